package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A footnote explains why cells have no time.
type footnote struct {
	status     Status
	word       string // for the status
	reason     string
	strategies []string
	cases      []string // "Encode order"
}

// footnotes numbers the reasons in the order in which their cells are shown.
type footnotes struct {
	notes []*footnote
}

// number returns the number of the cell's footnote, from 1.
func (f *footnotes) number(a *Analysis, c Case, cell *Cell) int {
	reason := cell.Reason
	if cell.Status == Failed {
		reason = cell.Failures[0].Reason
	}
	i := slices.IndexFunc(f.notes, func(n *footnote) bool { return n.status == cell.Status && n.reason == reason })
	if i < 0 {
		i = len(f.notes)
		f.notes = append(f.notes, &footnote{status: cell.Status, word: a.word(cell.Status), reason: reason})
	}
	note := f.notes[i]
	note.strategies = addMissing(note.strategies, cell.Strategy)
	note.cases = addMissing(note.cases, a.caseName(c))
	return i + 1
}

// word is what stands in place of a time.
func (a *Analysis) word(s Status) string {
	if s == Skipped && a.SkippedWord != "" {
		return a.SkippedWord
	}
	return s.String()
}

func addMissing(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// lines are the footnotes as sentences: what, why and where.
func (f *footnotes) lines() []string {
	var lines []string
	for i, n := range f.notes {
		lines = append(lines, fmt.Sprintf("[%d] %s: %s (%s; %s)", i+1, n.word, reasonLine(n.reason),
			some(n.strategies), some(n.cases)))
	}
	return lines
}

// mostNames is the largest number of names in one sentence.
const mostNames = 6

// some lists names, or the first of them if they are many.
func some(names []string) string { return someOf(names, mostNames) }

func someOf(names []string, most int) string {
	clean := make([]string, len(names))
	for i, name := range names {
		clean[i] = Clean(name)
	}
	if len(clean) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(clean[:most-1], ", "), len(clean)-most+1)
	}
	return strings.Join(clean, ", ")
}

// caseName names a case in a sentence. The format is left out where there is only the usual one.
func (a *Analysis) caseName(c Case) string {
	if a.namesFormats() {
		return c.Op + " " + c.Format + " " + c.Workload
	}
	return strings.TrimSpace(c.Op + " " + c.Workload)
}

// namesFormats reports whether formats have to be named: if there are several, or another than the usual one.
func (a *Analysis) namesFormats() bool {
	return slices.ContainsFunc(a.Sections, func(s Section) bool { return s.Format != "" && s.Format != formats[0] })
}

// partialFailures are sentences about cases that failed in some of their trials.
func (a *Analysis) partialFailures() []string {
	var lines []string
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			for _, cell := range row.Cells {
				if cell.Status == Measured && len(cell.Failures) > 0 {
					first := cell.Failures[0]
					lines = append(lines, fmt.Sprintf("! %s, %s: %d of %d trials failed, first in round %d: %s",
						Clean(cell.Strategy), Clean(a.caseName(row.Case)), len(cell.Failures),
						len(cell.Failures)+cell.Rounds, first.Round, reasonLine(first.Reason)))
				}
			}
		}
	}
	return lines
}

// undecided says how many rounds would decide the inconclusive comparisons: each of a few, or the half and the whole of
// many.
func (a *Analysis) undecided() []string {
	type open struct {
		name   string
		needed int
	}
	var all []open
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			for _, cell := range row.Cells {
				if c := cell.Comparison; c != nil && c.Verdict == Inconclusive && !c.Apart {
					all = append(all, open{Clean(cell.Strategy + " " + a.caseName(row.Case)), cmp.Or(c.Needed, math.MaxInt)})
				}
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	if len(all) <= mostNames/2 {
		names := make([]string, len(all))
		for i, o := range all {
			names[i] = fmt.Sprintf("%s with %s", o.name, roundsText(o.needed))
		}
		return []string{"? would be decided: " + strings.Join(names, ", ") + "."}
	}
	slices.SortFunc(all, func(a, b open) int { return cmp.Compare(a.needed, b.needed) })
	half, whole := roundsText(all[(len(all)-1)/2].needed), roundsText(all[len(all)-1].needed)
	if half == whole {
		return []string{fmt.Sprintf("? %d of %d are inconclusive: %s would decide them.", len(all), a.Family, whole)}
	}
	return []string{fmt.Sprintf("? %d of %d are inconclusive: %s would decide half of them, %s all.",
		len(all), a.Family, half, strings.TrimSuffix(whole, " rounds"))}
}

func roundsText(needed int) string {
	if needed > mostRounds {
		return fmt.Sprintf("over %d rounds", mostRounds)
	}
	return fmt.Sprintf("about %d rounds", needed)
}
