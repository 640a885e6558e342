package report

import (
	"maps"
	"slices"

	"golang.org/x/perf/benchmath"
)

// A Control is a comparison whose truth is known: of a strategy with itself under another name, or with a version of it
// that does a known part more.
type Control struct {
	Experiment string // how it was measured
	Run        int    // counts from 1; the comparisons of a run are one family
	Case
	Strategy string
	Truth    float64 // the true ratio; 1 for the strategy itself

	Comparison
	// Unpaired is the p of the Mann-Whitney test that benchstat makes, over the same rounds taken as two samples.
	Unpaired float64
}

// Controls compares the strategies of a run with its baseline, as a report does, and adds what is known. Truth holds the true
// ratios of the strategies that are controls.
func Controls(experiment string, run int, ms []Measurement, o Options, truth map[string]float64) []Control {
	var list []Control
	a := Analyze(ms, o)
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			baseline := row.cell(o.Baseline)
			for i := range row.Cells {
				cell := &row.Cells[i]
				ratio, known := truth[cell.Strategy]
				if !known || cell.Comparison == nil {
					continue
				}
				list = append(list, Control{
					Experiment: experiment, Run: run, Case: row.Case, Strategy: cell.Strategy, Truth: ratio,
					Comparison: *cell.Comparison, Unpaired: mannWhitneyP(baseline.times, cell.times),
				})
			}
		}
	}
	return list
}

// cell returns the row's cell of a strategy, which may be empty.
func (r *Row) cell(strategy string) *Cell {
	i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Strategy == strategy })
	if i < 0 {
		return &Cell{Strategy: strategy}
	}
	return &r.Cells[i]
}

// mannWhitneyP is the p of two samples, as benchstat has it.
func mannWhitneyP(times, others map[int]float64) float64 {
	return mannWhitney(slices.Collect(maps.Values(times)), slices.Collect(maps.Values(others)))
}

// mannWhitney is the p of the two-sided Mann-Whitney test, as benchstat has it. It leaves the samples as they are.
func mannWhitney(x, y []float64) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 1
	}
	a := benchmath.NewSample(slices.Clone(x), &benchmath.DefaultThresholds)
	b := benchmath.NewSample(slices.Clone(y), &benchmath.DefaultThresholds)
	return benchmath.AssumeNothing.Compare(a, b).P
}

// A Rule says from a comparison whether there is a difference.
type Rule struct {
	Name    string
	Differs func(c *Control, o Options) bool
}

// Rules lists the rules from the loosest to the one that reports follow.
func Rules() []Rule {
	return []Rule{
		{"Mann-Whitney", func(c *Control, o Options) bool { return c.Unpaired < o.Alpha }},
		{"paired", func(c *Control, o Options) bool { return c.P < o.Alpha }},
		{"paired, floor", func(c *Control, o Options) bool { return c.P < o.Alpha && c.beyondFloor() }},
		{"verdict", func(c *Control, _ Options) bool { return c.Verdict.Differs() }},
	}
}

// beyondFloor reports whether the estimate differs from 1 by more than the floor.
func (c *Comparison) beyondFloor() bool {
	return c.Ratio.Center < 1/(1+c.Floor) || c.Ratio.Center > 1+c.Floor
}
