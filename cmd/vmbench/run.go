package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/internal/wasi"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies/all"
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
	calibration       string
	peers             bool
	liveTypes         []int
	layouts           int
	instructions      bool
	shard             string
	engine            string
	progress, format  string
	changed           func(flag string) bool
}

// planFlags are the flags that make the plan. A run that is resumed has its plan already.
var planFlags = []string{
	"filter", "preset", "rounds", "time", "precision", "budget", "limit", "seed", "out", "data", "baseline",
	"peers", liveTypesFlag, "layouts", "instructions", "shard", "engine",
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
value) or Compile; format is json, cbor or msgpack. What the preset leaves out
takes part if the filter names it: it leaves out all formats but JSON. Documents
in other formats are made from the JSON of the workloads.

With --live-types, workloads of generated types take the place of the usual
ones: live100 is messages of 100 types, at each call the next one in a random
rotation that is the same for all strategies. The table "time / live1" shows
what it costs each strategy that more types are in use. Worker programs with the
code of all strategies for these types are built first, and kept: for 1000
types, allow some minutes and several GiB of memory.

With --engine, the strategies are compiled to WebAssembly (wasip1) and an engine
runs each trial: wazero, which is part of vmbench, or node, deno or bun, with
settings such as node+nospec. Words have 4 bytes there, and Go has no jump
tables: strategies that need either run in another form, or are skipped with the
reason.

The run's directory holds trials.jsonl, a record per trial, and bench.txt, which
benchstat reads: benchstat -col /strategy DIR/bench.txt. Ctrl-C ends a run
cleanly; --resume goes on with it, and measures nothing twice.

With --shard, or where GitLab, Kubernetes, Buildkite, CircleCI, Bazel or Slurm
say which of several processes this is, a part of the workloads is measured,
each with all strategies; vmbench merge makes one run of the parts.

Exit codes: 0 all well, 1 error, failed trial or interruption, 2 usage.`,
		Example: `  vmbench run                                   one to three minutes
  vmbench run --filter 'workload:twitter'       one real document
  vmbench run --filter 'workload:tree op:(Encode OR Append) -strategy:visitor'
  vmbench run --filter 'format:cbor'            another format
  vmbench run --filter 'format:(json OR cbor OR msgpack) workload:order'
  vmbench run --preset full --out results/full  all operations and workloads
  vmbench run --filter workload:twitter --data my.json
  vmbench run --rounds 40 --precision 0.5% --seed 1
  vmbench run --live-types 1,10,100,500,1000    with more and more types in use
  vmbench run --live-types 1,100 --filter op:Decode --rounds 10
  vmbench run --instructions                    and what a call executes
  vmbench run --preset full --shard 2/3         a third of the workloads
  vmbench run --engine wazero                   as WebAssembly
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
	presets := presetNames()
	f := cmd.Flags()
	f.StringVar(&o.filter, "filter", "", "cases to measure, such as 'workload:twitter op:Decode'")
	f.StringVar(&o.preset, "preset", presets[0], "what to measure and how long: "+strings.Join(presets, ", "))
	f.IntVar(&o.rounds, "rounds", 0, "number of rounds, in place of the preset's budget and precision")
	f.DurationVar(&o.time, "time", 0, "time measured in each trial (default the preset's)")
	f.StringVar(&o.precision, "precision", "", "stop a comparison when its interval is as narrow, such as 1% for ±1% "+
		"(default the preset's)")
	f.DurationVar(&o.budget, "budget", 0, "begin no round that would end later; stretched up to threefold while ratios are hardly known; 0 is no limit (default the preset's)")
	f.DurationVar(&o.limit, "limit", 0, "kill a trial that runs longer (default the preset's)")
	f.Uint64Var(&o.seed, "seed", 0, "seed of the order within rounds (default random)")
	f.StringVar(&o.out, "out", "", "directory of the run (default vmbench-runs/TIME)")
	f.StringVar(&o.resume, "resume", "", "go on with the run in this directory")
	f.StringVar(&o.data, "data", "", "your own JSON document, in place of that of the one workload chosen")
	f.StringVar(&o.baseline, "baseline", report.DefaultOptions().Baseline, "strategy that the others are compared with")
	f.BoolVar(&o.peers, "peers", false, "also measure the libraries that users would pick instead (needs the go command)")
	addLiveTypesFlag(f, &o.liveTypes, "measure messages of `N,N…` generated types in turn, such as 1,10,100 (needs the go command)")
	f.IntVar(&o.layouts, "layouts", 0, "give each round another of `N` random code layouts (needs the go command)")
	f.BoolVar(&o.instructions, "instructions", false, "also count instructions: with valgrind, unless the processor does")
	f.StringVar(&o.shard, "shard", "", "measure the workloads of shard `I/N` alone, for vmbench merge (default what the CI system or cluster says; 1/1 is all)")
	f.StringVar(&o.engine, "engine", "", "run the strategies as WebAssembly under `NAME[=PATH]`: "+strings.Join(wasi.Names(), ", ")+" (needs the go command)")
	f.Lookup("layouts").NoOptDefVal = strconv.Itoa(usualLayouts)
	addCalibrationFlag(cmd, &o.calibration)
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)

	completeFilter(cmd, "filter")
	complete(cmd, "preset", presets)
	complete(cmd, "baseline", strategyNames())
	complete(cmd, "engine", wasi.Names())
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagDirname("resume"))
	must(cmd.MarkFlagFilename("data", "json"))
}

// usualLayouts is the number of layouts that --layouts asks for without a number.
const usualLayouts = 15

func runRun(cmd *cobra.Command, o runOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return err
	}
	spread, err := readCalibration(o.calibration)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	session, crew, err := openSession(ctx, o, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	runErr := session.Run(ctx, crew.workers, ratioInterval, shown.observe)
	shown.finish()
	r := newReport(session, spread, runErr)
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
		return fmt.Errorf("%s failed; see the notes under the table, and %s", report.Count(r.Failures(), "trial"),
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

// openSession begins a run, or resumes one, and builds the programs that it needs.
func openSession(ctx context.Context, o runOptions, stderr io.Writer) (*trial.Session, *crew, error) {
	builds, err := newBuilds(stderr, o.progress)
	if err != nil {
		return nil, nil, err
	}
	if o.liveTypes, err = checkLiveTypes(o.liveTypes); err != nil {
		return nil, nil, err
	}
	if o.instructions, err = chooseCounting(o, stderr); err != nil {
		return nil, nil, err
	}
	if o.resume != "" {
		return resumeSession(ctx, o, builds, stderr)
	}
	place, err := choosePlace(o, os.Getenv)
	if err != nil {
		return nil, nil, err
	}
	if err := checkEngine(o); err != nil {
		return nil, nil, err
	}
	crew, err := newCrew(ctx, o.peers, o.engine, builds)
	if err != nil {
		return nil, nil, err
	}
	plan, data, err := newPlan(ctx, o, crew.peerStrategies())
	if err != nil {
		return nil, nil, err
	}
	if plan, data, err = partOf(plan, data, place, o); err != nil {
		return nil, nil, err
	}
	if err := crew.addLive(ctx, plan, builds); err != nil {
		return nil, nil, err
	}
	if err := crew.layOut(ctx, plan, builds); err != nil {
		return nil, nil, err
	}
	if o.out == "" {
		o.out = filepath.Join("vmbench-runs", time.Now().Format("20060102-150405")+shardSuffix(plan))
	}
	session, err := trial.Begin(o.out, plan, crew.facts(ctx), data)
	if err != nil {
		return nil, nil, err
	}
	if o.progress != "none" {
		fmt.Fprintf(stderr, "%s, seed %d, in %s%s\n", report.Count(len(plan.Cases), "case"), plan.Seed, o.out, shardText(plan, place))
	}
	return session, crew, nil
}

func resumeSession(ctx context.Context, o runOptions, builds *builds, stderr io.Writer) (*trial.Session, *crew, error) {
	for _, flag := range planFlags {
		if o.changed(flag) {
			return nil, nil, usageError("--resume goes on with the plan of %s and cannot be combined with --%s", o.resume, flag)
		}
	}
	session, err := trial.Resume(ctx, o.resume, findWorkload, all.Reference())
	if err != nil {
		return nil, nil, err
	}
	plan := session.Store.Run().Plan
	if len(plan.Builds()) > 0 {
		return nil, nil, errors.Join(usageError("%s compares revisions, whose programs are gone: measure them again with vmbench compare --git", o.resume), session.Close())
	}
	crew, err := newCrew(ctx, plan.Peers, plan.Engine, builds)
	if err == nil {
		err = crew.addLive(ctx, plan, builds)
	}
	if err == nil {
		err = crew.layOut(ctx, plan, builds)
	}
	if err != nil {
		return nil, nil, errors.Join(err, session.Close())
	}
	for _, difference := range session.Store.Run().Facts.Differences(crew.facts(ctx)) {
		fmt.Fprintf(stderr, "warning: not as when the run began: %s\n", difference)
	}
	if o.progress != "none" {
		trials := len(session.Records) - len(session.Kept().Counts)
		fmt.Fprintf(stderr, "resuming %s after %s\n", o.resume, report.Count(trials, "trial"))
	}
	return session, crew, nil
}
