package report

import "golang.org/x/perf/benchfmt"

// A Measurement is the result of one trial: what one fresh process said about one case in one round.
type Measurement struct {
	Op, Strategy, Format, Workload string

	// Build names the program that ran the strategy, where a run compares programs; else it is empty.
	Build string

	// Round counts from 1. Values of different strategies in the same round form pairs.
	Round int

	// Machine is the one that measured it, where a run has several. Times of different ones are never put together.
	Machine string

	// Values are the trial's numbers, in any unit that benchunit can tidy: ns/op and sec/op are the same.
	Values []benchfmt.Value

	// Skipped and Failed say why there are no values: the case cannot be measured, or the trial went wrong.
	Skipped, Failed string

	residue string // what tells apart the cases of one cell, if it holds several
}

// A Case is what strategies are compared on.
type Case struct {
	Op, Format, Workload string
}

func (m *Measurement) caseOf() Case {
	return Case{Op: m.Op, Format: m.Format, Workload: m.Workload}
}
