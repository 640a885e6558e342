package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
)

// newReport analyses what a session has measured. The error is the one that ended it, or nil.
func newReport(session *trial.Session, spread map[report.Case]float64, err error) *report.Report {
	run, kept := session.Store.Run(), session.Kept()
	options := reportOptions(run)
	options.Spread = spread
	return report.New(reportRun(session.Dir(), run, kept, err), measurements(run, kept), options)
}

// reportOptions are the options for a report of a run.
func reportOptions(run trial.Run) report.Options {
	options := report.DefaultOptions()
	options.Baseline = cmp.Or(run.Plan.Baseline, options.Baseline)
	options.Strategies, options.Workloads = strategyOrder(run.Facts), workloadOrder(run.Plan)
	options.Series, options.Builds = liveSeries(run.Plan), run.Plan.Builds()
	options.StrategyNotes = strategyNotes(run.Facts)
	options.Unranked = unranked()
	return options
}

// reportRun is what a report says about a run.
func reportRun(dir string, run trial.Run, kept trial.Kept, err error) report.Run {
	return report.Run{
		Directory: dir,
		Kept:      rounds(kept.Records),
		Discarded: len(kept.Discarded),
		Repeated:  kept.Repeated,
		Layouts:   run.Plan.Design.Layouts,
		Notes:     slices.Concat(notes(run.Plan, kept, err), shardNotes(run), factNotes(run.Facts)),
	}
}

// strategyOrder is the order in which tables show strategies.
func strategyOrder(facts trial.Facts) []string {
	var peers []string
	if facts.Peers != nil {
		peers = namesOf(facts.Peers.Strategies, func(d trial.Description) string { return d.Name })
	}
	return slices.Concat(strategyNames(), peers, hiddenNames())
}

// workloadOrder is the order in which tables show workloads: those of many types come last, with more and more types.
func workloadOrder(plan trial.Plan) []string {
	return slices.Concat(workloadNames(), liveSeries(plan))
}

// strategyNotes say of peers what they leave out that the others do, and why they do not run as they are meant to.
func strategyNotes(facts trial.Facts) map[string]string {
	notes := make(map[string]string)
	if facts.Peers == nil {
		return notes
	}
	for _, d := range facts.Peers.Strategies {
		var parts []string
		if missing := leftOut(d.Traits); len(missing) > 0 {
			parts = append(parts, "without "+strings.Join(missing, ", "))
		}
		if d.Traits.Fallback != "" {
			parts = append(parts, "fallback: "+d.Traits.Fallback)
		}
		if len(parts) > 0 {
			notes[d.Name] = strings.Join(parts, "; ")
		}
	}
	return notes
}

// leftOut names the work that all strategies of this repository do and one does not.
func leftOut(t strategies.Traits) []string {
	var missing []string
	for _, part := range []struct {
		does bool
		what string
	}{
		{t.CopiesStrings, "copies of strings"}, {t.ValidatesUTF8, "repair of UTF-8"}, {t.EscapesHTML, "HTML escapes"},
		{t.SortsMaps, "sorted maps"}, {t.ChecksEnd, "a check of the end"},
	} {
		if !part.does {
			missing = append(missing, part.what)
		}
	}
	return missing
}

// measurements are the kept records as the report takes them, and the cases that have no document.
func measurements(run trial.Run, kept trial.Kept) []report.Measurement {
	var list []report.Measurement
	for _, c := range run.Plan.Cases {
		if reason, missing := run.Plan.Missing[c.Workload]; missing {
			m := measurement(c)
			m.Skipped = reason
			list = append(list, m)
		}
	}
	for _, r := range kept.Counts {
		if r.Counts != nil {
			m := measurement(r.Case)
			m.Machine, m.Values = run.MachineOf(r.Shard), r.Counts.Values()
			list = append(list, m)
		}
	}
	for _, r := range kept.Records {
		m := measurement(r.Case)
		m.Round, m.Skipped, m.Machine = r.Round, r.Skipped, run.MachineOf(r.Shard)
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
		Build:    c.Build,
	}
}

// factNotes say what ran the strategies, and which revisions a run compares.
func factNotes(facts trial.Facts) (notes []string) {
	if facts.Engine != "" {
		notes = append(notes, "WebAssembly under "+facts.Engine+".")
	}
	for _, b := range facts.Builds {
		note := fmt.Sprintf("%s: %s", b.Name, b.Revision)
		if !strings.HasPrefix(b.Commit, b.Revision) || b.Revision == "" {
			note += fmt.Sprintf(", %.12s", b.Commit)
		}
		notes = append(notes, note)
	}
	return notes
}

// rounds counts the rounds that some records are of. Those of different shards are not the same.
func rounds(records []trial.Record) int {
	seen := make(map[[2]int]bool)
	for _, r := range records {
		seen[[2]int{r.Shard, r.Round}] = true
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
			"That is what this machine is like, so all are kept.", report.Count(len(kept.Noisy), "round"), rounds(kept.Records)))
	}
	notes = append(notes, uncounted(kept)...)
	if kept.Disturbed > 0 {
		notes = append(notes, fmt.Sprintf("%s stayed disturbed when repeated, and count all the same.",
			report.Count(kept.Disturbed, "trial")))
	}
	if kept.Dropped > 0 {
		notes = append(notes, fmt.Sprintf("%s left out: too little of them ran at the machine's full speed.",
			report.Count(kept.Dropped, "trial")))
	}
	switch {
	case errors.Is(err, context.Canceled):
		notes = append(notes, "Interrupted: the last round is not whole.")
	case err != nil:
		notes = append(notes, fmt.Sprintf("Ended early: %v.", err))
	}
	return notes
}

// uncounted says what could not be counted although it was asked for. That it cannot be measured either, the table says.
func uncounted(kept trial.Kept) []string {
	failures, reason := 0, ""
	for _, r := range kept.Counts {
		if r.Failure != nil {
			failures, reason = failures+1, r.Failure.Reason
		}
	}
	if failures == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The instructions of %s were not counted: %s", report.Count(failures, "case"), reason)}
}

// unranked are the strategies that do not do the work.
func unranked() []string {
	null := slices.DeleteFunc(all.Hidden(), func(s strategies.Strategy) bool { return !s.Traits().Null })
	return namesOf(null, strategies.Strategy.Name)
}
