package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
)

// newReport analyses what a session has measured. The error is the one that ended it, or nil.
func newReport(session *trial.Session, err error) *report.Report {
	plan, kept := session.Store.Run().Plan, session.Kept()
	return report.New(reportRun(session.Dir(), plan, kept, err), measurements(plan, kept), reportOptions(plan))
}

// reportOptions are the options for a run of a plan.
func reportOptions(plan trial.Plan) report.Options {
	options := report.DefaultOptions()
	options.Baseline = cmp.Or(plan.Baseline, options.Baseline)
	options.Strategies, options.Workloads = slices.Concat(strategyNames(), hiddenNames()), workloadNames()
	options.Unranked = unranked()
	return options
}

// reportRun is what a report says about a run.
func reportRun(dir string, plan trial.Plan, kept trial.Kept, err error) report.Run {
	return report.Run{
		Directory: dir,
		Kept:      rounds(kept.Records),
		Discarded: len(kept.Discarded),
		Repeated:  kept.Repeated,
		Notes:     notes(plan, kept, err),
	}
}

// measurements are the kept records as the report takes them, and the cases that have no document.
func measurements(plan trial.Plan, kept trial.Kept) []report.Measurement {
	var list []report.Measurement
	for _, c := range plan.Cases {
		if reason, missing := plan.Missing[c.Workload]; missing {
			m := measurement(c)
			m.Skipped = reason
			list = append(list, m)
		}
	}
	for _, r := range kept.Records {
		m := measurement(r.Case)
		m.Round, m.Skipped = r.Round, r.Skipped
		if r.Failure != nil {
			m.Failed = r.Failure.Reason
		}
		if r.Result != nil {
			m.Values = r.Result.Values()
		}
		list = append(list, m)
	}
	return list
}

func measurement(c trial.Case) report.Measurement {
	return report.Measurement{
		Op:       string(c.Op),
		Strategy: c.Strategy,
		Format:   string(c.Format),
		Workload: c.Workload,
	}
}

// rounds counts the rounds that some records are of.
func rounds(records []trial.Record) int {
	seen := make(map[int]bool)
	for _, r := range records {
		seen[r.Round] = true
	}
	return len(seen)
}

// notes say what a reader of the table must know about the run.
func notes(plan trial.Plan, kept trial.Kept, err error) []string {
	var notes []string
	if plan.File != "" {
		notes = append(notes, "Document: "+plan.File)
	}
	if len(kept.Noisy) > 0 {
		notes = append(notes, fmt.Sprintf("Noisy machine: %s of %d would be discarded. "+
			"That is what this machine is like, so all are kept.", countOf(len(kept.Noisy), "round"), rounds(kept.Records)))
	}
	if kept.Disturbed > 0 {
		notes = append(notes, fmt.Sprintf("%s stayed disturbed when repeated.", countOf(kept.Disturbed, "trial")))
	}
	switch {
	case errors.Is(err, context.Canceled):
		notes = append(notes, "Interrupted: the last round is not whole.")
	case err != nil:
		notes = append(notes, fmt.Sprintf("Ended early: %v.", err))
	}
	return notes
}

// countOf is a number with its noun: "1 trial", "2 trials".
func countOf(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// unranked are the strategies that do not do the work.
func unranked() []string {
	null := slices.DeleteFunc(all.Hidden(), func(s strategies.Strategy) bool { return !s.Traits().Null })
	return namesOf(null, strategies.Strategy.Name)
}
