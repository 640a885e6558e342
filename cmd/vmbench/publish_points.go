package main

import (
	"time"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// points are the numbers of the comparison: of a run, those of each case, however its tables are arranged.
func (p publication) points() ([]report.Point, error) {
	if d, ok := p.shown.printable.(*report.Deltas); ok {
		return d.Points(), nil
	}
	run := p.inputs[0].run
	options := reportOptions(run.Run)
	options.Confidence, options.Units = p.o.confidence, trial.Units()
	return report.Points(measurements(run.Run, run.kept()), p.o.query, options)
}

// sources are the inputs as streams in Go's benchmark format.
func (p publication) sources() []report.Source {
	list := make([]report.Source, len(p.inputs))
	for i, in := range p.inputs {
		list[i] = in.source()
	}
	return list
}

// filter is the query's filter for results, in which the keys of cases are parts of the name.
func (p publication) filter() string {
	if len(savedRuns(p.inputs)) > 0 {
		return p.o.query.OfCases().Filter
	}
	return p.o.query.Filter
}

// time is when the first of the runs began, and now where no input is one.
func (p publication) time() time.Time {
	for _, run := range savedRuns(p.inputs) {
		if !run.Start.IsZero() {
			return run.Start
		}
	}
	return time.Now()
}
