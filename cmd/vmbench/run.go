package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

type runOptions struct {
	filter, preset    string
	rounds            int
	time, budget      time.Duration
	limit             time.Duration
	precision         string
	seed              uint64
	out, resume, data string
	baseline          string
	progress, format  string
	changed           func(flag string) bool
}

// planFlags are the flags that make the plan. A run that is resumed has its plan already.
var planFlags = []string{
	"filter", "preset", "rounds", "time", "precision", "budget", "limit", "seed", "out", "data", "baseline",
}

func newRunCommand() *cobra.Command {
	var o runOptions
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Measure strategies and compare them",
		Long: `Measure strategies and compare them by their ratio within each round.

A trial is a fresh process that checks its codec and then measures one case. A
round is one pass over all cases in a random order. Rounds go on until every
ratio is known as precisely as asked for, or the budget is used up; never until
a difference looks significant.

The filter's language is benchproc's, over op, strategy, format and workload:
op is Encode (fresh output), Append (into a reused buffer), Decode (into a fresh
value) or Compile. What the preset leaves out takes part if the filter names it.

The run's directory holds trials.jsonl, a record per trial, and bench.txt, which
benchstat reads: benchstat -col /strategy DIR/bench.txt. Ctrl-C ends a run
cleanly; --resume goes on with it, and measures nothing twice.

Exit codes: 0 all well, 1 error, failed trial or interruption, 2 usage.`,
		Example: `  vmbench run                                   about a minute
  vmbench run --filter 'workload:twitter'       one real document
  vmbench run --filter 'workload:tree op:(Encode OR Append) -strategy:visitor'
  vmbench run --preset full --out results/full  everything there is
  vmbench run --filter workload:twitter --data my.json
  vmbench run --rounds 40 --precision 0.5% --seed 1
  vmbench run --resume vmbench-runs/20260102-150405`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.changed = cmd.Flags().Changed
			return runRun(cmd, o)
		},
	}
	addRunFlags(cmd, &o)
	return cmd
}

func addRunFlags(cmd *cobra.Command, o *runOptions) {
	presets := namesOf(trial.Presets(), func(p trial.Preset) string { return p.Name })
	f := cmd.Flags()
	f.StringVar(&o.filter, "filter", "", "cases to measure, such as 'workload:twitter op:Decode'")
	f.StringVar(&o.preset, "preset", presets[0], "what to measure and how long: "+strings.Join(presets, ", "))
	f.IntVar(&o.rounds, "rounds", 0, "number of rounds, in place of the preset's budget and precision")
	f.DurationVar(&o.time, "time", 0, "time measured in each trial (default the preset's)")
	f.StringVar(&o.precision, "precision", "", "stop a comparison when its interval is as narrow, such as 1% for ±1% "+
		"(default the preset's)")
	f.DurationVar(&o.budget, "budget", 0, "begin no round that would end later; 0 is no limit (default the preset's)")
	f.DurationVar(&o.limit, "limit", 0, "kill a trial that runs longer (default the preset's)")
	f.Uint64Var(&o.seed, "seed", 0, "seed of the order within rounds (default random)")
	f.StringVar(&o.out, "out", "", "directory of the run (default vmbench-runs/TIME)")
	f.StringVar(&o.resume, "resume", "", "go on with the run in this directory")
	f.StringVar(&o.data, "data", "", "your own JSON document, in place of that of the one workload chosen")
	f.StringVar(&o.baseline, "baseline", report.DefaultOptions().Baseline, "strategy that the others are compared with")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)

	completeFilter(cmd, "filter")
	complete(cmd, "preset", presets)
	complete(cmd, "baseline", strategyNames())
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagDirname("resume"))
	must(cmd.MarkFlagFilename("data", "json"))
}

func runRun(cmd *cobra.Command, o runOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return err
	}
	executable, err := os.Executable()
	if err != nil {
		return err
	}
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	session, err := openSession(ctx, o, executable, stderr)
	if err != nil {
		return err
	}
	runErr := session.Run(ctx, []string{executable, workerCommand}, ratioInterval, shown.observe)
	shown.finish()
	r := newReport(session, runErr)
	if err := errors.Join(session.Close(), r.Write(cmd.OutOrStdout(), format, styleOf(cmd.OutOrStdout()))); err != nil {
		return err
	}
	return verdict(session, r, runErr)
}

// verdict is the error of a run that was measured: an interruption, or trials that went wrong.
func verdict(session *trial.Session, r *report.Report, runErr error) error {
	switch {
	case errors.Is(runErr, context.Canceled):
		return fmt.Errorf("interrupted; go on with: vmbench run --resume %s", session.Dir())
	case runErr != nil:
		return fmt.Errorf("%w; go on with: vmbench run --resume %s", runErr, session.Dir())
	case r.Failures() > 0:
		return fmt.Errorf("%s failed; see the notes under the table, and %s", countOf(r.Failures(), "trial"),
			filepath.Join(session.Dir(), "trials.jsonl"))
	case !slices.ContainsFunc(session.Records, func(r trial.Record) bool { return r.Result != nil }):
		return errors.New("nothing could be measured")
	}
	return nil
}

// ratioInterval is the interval that the report shows, for the rule that ends the run.
func ratioInterval(ratios []float64) (center, low, high float64, ok bool) {
	e := report.EstimateRatio(ratios, report.DefaultOptions().Confidence)
	return e.Center, e.Lo, e.Hi, e.Bounded()
}

// openSession begins a run, or resumes one.
func openSession(ctx context.Context, o runOptions, executable string, stderr io.Writer) (*trial.Session, error) {
	if o.resume != "" {
		return resumeSession(ctx, o, executable, stderr)
	}
	plan, data, err := newPlan(ctx, o)
	if err != nil {
		return nil, err
	}
	if o.out == "" {
		o.out = filepath.Join("vmbench-runs", time.Now().Format("20060102-150405"))
	}
	session, err := trial.Begin(o.out, plan, trial.NewFacts(ctx, executable), data)
	if err != nil {
		return nil, err
	}
	if o.progress != "none" {
		fmt.Fprintf(stderr, "%s, seed %d, in %s\n", countOf(len(plan.Cases), "case"), plan.Seed, o.out)
	}
	return session, nil
}

func resumeSession(ctx context.Context, o runOptions, executable string, stderr io.Writer) (*trial.Session, error) {
	for _, flag := range planFlags {
		if o.changed(flag) {
			return nil, usageError("--resume goes on with the plan of %s and cannot be combined with --%s", o.resume, flag)
		}
	}
	session, err := trial.Resume(ctx, o.resume, workloads.All())
	if err != nil {
		return nil, err
	}
	for _, difference := range session.Store.Run().Facts.Differences(trial.NewFacts(ctx, executable)) {
		fmt.Fprintf(stderr, "warning: not as when the run began: %s\n", difference)
	}
	if o.progress != "none" {
		fmt.Fprintf(stderr, "resuming %s after %s\n", o.resume, countOf(len(session.Records), "trial"))
	}
	return session, nil
}

// newPlan makes the plan of the flags and loads its documents.
func newPlan(ctx context.Context, o runOptions) (plan trial.Plan, data *trial.Data, err error) {
	preset, ok := trial.LookupPreset(o.preset)
	if !ok {
		presets := namesOf(trial.Presets(), func(p trial.Preset) string { return p.Name })
		return plan, nil, unknownName("preset", o.preset, presets, "vmbench run --help")
	}
	plan = trial.Plan{Preset: preset.Name, Filter: o.filter, Seed: o.seed, Stop: preset.Stop, Design: preset.Design}
	if plan.Cases, err = chooseCases(o.filter, preset); err != nil {
		return plan, nil, err
	}
	if plan.Baseline, err = chooseBaseline(o, plan.Cases); err != nil {
		return plan, nil, err
	}
	if err := o.override(&plan); err != nil {
		return plan, nil, err
	}
	if err := plan.Check(); err != nil {
		return plan, nil, &exitError{codeUsage, err}
	}
	works := chosenWorkloads(plan.Cases)
	if plan.File != "" && len(works) != 1 {
		return plan, nil, usageError("--data takes the place of one workload's document, but the filter chooses %d workloads: "+
			"name the one whose type fits, such as --filter workload:twitter", len(works))
	}
	if data, err = trial.LoadData(ctx, works, plan.File); err != nil {
		return plan, nil, err
	}
	plan.Data, plan.Missing = data.Hashes, data.Missing
	return plan, data, nil
}

// chooseCases returns the cases that a filter selects. Hidden strategies take part only if they are named.
func chooseCases(query string, preset trial.Preset) ([]trial.Case, error) {
	filter, err := trial.NewFilter(query)
	if err != nil {
		return nil, &exitError{codeUsage, err}
	}
	shown := trial.Selection{
		Ops:        trial.Ops(),
		Strategies: strategyNames(),
		Workloads:  workloadNames(),
	}
	for _, format := range formats() {
		shown.Formats = append(shown.Formats, format.name)
	}
	known := shown
	known.Strategies = slices.Concat(shown.Strategies, hiddenNames())
	cases, err := filter.Choose(known, preset.Usual(shown))
	if err != nil {
		return nil, &exitError{codeUsage, err}
	}
	return cases, nil
}

func hiddenNames() []string { return namesOf(all.Hidden(), strategies.Strategy.Name) }

// chooseBaseline is the strategy asked for, which must be measured; else the usual one, or the first that is measured.
func chooseBaseline(o runOptions, cases []trial.Case) (string, error) {
	if slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Strategy == o.baseline }) {
		return o.baseline, nil
	}
	if !o.changed("baseline") {
		return cases[0].Strategy, nil
	}
	if _, ok := all.Lookup(o.baseline); !ok {
		return "", unknownName("strategy", o.baseline, strategyNames(), "vmbench list strategies")
	}
	return "", usageError("the baseline %s is not among the cases that the filter chooses", o.baseline)
}

// override puts the flags that were given into the plan.
func (o runOptions) override(plan *trial.Plan) (err error) {
	if !o.changed("seed") {
		plan.Seed = rand.Uint64() >> 11 // small enough for every reader of JSON
	}
	if o.changed("rounds") {
		plan.Stop = trial.Stop{Rounds: o.rounds, MinRounds: min(plan.Stop.MinRounds, o.rounds)}
	}
	if o.changed("precision") {
		if plan.Stop.Precision, err = parsePrecision(o.precision); err != nil {
			return err
		}
	}
	if o.changed("budget") {
		plan.Stop.Budget = o.budget
	}
	if o.changed("time") {
		plan.Design.Limit += 10 * max(0, o.time-plan.Design.Time)
		plan.Design.Time = o.time
	}
	if o.changed("limit") {
		plan.Design.Limit = o.limit
	}
	if o.data != "" {
		plan.File, err = filepath.Abs(o.data)
	}
	return err
}

// parsePrecision reads a part: 0.01 and 1% are the same.
func parsePrecision(text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		value /= 100
	}
	if err != nil || !(value > 0 && value < 1) {
		return 0, usageError("precision %q is not a part such as 1%% or 0.01; see vmbench run --help", text)
	}
	return value, nil
}

func chosenWorkloads(cases []trial.Case) []*workloads.Workload {
	return slices.DeleteFunc(workloads.All(), func(w *workloads.Workload) bool {
		return !slices.ContainsFunc(cases, func(c trial.Case) bool { return c.Workload == w.Name })
	})
}
