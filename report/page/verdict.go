package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// mostClauses is the largest number of clauses of a verdict; tables have the rest.
const mostClauses = 6

// verdict is the answer of the whole story in a sentence: of the first run, and of the first sizes.
func (s *Story) verdict() Sentence {
	var parts []Sentence
	if len(s.Runs) > 0 {
		parts = s.Runs[0].clauses()
	}
	if len(s.Sizes) > 0 {
		parts = append(parts, s.Sizes[0].clause(s.fastest()))
	}
	return finish(parts)
}

// verdict is what a run says.
func (r *Run) verdict() Sentence { return finish(r.clauses()) }

// verdict is what sizes say, also of the strategies that are fast.
func (s *Sizes) verdict(fast []string) Sentence { return finish([]Sentence{s.clause(fast)}) }

// finish makes a sentence of clauses.
func finish(clauses []Sentence) Sentence {
	var known []Sentence
	for _, c := range clauses {
		if len(c) > 0 {
			known = append(known, c)
		}
	}
	if len(known) == 0 {
		return Sentence{{Text: "There is nothing to compare: fewer than two strategies were measured."}}
	}
	if more := len(known) - mostClauses; more > 0 {
		known = append(known[:mostClauses], Sentence{{Text: report.Count(more, "further comparison") + " below"}})
	}
	all := capitalized(join(known, "; "))
	all.say(".")
	return all
}

// capitalized begins a sentence that does not begin with a name.
func capitalized(s Sentence) Sentence {
	if first := &s[0]; !first.Strong && first.Text != "" {
		first.Text = strings.ToUpper(first.Text[:1]) + first.Text[1:]
	}
	return s
}

// A clause is what leaders of a part of a section come to.
type clause struct {
	where   string // "over 4 workloads", "on twitter"
	purpose string // "to encode JSON"
	vague   bool   // whether only the mean shows who is behind
	report.Leaders
}

// clauses say who takes the least time, for each part of the report. What a clause has in common with the one before it is not said again.
func (r *Run) clauses() (sentences []Sentence) {
	if r.isLab() {
		return r.labClauses()
	}
	var before clause
	for i := range r.Report.Sections {
		section := &r.Report.Sections[i]
		for _, leaders := range r.leaders(i) {
			c := clause{r.where(leaders), purpose(section), len(leaders.Workloads) > 1 && vague(section), leaders}
			sentences = append(sentences, c.sentence(r.Report.Baseline, before))
			before = c
		}
	}
	return sentences
}

// sentence is such as "over 4 workloads, vm takes 0.58× (0.57–0.59) the time of reflection to encode JSON, ahead of generated at 0.60× (0.59–0.61)".
func (c clause) sentence(baseline string, before clause) (s Sentence) {
	if c.where != before.where {
		s.say(c.where + ", ")
	}
	best := c.Fastest
	if len(c.Behind) == 0 {
		return append(s, c.undecided()...)
	}
	again := best.Strategy == before.Fastest.Strategy && before.Fastest.Ratio != nil && c.where == before.where
	switch {
	case best.Ratio != nil && again:
		s.say(best.Ratio.Interval())
	case best.Ratio != nil:
		s.name(best.Strategy)
		s.say(" takes " + best.Ratio.Interval() + " the time of ")
		s.name(baseline)
	default:
		s.name(best.Strategy)
		s.say(" takes the least time")
	}
	s.say(" " + c.purpose)
	for i, level := range c.Level[:min(len(c.Level), 2)] {
		s.say([]string{", not to be told from ", " or "}[i])
		s.name(level.Strategy)
		s.say(relative(level))
	}
	if more := len(c.Level) - 2; more > 0 {
		s.say(fmt.Sprintf(" or %d more", more))
	}
	if next := c.Behind[0]; next.Strategy != baseline || best.Ratio == nil || len(c.Level) > 0 { // else that is said
		s.say(", ahead of ")
		s.name(next.Strategy)
		s.say(relative(next))
	}
	switch {
	case c.vague && before.vague:
		s.say(" (likewise)")
	case c.vague:
		s.say(" (a mean; no workload shows it alone)")
	}
	return s
}

// undecided says that nobody is behind, and how the first two look.
func (c clause) undecided() (s Sentence) {
	s.say("no strategy is shown to be ahead " + c.purpose)
	for i, standing := range []report.Standing{c.Fastest, c.Level[0]} {
		s.say([]string{" (", ", "}[i])
		s.name(standing.Strategy)
		if standing.Ratio != nil {
			s.say(" " + standing.Ratio.Interval())
		} else {
			s.say(" " + report.FormatTime(standing.Time))
		}
	}
	s.say(")")
	return s
}

// vague reports whether a section has comparisons, and none that found a difference.
func vague(section *report.Section) bool {
	compared := false
	for _, row := range section.Rows {
		for _, cell := range row.Cells {
			if cell.Comparison == nil {
				continue
			}
			if cell.Comparison.Verdict.Differs() {
				return false
			}
			compared = true
		}
	}
	return compared
}

// relative is a strategy's ratio to the baseline or, if that is the fastest or it is the baseline itself, to the fastest.
func relative(s report.Standing) string {
	switch {
	case s.Ratio != nil:
		return " at " + s.Ratio.Interval()
	case s.ToBest != nil:
		return " at " + s.ToBest.Interval() + " of it"
	}
	return " at " + report.FormatTime(s.Time)
}

// purpose is what a section is about.
func purpose(section *report.Section) string {
	verbs := map[string]string{"Encode": "to encode", "Append": "to append", "Decode": "to decode", "Compile": "to prepare"}
	verb, known := verbs[section.Op]
	if !known {
		verb = "in " + shorten(report.Clean(section.Op), longestName)
	}
	return strings.TrimSpace(verb + " " + shorten(formatName(section.Format), longestName))
}

// formatName is a format as people write it.
func formatName(format string) string {
	switch format {
	case "json", "cbor":
		return strings.ToUpper(format)
	case "msgpack":
		return "MessagePack"
	}
	return report.Clean(format)
}

// where says which workloads a clause is about.
func (r *Run) where(l report.Leaders) string {
	switch n := len(l.Workloads); {
	case n == 1:
		return "with " + shorten(report.Clean(cmp.Or(r.Names[l.Workloads[0]], l.Workloads[0])), longestName)
	case l.Missing > 0:
		return fmt.Sprintf("over %d of %d workloads", n, n+l.Missing)
	default:
		return fmt.Sprintf("over %d workloads", n)
	}
}

// leaders are those of a section, found once: thousands of rounds are compared for them.
func (r *Run) leaders(section int) []report.Leaders {
	if r.found == nil {
		for i := range r.Report.Sections {
			r.found = append(r.found, r.Report.Leaders(&r.Report.Sections[i]))
		}
	}
	return r.found[section]
}

// fastest are the strategies that are fastest in some part of the first run, and those next behind them.
func (s *Story) fastest() (names []string) {
	if len(s.Runs) == 0 || s.Runs[0].isLab() {
		return nil
	}
	for i := range s.Runs[0].Report.Sections {
		for _, l := range s.Runs[0].leaders(i) {
			names = appendNew(names, l.Fastest.Strategy)
			for _, behind := range l.Behind[:min(1, len(l.Behind))] {
				names = appendNew(names, behind.Strategy)
			}
		}
	}
	return names
}

// clause says which strategy costs the least code, which is next, and what the fast ones cost: of the programs that have most types and most
// formats.
func (s *Sizes) clause(fast []string) (c Sentence) {
	formats := 0
	for _, row := range s.Rows {
		formats = max(formats, row.Formats)
	}
	host, types, rows := s.largest(formats)
	if len(rows) == 0 {
		return nil
	}
	c.say("in code, at " + report.Count(types, "type"))
	if formats > 1 {
		c.say(" in " + report.Count(formats, "format"))
	}
	c.say(", host " + shorten(report.Clean(host), longestName) + ", ")
	c.name(rows[0].Strategy)
	c.say(" costs " + report.FormatSize(rows[0].Total) + " bytes")
	for i, row := range rows {
		last := len(fast) == 0 && i == len(rows)-1
		if i == 1 || i > 1 && (last || slices.Contains(fast, row.Strategy)) {
			c.say(", ")
			c.name(row.Strategy)
			c.say(" " + report.FormatSize(row.Total) + s.crossing(rows[0], row))
		}
	}
	return c
}

// crossing says from where on a strategy is smaller than another.
func (s *Sizes) crossing(smaller, larger report.SizeRow) string {
	for _, x := range s.Crossings {
		if x.Smaller != smaller.Strategy || x.Larger != larger.Strategy || x.Host != smaller.Host || x.Formats != smaller.Formats || x.Extrapolated {
			continue
		}
		if x.From <= 1 {
			return " (more throughout)"
		}
		return fmt.Sprintf(" (more from %s on)", report.Count(x.From, "type"))
	}
	return ""
}
