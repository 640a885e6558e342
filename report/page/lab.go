package page

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/vmbench/vmbench/report"
)

// LabQuestion is what a report on dispatch techniques alone answers.
const LabQuestion = "What does it cost an interpreter to get from one instruction to the next, natively and on WebAssembly engines?"

// question is what the story answers: that of its runs, unless all of them are of the dispatch lab.
func (s *Story) question() string {
	other := slices.ContainsFunc(s.Runs, func(r *Run) bool { return !r.isLab() })
	if other || len(s.Sizes) > 0 || len(s.Runs) == 0 {
		return Question
	}
	return LabQuestion
}

// isLab reports whether the strategies of a run are techniques and its workloads engines, which are not compared with each other.
func (r *Run) isLab() bool { return r.Report.Transposed }

// describeLab says what was measured: "Dispatch: 20 techniques on 16 engines".
func describeLab(r *report.Report) string {
	var engines []string
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			engines = appendNew(engines, row.Workload)
		}
	}
	return fmt.Sprintf("Dispatch: %s on %s", report.Count(len(r.Strategies), "technique"), report.Count(len(engines), "engine"))
}

// A gain is a technique that takes less time than the baseline on an engine.
type gain struct {
	engine, technique string
	ratio             report.Estimate
}

// mostGains is the largest number of gains in a clause.
const mostGains = 3

// labClauses say for each program on which engines a technique is ahead of the baseline, and on how many none is.
func (r *Run) labClauses() (sentences []Sentence) {
	for i := range r.Report.Sections {
		section := &r.Report.Sections[i]
		gains, engines := gainsOf(section)
		if engines == 0 {
			continue
		}
		var s Sentence
		s.say("on " + shorten(report.Clean(section.Op), longestName) + ", ")
		for j, g := range gains[:min(len(gains), mostGains)] {
			if j > 0 {
				s.say(", ")
			}
			s.name(g.technique)
			s.say(" takes " + g.ratio.Interval())
			if j == 0 {
				s.say(" the time of ")
				s.name(r.Report.Baseline)
			}
			s.say(" on " + shorten(report.Clean(g.engine), longestName))
		}
		if more := len(gains) - mostGains; more > 0 {
			s.say(fmt.Sprintf(", something less on %d more", more))
		}
		if len(gains) == 0 {
			s.say("nothing is shown to be ahead of ")
			s.name(r.Report.Baseline)
			s.say(" on any of " + report.Count(engines, "engine"))
		} else if none := engines - len(gains); none > 0 {
			s.say(fmt.Sprintf(", and on %d of %d engines nothing is shown to be ahead of it", none, engines))
		}
		sentences = append(sentences, s)
	}
	return sentences
}

// gainsOf are the best gain of each engine that has one, the largest first, and how many engines have a comparison.
func gainsOf(section *report.Section) (gains []gain, engines int) {
	for _, row := range section.Rows {
		var best *report.Cell
		compared := false
		for i := range row.Cells {
			c := row.Cells[i].Comparison
			compared = compared || c != nil
			if c != nil && c.Verdict == report.Faster && (best == nil || c.Ratio.Center < best.Comparison.Ratio.Center) {
				best = &row.Cells[i]
			}
		}
		if compared {
			engines++
		}
		if best != nil {
			gains = append(gains, gain{row.Workload, best.Strategy, best.Comparison.Ratio})
		}
	}
	slices.SortStableFunc(gains, func(a, b gain) int { return cmp.Compare(a.ratio.Center, b.ratio.Center) })
	return gains, engines
}
