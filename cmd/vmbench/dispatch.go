package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

type dispatchOptions struct {
	engines              []string
	techniques, programs []string
	rounds, starts       int
	slices               int
	batch, warmup, limit time.Duration
	seed                 uint64
	out, from, emit      string
	against              string
	progress, format     string
	changed              func(flag string) bool
}

func newDispatchCommand() *cobra.Command {
	var o dispatchOptions
	cmd := &cobra.Command{
		Use:   "dispatch",
		Short: "Compare ways to dispatch, in native code and on WebAssembly engines",
		Long: `Build one small serialization machine with every dispatch technique, natively
and as WebAssembly, and measure it on the engines that this machine has. Go and
wazero are part of vmbench, so nothing has to be installed; other engines are
used where they are found, or named with --engine. An engine with other settings
is one of its own, which takes part where it is named: node+nospec, firefox+ion.

Programs: fix is tiny opcodes only, pb varints and strings, json is mostly
bloated opcodes, and mixed is 32 shapes of records in rotation, so that engines
that speculate on which handler is next cannot.

An engine does all techniques in one process: it verifies the hash of each
output, warms up until nothing becomes faster, and times batches in slices, in
turns with those of the other techniques and in random order. The ratio is that
to the technique switch on the same engine. Each engine is started several
times, with its code elsewhere, since a process keeps its luck: intervals are
over starts, and ~ marks a difference whose size another run may change by 5%.

What an engine refuses is a cell with its words, an engine that crashes or hangs
is one with the reason, and neither fails the command. docs/dispatch.md explains
the techniques, and how to install engines.

Go and wazero take about a minute, a compiler half of one, and an engine that
runs JavaScript some minutes.

The directory holds samples.jsonl, dispatch.json, and dispatch.txt, which
vmbench compare and benchstat read.

Exit codes: 0 all well, 1 error or interruption, 2 usage.`,
		Example: `  vmbench dispatch                              Go, wazero, and what is found
  vmbench dispatch --engine wazero --programs json
  vmbench dispatch --engine go --engine wazero --techniques switch,tail
  vmbench dispatch --engine node --engine node+nospec --engine firefox+ion
  vmbench dispatch --engine clang-16=clang-16 --engine node20=/usr/bin/node
  vmbench dispatch --starts 12 --rounds 24 --out lab   more of it, kept in lab
  vmbench dispatch --from lab --format markdown the same tables again
  vmbench dispatch --against lab                and do they agree?
  vmbench dispatch --emit modules               only write the modules
  vmbench compare lab1 lab2                     two runs`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.changed = cmd.Flags().Changed
			return runDispatch(cmd, o)
		},
	}
	addDispatchFlags(cmd, &o)
	return cmd
}

func addDispatchFlags(cmd *cobra.Command, o *dispatchOptions) {
	usual := dispatch.DefaultPlan()
	f := cmd.Flags()
	f.StringArrayVar(&o.engines, "engine", nil, "`NAME[=PATH]` of an engine, and where its program is; repeatable (default all that are found)")
	f.StringSliceVar(&o.techniques, "techniques", nil, "techniques to measure, and always switch (default all)")
	f.StringSliceVar(&o.programs, "programs", usual.Programs, "programs to run")
	f.IntVar(&o.rounds, "rounds", usual.Rounds, "number of rounds, over all starts of an engine")
	f.IntVar(&o.starts, "starts", usual.Starts, "how often to start each engine")
	f.DurationVar(&o.batch, "batch", usual.Batch, "time of a technique on a program in a round")
	f.IntVar(&o.slices, "slices", usual.Slices, "parts of a batch, in turns with those of the other techniques")
	f.DurationVar(&o.warmup, "warmup", usual.Warmup, "warm up until no call has been faster for so long")
	f.DurationVar(&o.limit, "limit", usual.Limit, "end an engine that takes longer")
	f.Uint64Var(&o.seed, "seed", 0, "seed of the order within rounds (default random)")
	f.StringVar(&o.out, "out", "", "directory of the run (default vmbench-runs/dispatch-TIME)")
	f.StringVar(&o.from, "from", "", "print the run in this directory again, and measure nothing")
	f.StringVar(&o.against, "against", "", "say how far the ratios agree with those of the run in this directory")
	f.StringVar(&o.emit, "emit", "", "write the modules into this directory, and measure nothing")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)
	complete(cmd, "engine", dispatch.EngineNames())
	complete(cmd, "techniques", dispatch.TechniqueNames())
	complete(cmd, "programs", dispatch.ProgramNames())
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagDirname("from"))
	must(cmd.MarkFlagDirname("against"))
	must(cmd.MarkFlagDirname("emit"))
}

func runDispatch(cmd *cobra.Command, o dispatchOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	plan, err := o.plan()
	if err != nil {
		return err
	}
	if o.out != "" && o.from+o.emit != "" || o.from != "" && o.emit != "" {
		return usageError("--out, --from and --emit exclude each other; see vmbench dispatch --help")
	}
	if o.emit != "" {
		return emitModules(cmd, o.emit, plan.Techniques)
	}
	before, err := readEarlier(o.against)
	if err != nil {
		return err
	}
	show := func(dir string, run dispatch.Run, samples []dispatch.Sample, err error) error {
		r := dispatchReport(dir, run, samples, err)
		r.Notes = append(r.Notes, before.notes(r, run.Design)...)
		return r.Write(cmd.OutOrStdout(), format, styleOf(cmd.OutOrStdout()))
	}
	if o.from != "" {
		run, samples, err := dispatch.Read(o.from)
		if err != nil {
			return err
		}
		return show(o.from, run, samples, nil)
	}
	return measureDispatch(cmd, o, plan, show)
}

func emitModules(cmd *cobra.Command, dir string, techniques []string) error {
	paths, err := dispatch.Emit(dir, techniques)
	for _, path := range paths {
		fmt.Fprintln(cmd.OutOrStdout(), path)
	}
	return err
}

// plan reads the flags that say what is measured and how.
func (o dispatchOptions) plan() (dispatch.Plan, error) {
	plan := dispatch.DefaultPlan()
	if o.changed("techniques") {
		plan.Techniques = inTheOrderOf(dispatch.TechniqueNames(), append(o.techniques, dispatch.Baseline))
	}
	plan.Programs = inTheOrderOf(dispatch.ProgramNames(), o.programs)
	const see = "vmbench dispatch --help"
	if err := checkNames("technique", o.techniques, dispatch.TechniqueNames(), see); err != nil {
		return plan, err
	}
	if err := checkNames("program", o.programs, dispatch.ProgramNames(), see); err != nil {
		return plan, err
	}
	plan.Rounds, plan.Starts = o.rounds, o.starts
	if !o.changed("starts") {
		plan.Starts = min(plan.Starts, max(1, plan.Rounds))
	}
	plan.Batch, plan.Slices, plan.Warmup, plan.Limit, plan.Seed = o.batch, o.slices, o.warmup, o.limit, o.seed
	if !o.changed("seed") {
		plan.Seed = rand.Uint64() >> 11
	}
	if err := plan.Check(); err != nil {
		return plan, usageError("%w; see vmbench dispatch --help", err)
	}
	return plan, nil
}

// chosenEngines are the engines that the flags name, or all.
func (o dispatchOptions) chosenEngines() ([]engine.Engine, error) {
	if len(o.engines) == 0 {
		return dispatch.UsualEngines(), nil
	}
	var list []engine.Engine
	named := map[string]bool{}
	for _, text := range o.engines {
		name, path, elsewhere := strings.Cut(text, "=")
		if !elsewhere && !slices.Contains(dispatch.EngineNames(), name) {
			return nil, unknownName("engine", name, dispatch.EngineNames(), "vmbench dispatch --help")
		}
		e, err := dispatch.EngineAt(name, path)
		switch {
		case err != nil:
			return nil, usageError("--engine %s: %w", text, err)
		case named[name]:
			return nil, usageError("--engine %s: the engine is named twice", text)
		}
		list, named[name] = append(list, e), true
	}
	return list, nil
}

func measureDispatch(cmd *cobra.Command, o dispatchOptions, plan dispatch.Plan, show func(string, dispatch.Run, []dispatch.Sample, error) error) error {
	engines, err := o.chosenEngines()
	if err != nil {
		return err
	}
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = filepath.Join("vmbench-runs", "dispatch-"+time.Now().Format("20060102-150405"))
	}
	ctx := cmd.Context()
	session, err := dispatch.Begin(ctx, o.out, plan, dispatchFacts(ctx), engines, len(o.engines) > 0)
	if err != nil {
		return err
	}
	measureErr := session.Measure(ctx, func(e dispatch.Event) { shown.observe(trialEvent(e)) })
	shown.finish()
	if err := show(o.out, session.Run, session.Samples, measureErr); err != nil {
		return err
	}
	switch {
	case errors.Is(measureErr, context.Canceled):
		return fmt.Errorf("interrupted; what was measured is in %s", o.out)
	case measureErr == nil && len(session.Samples) == 0:
		return errors.New("nothing could be measured")
	}
	return measureErr
}
