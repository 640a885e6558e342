package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

type compareOptions struct {
	query             report.Query
	gates             []string
	failInconclusive  bool
	alpha, confidence float64
	calibration       string
	git               bool
	run               runOptions              // how revisions are measured
	spread            map[report.Case]float64 // from the calibration
	format            string
}

func newCompareCommand() *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare INPUT...",
		Short: "Compare strategies of a run, runs, benchmark files, or git revisions",
		Long: `Compare the strategies of one run side by side, or several inputs with each
other: before and after.

An INPUT is the directory of a run, a file in Go's benchmark format as go test
-bench writes it, label=INPUT to name its column, or - for standard input.

One run: strategies are paired by round. The ratio is the Hodges-Lehmann
estimate, p is that of the signed-rank test, corrected by Holm over all ratios.
Several inputs: medians, intervals and the Mann-Whitney test, the numbers that
benchstat prints; × marks what is left after Holm over all tests shown.

With --git the arguments are revisions, BASE and HEAD (default HEAD). Both are
built, from temporary worktrees, and measured in one run, each case with both
programs in turn; they are paired by round. The filter chooses the cases.

Projections and the filter are benchproc's (go doc
golang.org/x/perf/benchproc/syntax). In one run the keys are op, format,
workload and strategy; else .name, .fullname, .file, .config, /KEY and KEY.

A gate is the change for the worse that is allowed. A regression exceeds it, and
the corrected p of its test against the gate is below alpha. A comparison is ok
if the whole interval of its change lies within the gate; else it is
inconclusive, as is one whose results the other side does not have.

Exit codes: 0 all well, 1 error or unusable input, 2 usage, 3 regression beyond
a gate, 4 inconclusive (only with --fail-inconclusive).`,
		Example: `  vmbench compare results/2026-11-22-linux-amd64-2cpu
  vmbench compare before after                    two runs
  vmbench compare old=old.txt new=new.txt         as benchstat
  go test -bench . -count 10 | vmbench compare old.txt -
  vmbench compare --baseline strategy=generated --filter op:Decode RUN
  vmbench compare --col op --filter strategy:vm RUN
  vmbench compare --col /strategy RUN/bench.txt   without pairs
  vmbench compare --gate 'sec/op<3%' --gate 'allocs/op<0%' before after
  vmbench compare --format markdown before after
  vmbench compare --git --gate 'sec/op<5%' origin/main
  vmbench compare --git v1.0.0 HEAD --filter 'strategy:vm workload:order'`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("compare what? name a run directory or benchmark files, or with --git two revisions; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.checkGitFlags(cmd); err != nil {
				return err
			}
			if o.git {
				return runCompareGit(cmd, o, args)
			}
			return runCompare(cmd, o, args)
		},
	}
	addCompareFlags(cmd, &o)
	return cmd
}

func addCompareFlags(cmd *cobra.Command, o *compareOptions) {
	addQueryFlags(cmd, o)
	addGitFlags(cmd, o)
	addOutputFlag(cmd, &o.format)
}

// addQueryFlags defines the flags that say what is compared with what, and which changes are allowed.
func addQueryFlags(cmd *cobra.Command, o *compareOptions) {
	usual := report.DefaultOptions()
	f := cmd.Flags()
	f.StringVar(&o.query.Row, "row", "", "`KEYS` that make a row (default .fullname; in one run workload, in several all)")
	f.StringVar(&o.query.Col, "col", "", "`KEYS` that make a column (default .file; in one run strategy)")
	f.StringVar(&o.query.Table, "table", "", "`KEYS` that make a table (default .config; in one run op, format)")
	f.StringVar(&o.query.Ignore, "ignore", "", "`KEYS` that may differ within a cell, such as design")
	f.StringVar(&o.query.Filter, "filter", "", "results to compare, such as 'workload:twitter op:Decode'")
	f.StringVar(&o.query.Baseline, "baseline", "", "`COLUMN` that the others are compared with, such as strategy=generated")
	f.StringArrayVar(&o.gates, "gate", nil, "fail on a change for the worse, such as 'sec/op<3%'; repeatable")
	f.BoolVar(&o.failInconclusive, "fail-inconclusive", false, "exit with 4 if a gate is inconclusive")
	f.Float64Var(&o.alpha, "alpha", usual.Alpha, "a difference is significant if its p is below")
	f.Float64Var(&o.confidence, "confidence", usual.Confidence, "level of the intervals")
	addCalibrationFlag(cmd, &o.calibration)

	completeFilter(cmd, "filter")
	for _, flag := range []string{"row", "col", "table", "ignore"} {
		completeKeys(cmd, flag)
	}
	complete(cmd, "baseline", baselineCompletions())
	complete(cmd, "gate", []string{"sec/op<3%", "B/op<0%", "allocs/op<0%", "encoded-B<0%"})
}

// A printable is a comparison that can be written.
type printable interface {
	Write(io.Writer, report.Format, report.Style) error
}

func runCompare(cmd *cobra.Command, o compareOptions, args []string) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	found := &problems{w: cmd.ErrOrStderr()}
	shown, _, err := o.compare(cmd, args, found)
	if err != nil {
		return err
	}
	return o.finish(cmd, shown, format, found)
}

// compare compares what the arguments name. What is wrong with the inputs is told to found.
func (o compareOptions) compare(cmd *cobra.Command, args []string, found *problems) (shown compared, inputs []*input, err error) {
	if o.spread, err = readCalibration(o.calibration); err != nil {
		return compared{}, nil, err
	}
	gates, err := o.check()
	if err != nil {
		return compared{}, nil, err
	}
	inputs = openInputs(args, cmd.InOrStdin(), found.tell)
	paired, err := o.paired(args, inputs)
	if err != nil {
		return compared{}, nil, err
	}
	shown = untilDone(cmd.Context(), func() compared {
		if paired {
			return compareStrategies(inputs[0], o, gates)
		}
		return compareInputs(inputs, o, gates, found)
	})
	return shown, inputs, nil
}

// finish prints a comparison, and returns the error that says with which code to exit.
func (o compareOptions) finish(cmd *cobra.Command, shown compared, format report.Format, found *problems) error {
	var gate *report.GateError
	if shown.err != nil && !errors.As(shown.err, &gate) {
		return compareError(shown.err)
	}
	if err := write(cmd, shown, format); err != nil {
		return err
	}
	if gate != nil {
		return compareError(gate)
	}
	return o.outcome(shown.gate, found)
}

// paired reports whether the strategies of one run are compared, round by round. The error is about inputs that cannot be compared
// as the flags ask for.
func (o compareOptions) paired(args []string, inputs []*input) (bool, error) {
	if len(inputs) == 0 {
		return false, errors.New("nothing to compare")
	}
	if n := countStdin(inputs); n > 1 {
		return false, usageError("standard input is named %d times, and can be read once; write it to a file to compare it with itself", n)
	}
	paired := len(args) == 1 && inputs[0].run != nil && !strings.Contains(o.query.Col, ".file")
	if o.calibration != "" && !paired {
		return false, usageError("--calibration is for one run, whose ratios have a floor; leave it out, or compare the strategies of one run")
	}
	return paired, nil
}

// write prints the comparison. CSV has no place for what the gates say, so that goes to standard error.
func write(cmd *cobra.Command, shown compared, format report.Format) error {
	out, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	err := shown.Write(out, format, styleOf(out))
	if err == nil && format == report.CSV && shown.gate != nil {
		err = shown.gate.Write(stderr, styleOf(stderr))
	}
	return err
}

// A compared is what a comparison comes to. A *report.GateError comes with what can be printed all the same.
type compared struct {
	printable
	gate *report.GateReport
	err  error
}

// untilDone compares until the context ends, as on Ctrl-C: reading standard input may take for ever.
func untilDone(ctx context.Context, compare func() compared) compared {
	done := make(chan compared, 1)
	go func() { done <- compare() }()
	select {
	case c := <-done:
		return c
	case <-ctx.Done():
		return compared{err: errors.New("interrupted")}
	}
}

// check reads the flags that are no query.
func (o compareOptions) check() ([]report.Gate, error) {
	var gates []report.Gate
	for _, text := range o.gates {
		gate, err := report.ParseGate(text)
		if err != nil {
			return nil, usageError("%w; see vmbench compare --help", err)
		}
		gates = append(gates, gate)
	}
	switch {
	case !(o.alpha > 0 && o.alpha < 1):
		return nil, usageError("alpha %v is not between 0 and 1; see vmbench compare --help", o.alpha)
	case !(o.confidence > 0 && o.confidence < 1):
		return nil, usageError("confidence %v is not between 0 and 1; see vmbench compare --help", o.confidence)
	case o.failInconclusive && len(gates) == 0:
		return nil, usageError("--fail-inconclusive needs a --gate, such as --gate 'sec/op<3%%'")
	}
	return gates, nil
}

// compareStrategies compares the strategies of one run, paired by round.
func compareStrategies(in *input, o compareOptions, gates []report.Gate) compared {
	kept := in.run.kept()
	options := reportOptions(in.run.Run)
	options.Spread = o.spread
	options.Alpha, options.Confidence, options.Gates, options.Units = o.alpha, o.confidence, gates, trial.Units()
	all := measurements(in.run.Run, kept)
	q := in.run.query(o.query)
	r, err := report.Compare(reportRun(in.path, in.run.Run, kept, in.run.ended), all, q, options)
	if r == nil {
		return compared{err: err}
	}
	if len(r.Sections) == 0 {
		return compared{err: fmt.Errorf("%s: no trial passes the filter %q%s", in.path, o.query.Filter, o.query.FilterValues(all))}
	}
	return compared{r, r.Gate, err}
}

// collectPercent is the garbage collector's GOGC while results are collected. Nearly nothing of what is allocated then is
// garbage, so that the usual 100 would only hold twice the memory.
const collectPercent = 50

// compareInputs compares inputs with each other, as independent samples.
func compareInputs(inputs []*input, o compareOptions, gates []report.Gate, found *problems) compared {
	for _, text := range append(sameLabels(inputs), otherDocuments(inputs, o.query.Filter)...) {
		found.warn("%s", text)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(collectPercent))
	collection, err := collectInputs(inputs, o.query, found)
	if err != nil {
		return compared{err: err}
	}
	deltas, err := collection.Deltas(report.DeltaOptions{
		Confidence: o.confidence, Alpha: o.alpha, Units: collection.Units(), Gates: gates,
	})
	if deltas == nil {
		return compared{err: err}
	}
	designs := collection.DifferentDesigns()
	if designs != nil {
		found.tell(designsError(designs, deltas.Apart))
	}
	switch {
	case deltas.Empty() && collection.Read > 0:
		return compared{err: fmt.Errorf("no result passes the filter %q%s", o.query.Filter, collection.FilterValues())}
	case deltas.Empty():
		return compared{err: errors.New("nothing to compare")}
	case len(deltas.Apart) > 0 && designs == nil && err == nil:
		found.warn("nothing is compared, since the inputs differ in %s; compare them all the same with --ignore %s",
			strings.Join(deltas.Apart, ", "), strings.Join(deltas.Apart, ","))
	}
	return compared{deltas, deltas.Gate, err}
}

// collectInputs reads the inputs. In results of runs the keys of a case are parts of the name, and where all inputs are
// runs a row is named by their values.
func collectInputs(inputs []*input, q report.Query, found *problems) (*report.Collection, error) {
	if runs := savedRuns(inputs); len(runs) > 0 {
		if len(runs) == len(inputs) && q.Row == "" {
			q.Row = q.CaseRow(countFormats(runs), countBuilds(runs))
		}
		q = q.OfCases()
	}
	pool, err := report.NewPool(q)
	if err != nil {
		return nil, err
	}
	collection := report.NewCollection(pool, found.tell)
	for _, in := range inputs {
		if err := collection.Add(in.source()); err != nil {
			return nil, err
		}
	}
	if unknown := append(pool.UnknownKeys(), pool.UnknownFilterKeys()...); len(unknown) > 0 && collection.Read > 0 {
		return nil, unknown[0]
	}
	return collection, nil
}

// outcome is the error that says with which code to exit. Input that could not be used comes first: what the gates say is
// then not about all of it.
func (o compareOptions) outcome(gate *report.GateReport, found *problems) error {
	switch {
	case found.n > 0:
		return found.err()
	case gate == nil:
		return nil
	case gate.Count(report.Regressed) > 0:
		return &exitError{codeRegression, errors.New(gate.Summary())}
	case o.failInconclusive && gate.Count(report.Undecided) > 0:
		return &exitError{codeInconclusive, errors.New(gate.Summary())}
	}
	return nil
}

// completeKeys lets the shell complete a projection: its last key.
func completeKeys(cmd *cobra.Command, flag string) {
	keys := append(report.CaseKeys(), ".name", ".fullname", ".file", ".config", "design")
	must(cmd.RegisterFlagCompletionFunc(flag,
		func(_ *cobra.Command, _ []string, text string) ([]string, cobra.ShellCompDirective) {
			before := text[:strings.LastIndexAny(text, " ,")+1]
			completions := namesOf(keys, func(key string) string { return before + key })
			return completions, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		}))
}

func baselineCompletions() []string {
	return namesOf(strategyNames(), func(name string) string { return "strategy=" + name })
}
