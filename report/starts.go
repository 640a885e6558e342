package report

import (
	"fmt"
	"math"
	"slices"
)

// apart reports whether the ratio of two times differs by more than the agreement from one start to another. Starts without
// rounds that have both say nothing.
func (o *Options) apart(times, others map[int]float64) bool {
	var ratios []float64
	for i, first := range o.Starts {
		in := map[int]float64{}
		for round, time := range times {
			if round >= first && (i+1 == len(o.Starts) || round < o.Starts[i+1]) {
				in[round] = time
			}
		}
		if logs := logRatios(in, others); len(logs) > 0 {
			ratios = append(ratios, hodgesLehmann(logs, o.Confidence).Center)
		}
	}
	return len(ratios) > 1 && slices.Max(ratios)-slices.Min(ratios) > math.Log1p(o.Agreement)
}

// apartNote says how many ratios are inconclusive since they differ from one start to another.
func (a *Analysis) apartNote() []string {
	n := 0
	for _, cell := range a.cells() {
		if cell.Comparison != nil && cell.Comparison.Apart {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("? %d of %d differ by over %s from one start to the other, and are inconclusive for that.",
		n, a.Family, percent(a.Agreement))}
}
