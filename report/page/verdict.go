package page

import (
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
	var fast []string
	if len(s.Runs) > 0 {
		parts = s.Runs[0].clauses()
		fast = fastest(s.Runs[0].Report)
	}
	if len(s.Sizes) > 0 {
		parts = append(parts, s.Sizes[0].clause(fast))
	}
	return finish(parts)
}

// verdict is what a run says.
func (r *Run) verdict() Sentence { return finish(r.clauses()) }

// verdict is what sizes say.
func (s *Sizes) verdict() Sentence { return finish([]Sentence{s.clause(nil)}) }

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
	all := join(known, "; ")
	all[0].Text = strings.ToUpper(all[0].Text[:1]) + all[0].Text[1:]
	all.say(".")
	return all
}

// clauses say who takes the least time, for each part of the report.
func (r *Run) clauses() (clauses []Sentence) {
	for i := range r.Report.Sections {
		section := &r.Report.Sections[i]
		for _, leaders := range r.Report.Leaders(section) {
			clauses = append(clauses, r.clause(section, leaders))
		}
	}
	return clauses
}

// clause is such as "to encode JSON, vm takes 0.58× (0.57–0.59) the time of reflection, ahead of generated (0.59×)".
func (r *Run) clause(section *report.Section, l report.Leaders) (s Sentence) {
	s.say(purpose(section) + over(l) + ", ")
	best := l.Fastest
	s.name(best.Strategy)
	switch {
	case best.Ratio != nil:
		s.say(" takes " + best.Ratio.Interval() + " the time of ")
		s.name(r.Report.Baseline)
	default:
		s.say(" takes " + report.FormatTime(best.Time))
	}
	for i, level := range l.Level[:min(len(l.Level), 2)] {
		s.say([]string{", as does ", " and "}[i])
		s.name(level.Strategy)
		s.say(relative(level))
	}
	if more := len(l.Level) - 2; more > 0 {
		s.say(fmt.Sprintf(" and %d more", more))
	}
	if len(l.Level) > 0 {
		s.say(", which cannot be told from it")
	}
	if len(l.Behind) > 0 {
		s.say(", ahead of ")
		s.name(l.Behind[0].Strategy)
		s.say(relative(l.Behind[0]))
	}
	return s
}

// relative is a strategy's ratio to the baseline or, if it is that, to the fastest.
func relative(s report.Standing) string {
	switch {
	case s.Ratio != nil:
		return " (" + report.FormatRatio(s.Ratio.Center) + "×)"
	case s.ToBest != nil:
		return " (" + report.FormatRatio(s.ToBest.Center) + "× of it)"
	}
	return " (" + report.FormatTime(s.Time) + ")"
}

// purpose is what a section is about, as the beginning of a clause.
func purpose(section *report.Section) string {
	verbs := map[string]string{"Encode": "to encode", "Append": "to encode into a reused buffer", "Decode": "to decode", "Compile": "to prepare"}
	verb, known := verbs[section.Op]
	if !known {
		verb = "in " + report.Clean(section.Op)
	}
	return strings.TrimSpace(verb + " " + formatName(section.Format))
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

// over says which workloads a clause is about.
func over(l report.Leaders) string {
	switch n := len(l.Workloads); {
	case n == 1:
		return " (" + shorten(report.Clean(l.Workloads[0]), longestName) + ")"
	case l.Missing > 0:
		return fmt.Sprintf(" (mean over %d of %d workloads)", n, n+l.Missing)
	default:
		return fmt.Sprintf(" (mean over %d workloads)", n)
	}
}

// fastest are the strategies that are fastest in some part, each once.
func fastest(r *report.Report) (names []string) {
	seen := map[string]bool{}
	for i := range r.Sections {
		for _, l := range r.Leaders(&r.Sections[i]) {
			if name := l.Fastest.Strategy; !seen[name] {
				seen[name], names = true, append(names, name)
			}
			for _, behind := range l.Behind[:min(1, len(l.Behind))] {
				if name := behind.Strategy; !seen[name] {
					seen[name], names = true, append(names, name)
				}
			}
		}
	}
	return names
}

// clause says which strategy costs the least code, and what the fast ones cost.
func (s *Sizes) clause(fast []string) (c Sentence) {
	host, types, rows := s.largest()
	if len(rows) == 0 {
		return nil
	}
	c.say(fmt.Sprintf("in code, at %s in host %s, ", report.Count(types, "type"), host))
	c.name(rows[0].Strategy)
	c.say(" costs " + report.FormatSize(rows[0].Total) + " bytes")
	for _, row := range rows[1:] {
		if len(fast) == 0 && row.Strategy == rows[len(rows)-1].Strategy || slices.Contains(fast, row.Strategy) {
			c.say(", ")
			c.name(row.Strategy)
			c.say(" " + report.FormatSize(row.Total))
			c.say(s.crossing(rows[0].Strategy, row.Strategy, host))
		}
	}
	return c
}

// crossing says from where on a strategy is smaller than another.
func (s *Sizes) crossing(smaller, larger, host string) string {
	for _, x := range s.Crossings {
		if x.Smaller == smaller && x.Larger == larger && x.Host == host && x.Formats == 1 && !x.Extrapolated {
			if x.From <= 1 {
				return " (more throughout)"
			}
			return fmt.Sprintf(" (more from %d types on)", x.From)
		}
	}
	return ""
}
