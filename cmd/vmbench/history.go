package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

type historyOptions struct{ filter, baseline, format string }

func newHistoryCommand() *cobra.Command {
	var o historyOptions
	cmd := &cobra.Command{
		Use:   "history [DIR]",
		Short: "Show how strategies compare over the runs that a directory holds",
		Long: `Show how strategies compare over runs: those in the subdirectories of DIR, by
default results, in the order of time.

What is shown is the ratio to a baseline in the same rounds of the same run.
Absolute times of different machines or of different months are not comparable,
and are not shown. A run takes part with the cases for which it has the
baseline. Runs of the same kind of machine and the same design have the same
mark; a change that coincides with another machine or design says so.

Changes are found by E-divisive (Matteson and James 2014) on the logarithms of
the ratios, a value for each run. With fewer than eight runs none is claimed,
and the largest step between two runs is named instead. A filter that leaves
three cases or fewer shows every run of each.`,
		Example: `  vmbench history
  vmbench history --filter 'op:Decode workload:twitter strategy:vm'
  vmbench history --baseline generated --format csv results > history.csv`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError("history of one directory, got %d; see %s --help", len(args), cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runHistory(cmd, o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.filter, "filter", "", "cases to show, such as 'workload:twitter op:Decode'")
	f.StringVar(&o.baseline, "baseline", report.DefaultOptions().Baseline, "strategy that the others are divided by")
	addOutputFlag(cmd, &o.format)
	completeFilter(cmd, "filter")
	complete(cmd, "baseline", strategyNames())
	cmd.ValidArgsFunction = completeDirs
	return cmd
}

func runHistory(cmd *cobra.Command, o historyOptions, args []string) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	dir := "results"
	if len(args) == 1 {
		dir = args[0]
	}
	dirs, err := runDirs(dir)
	if err != nil {
		return err
	}
	options := report.DefaultOptions()
	options.Baseline, options.Unranked = o.baseline, unranked()
	options.Strategies, options.Workloads = slices.Concat(strategyNames(), hiddenNames()), workloadNames()
	history, err := report.NewHistory(o.filter, options)
	if err != nil {
		return compareError(err)
	}
	found := &problems{w: cmd.ErrOrStderr()}
	measured := map[string]bool{}
	for _, dir := range dirs {
		run, records, problems := trial.ReadRun(dir)
		for _, err := range problems {
			found.tell(err)
		}
		saved := &savedRun{Run: run, records: records}
		list := measurements(run, saved.kept())
		if builds := run.Plan.Builds(); len(builds) > 0 { // the ratios of strategies are within the last
			list = slices.DeleteFunc(list, func(m report.Measurement) bool { return m.Build != builds[len(builds)-1] })
		}
		for _, m := range list {
			measured[m.Strategy] = true
		}
		history.Add(historyRun(dir, run), list)
		if cmd.Context().Err() != nil {
			return fmt.Errorf("interrupted")
		}
	}
	if history.Finish(); len(history.Cases) == 0 {
		if !measured[o.baseline] {
			return usageError("no run in %s has the baseline %s; there are %s", dir, o.baseline, strings.Join(sortedNames(measured), ", "))
		}
		return fmt.Errorf("no run in %s has a case that passes the filter %q, together with the baseline %s; choose another with --baseline",
			dir, o.filter, o.baseline)
	}
	if err := history.Write(cmd.OutOrStdout(), format, styleOf(cmd.OutOrStdout())); err != nil {
		return err
	}
	return found.err()
}

func sortedNames(set map[string]bool) []string {
	var names []string
	for name := range set {
		names = append(names, name)
	}
	return slices.Sorted(slices.Values(names))
}

// runDirs lists the subdirectories that hold runs. Sweeps of sizes and calibrations are none.
func runDirs(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%w; name a directory with runs in it, such as results", err)
	}
	var dirs []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if exists(filepath.Join(path, trial.RunFile)) && exists(filepath.Join(path, "trials.jsonl")) {
			dirs = append(dirs, path)
		}
	}
	if len(dirs) == 0 {
		return nil, fmt.Errorf("%s holds no runs: each is a directory with run.json and trials.jsonl", dir)
	}
	return dirs, nil
}

// historyRun is what a history says about a run. One that compares builds has no commit of its own, and one that was
// merged perhaps several machines.
func historyRun(dir string, run trial.Run) report.HistoryRun {
	machine := run.Facts.Machine()
	if len(run.Shards) > 0 {
		var machines []string
		for _, part := range run.Shards {
			machines = appendNew(machines, part.Facts.Machine())
		}
		machine = strings.Join(slices.Sorted(slices.Values(machines)), "+")
	}
	return report.HistoryRun{
		Name: filepath.Base(dir), Start: run.Start, Commit: run.Facts.Commit, Machine: machine, Design: cmp.Or(run.DesignHash, "unknown"),
	}
}
