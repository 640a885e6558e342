package main

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
)

type checkOptions struct {
	filter, format string
	features, full bool
}

func newCheckCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Hold every strategy to the reference of each format",
		Long: `Run the conformance suite: for each workload and format, every strategy must
write the bytes that the reference writes, and read the same values and the same
errors from its document, from that document cut off and changed at many places,
and from a list of values that were chosen for their edges. The reference is
encoding/json for JSON, and the strategy reflection for CBOR and MessagePack.

The table has the number of comparisons that agreed. Exit code 1 says that some
did not; they are shown below the table, with their position.`,
		Example: `  vmbench check
  vmbench check --filter 'strategy:vm workload:(order OR tree)'
  vmbench check --filter 'format:cbor'       one format
  vmbench check --features                   every rule of tags and types, too
  vmbench check --features --filter 'workload:omitzero'`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			format, err := outputFormat(cmd, o.format)
			if err != nil {
				return err
			}
			return runCheck(cmd.Context(), o, format, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.filter, "filter", "", "which `QUERY` of strategy, format and workload: 'workload:order'")
	cmd.Flags().BoolVar(&o.features, "features", false, "also check a type for each rule of tags and types; takes minutes")
	cmd.Flags().BoolVar(&o.full, "full", false, "make every case that the suite knows; takes much longer")
	addOutputFlag(cmd, &o.format)
	completeFilter(cmd, "filter")
	return cmd
}

func runCheck(ctx context.Context, o checkOptions, format report.Format, stdout, stderr io.Writer) error {
	jobs, err := checkJobs(o)
	if err != nil {
		return err
	}
	effort := strategytest.Quick
	if o.full {
		effort = strategytest.Full
	}
	results := runJobs(ctx, jobs, effort, newCheckProgress(stderr, len(jobs)))
	if ctx.Err() != nil {
		return errors.New("check was interrupted: start it again, or choose less with --filter")
	}
	return printConformance(stdout, slices.Concat(results...), format)
}

// A checkJob is one subject with the strategies that are held to it.
type checkJob struct {
	name       string
	format     strategies.Format
	strategies []strategies.Strategy
	subject    func(context.Context) (*strategytest.Subject, error)
}

// checkJobs are the jobs that the options select.
func checkJobs(o checkOptions) ([]checkJob, error) {
	filter, err := trial.NewFilter(o.filter)
	if err != nil {
		return nil, usageError("%w\nsee vmbench check --help", err)
	}
	var jobs []checkJob
	add := func(name string, subject func(context.Context) (*strategytest.Subject, error)) {
		for _, f := range formats() {
			if list := matching(filter, f.name, name); len(list) > 0 {
				jobs = append(jobs, checkJob{name, f.name, list, subject})
			}
		}
	}
	for _, w := range workloads.All() {
		add(w.Name, func(ctx context.Context) (*strategytest.Subject, error) { return strategytest.OfWorkload(ctx, w) })
	}
	if o.features {
		for _, f := range feature.All() {
			add(f.Name, func(context.Context) (*strategytest.Subject, error) { return strategytest.OfFeature(f), nil })
		}
	}
	if len(jobs) == 0 {
		return nil, nothingToCheck(o)
	}
	return jobs, nil
}

// nothingToCheck is the error of a filter that selects nothing, with what there is to select from.
func nothingToCheck(o checkOptions) error {
	subjects := workloadNames()
	if o.features {
		subjects = append(subjects, namesOf(feature.All(), func(f feature.Feature) string { return f.Name })...)
	}
	return usageError("no case matches the filter %q; there are\n  strategy: %s\n  format:   %s\n  workload: %s", o.filter,
		strings.Join(strategyNames(), " "), strings.Join(formatNames(), " "), strings.Join(subjects, " "))
}

// matching are the strategies that a filter selects, whatever the operation, since the suite has both directions, and the variants
// that it names.
func matching(filter *trial.Filter, format strategies.Format, workload string) []strategies.Strategy {
	usual := strategyNames()
	selects := func(s strategies.Strategy, op trial.Op) bool {
		c := trial.Case{Op: op, Strategy: s.Name(), Format: format, Workload: workload}
		if slices.Contains(usual, s.Name()) {
			return filter.Matches(c)
		}
		return filter.NamesStrategy(c)
	}
	var list []strategies.Strategy
	for _, s := range all.Complete() {
		if slices.ContainsFunc(trial.Ops(), func(op trial.Op) bool { return selects(s, op) }) {
			list = append(list, s)
		}
	}
	return list
}

// runJobs runs the jobs on all CPUs and returns their results in the order of the jobs.
func runJobs(ctx context.Context, jobs []checkJob, effort strategytest.Effort, done func(string)) [][]strategytest.Result {
	results := make([][]strategytest.Result, len(jobs))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var pending sync.WaitGroup
	for i, job := range jobs {
		free <- struct{}{}
		pending.Go(func() {
			results[i] = job.run(ctx, effort)
			done(job.name)
			<-free
		})
	}
	pending.Wait()
	return results
}

// run holds the strategies to the subject. A document that cannot be had skips them all.
func (j checkJob) run(ctx context.Context, effort strategytest.Effort) []strategytest.Result {
	subject, err := j.subject(ctx)
	if err == nil {
		return subject.Check(ctx, j.format, effort, j.strategies...)
	}
	var results []strategytest.Result
	for _, s := range j.strategies {
		results = append(results, strategytest.Result{
			Strategy: s.Name(), Format: j.format, Subject: j.name, Skipped: err.Error(),
		})
	}
	return results
}
