package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// dispatchFacts are what a reader of the run must know.
func dispatchFacts(ctx context.Context) dispatch.Facts {
	f := trial.NewFacts(ctx, "")
	return dispatch.Facts{
		Go: f.Go, GOOS: f.GOOS, GOARCH: f.GOARCH, CPU: f.CPU, CPUs: runtime.NumCPU(), Kernel: machine.This().Kernel(),
		Commit: f.Commit, Dirty: f.Dirty,
	}
}

// trialEvent is how far a session is, as a run would say it.
func trialEvent(e dispatch.Event) trial.Event {
	event := trial.Event{
		Round: e.Round, Rounds: e.Rounds, Elapsed: e.Elapsed, Left: e.Left,
		Case: trial.Case{Op: trial.Op(e.Engine), Strategy: e.Technique, Workload: e.Program},
	}
	if e.Failure != "" {
		event.Record = &trial.Record{Failure: &trial.Failure{Reason: e.Failure}}
	}
	return event
}

// dispatchFloor is the relative difference below which nothing is claimed, and by which the starts of an engine may differ: as much as the
// place of code alone can do.
const dispatchFloor = 0.05

// dispatchReport compares the techniques of each engine. A program is a table, an engine a column and a technique a row. The
// error is the one that ended the run, or nil.
func dispatchReport(dir string, run dispatch.Run, samples []dispatch.Sample, err error) *report.Report {
	options := report.DefaultOptions()
	options.Baseline, options.Floor = dispatch.Baseline, dispatchFloor
	options.Starts, options.Agreement = run.Plan.FirstRounds(), dispatchFloor
	options.Transposed, options.SkippedWord = true, "unsupported"
	options.Arrangement = &report.Arrangement{Table: "program", Row: "engine", Col: "technique"}
	options.Tables, options.Strategies = dispatch.ProgramNames(), dispatch.TechniqueNames()
	options.Workloads = namesOf(run.Engines, func(e dispatch.Engine) string { return e.Name })
	about := report.Run{Directory: dir, Notes: dispatchNotes(run, err)}
	rounds := map[int]bool{}
	for _, s := range samples {
		rounds[s.Round] = true
	}
	about.Kept = len(rounds)
	kept, left, all := dispatch.Undisturbed(samples)
	if left > 0 {
		about.Notes = append(about.Notes, fmt.Sprintf("Left out, since the machine was slow: %d of %d rounds of a program on an engine.", left, all))
	}
	return report.New(about, dispatchMeasurements(run, kept), options)
}

// dispatchMeasurements are the samples as the report takes them, and the cells that have none.
func dispatchMeasurements(run dispatch.Run, samples []dispatch.Sample) []report.Measurement {
	var list []report.Measurement
	steps := dispatch.Steps()
	measured := map[[3]string]bool{}
	for _, s := range samples {
		measured[[3]string{s.Engine, s.Technique, s.Program}] = true
		list = append(list, report.Measurement{
			Op: s.Program, Strategy: s.Technique, Workload: s.Engine, Round: s.Round,
			Values: []benchfmt.Value{{Value: s.PerInstruction(steps[s.Program]) / 1e9, Unit: "sec/op"}},
		})
	}
	for _, m := range run.Unmeasured() {
		entry := report.Measurement{Op: m.Program, Strategy: m.Technique, Workload: m.Engine, Round: m.Round}
		switch known := measured[[3]string{m.Engine, m.Technique, m.Program}]; {
		case known && (m.Whole || !m.Supported):
			continue // a start that ended early has a note
		case m.Supported:
			entry.Failed = m.Reason
		default:
			entry.Skipped = m.Reason
		}
		list = append(list, entry)
	}
	return list
}

// dispatchNotes say what a reader of the tables must know about the run.
func dispatchNotes(run dispatch.Run, err error) []string {
	notes := []string{"Time is that of one instruction of the machine."}
	var missing []string
	for _, e := range run.Engines {
		switch {
		case e.Absent:
			missing = append(missing, e.Name)
		case len(e.Starts) > 0:
			notes = append(notes, engineNote(e))
		}
	}
	if len(missing) > 0 {
		notes = append(notes, "Not found on this machine: "+strings.Join(missing, ", ")+"; docs/dispatch.md says how to install engines.")
	}
	switch {
	case errors.Is(err, context.Canceled):
		notes = append(notes, "Interrupted: what is missing was not measured.")
	case err != nil:
		notes = append(notes, fmt.Sprintf("Ended early: %v.", err))
	}
	return notes
}

// engineNote says which engine it was, and what the machine went through meanwhile: of its starts, the worst.
func engineNote(e dispatch.Engine) string {
	steal := slices.MaxFunc(e.Starts, func(a, b dispatch.Start) int { return cmp.Compare(a.Steal, b.Steal) }).Steal
	pressure := slices.MaxFunc(e.Starts, func(a, b dispatch.Start) int { return cmp.Compare(a.Pressure, b.Pressure) }).Pressure
	note := fmt.Sprintf("%s: %s", e.Name, cmp.Or(strings.TrimSpace(e.Found.Version+" "+e.Found.Flags), "unknown version"))
	note += fmt.Sprintf(" · steal %.0f%%, pressure %.0f%%", 100*steal, 100*pressure)
	for _, s := range e.Starts {
		if s.Error != "" {
			note += fmt.Sprintf(" · start %d ended early: %s", s.Number, s.Error)
		}
	}
	return note
}
