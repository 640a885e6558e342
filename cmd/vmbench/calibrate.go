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
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/vmbench/vmbench/internal/calibrate"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
)

type calibrateOptions struct {
	out, only, from  string
	comparisons      int
	rounds           int
	time             time.Duration
	filter           string
	seed             uint64
	progress, format string
	changed          func(flag string) bool
}

func newCalibrateCommand() *cobra.Command {
	var o calibrateOptions
	cmd := &cobra.Command{
		Use:   "calibrate",
		Short: "Find out what measurements on this machine are worth",
		Long: `Measure what is known, through the whole pipeline of vmbench run: strategies
under several names, where every difference reported is false, and strategies
that do 1, 2, 3, 5 and 10 % more, which should be found. The same is measured in
other ways for comparison: in one process, in blocks or interleaved, with other
code layouts, and with go test -bench -count=10 and benchstat's test.

It takes about three quarters of an hour. Every run lies in a directory of its
own below the calibration's, like those of vmbench run. Calibrating again in the
same directory goes on where it was interrupted.

The experiments:
` + strings.Join(calibrate.Names(), ", "),
		Example: `  vmbench calibrate
  vmbench calibrate --only default,slowed --out calibration
  vmbench calibrate --from calibration --format csv > calibration.csv`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.changed = cmd.Flags().Changed
			return runCalibrate(cmd, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", "directory of the calibration (default vmbench-runs/calibration-TIME)")
	f.StringVar(&o.from, "from", "", "print the calibration in this directory again, and measure nothing")
	f.StringVar(&o.only, "only", "", "`EXPERIMENTS` to make, with commas between them (default all)")
	f.IntVar(&o.comparisons, "comparisons", 200, "comparisons of a strategy with itself in each experiment, at least")
	f.StringVar(&o.filter, "filter", "", "strategies, operations and workloads to calibrate with (default the usual ones)")
	f.IntVar(&o.rounds, "rounds", 0, "rounds of each run, in place of the usual budget and precision")
	f.DurationVar(&o.time, "time", 0, "time measured in each trial (default the usual one)")
	f.Uint64Var(&o.seed, "seed", 0, "seed of the orders and layouts (default random)")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)
	complete(cmd, "only", calibrate.Names())
	completeFilter(cmd, "filter")
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagDirname("from"))
	cmd.MarkFlagsMutuallyExclusive("from", "out")
	return cmd
}

func runCalibrate(cmd *cobra.Command, o calibrateOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	if o.from != "" {
		c := &calibrator{out: o.from}
		if err := c.reread(); err != nil {
			return err
		}
		return c.print(cmd.OutOrStdout(), format)
	}
	c, err := newCalibrator(cmd, o)
	if err != nil {
		return err
	}
	runErr := c.run(cmd.Context())
	if runErr == nil || len(c.result.Controls) > 0 {
		if err := c.print(cmd.OutOrStdout(), format); err != nil {
			return err
		}
	}
	if errors.Is(runErr, context.Canceled) {
		return fmt.Errorf("interrupted; go on with: vmbench calibrate%s", c.flags(cmd))
	}
	if runErr == nil && c.failed > 0 {
		return fmt.Errorf("%s failed; see the notes under the tables", report.Count(c.failed, "trial"))
	}
	return runErr
}

func (c *calibrator) print(w io.Writer, format report.Format) error {
	return c.result.Write(w, format, styleOf(w))
}

// flags are those with which the calibration goes on: those that were given, with its directory and its seed.
func (c *calibrator) flags(cmd *cobra.Command) string {
	text := fmt.Sprintf(" --out %s --seed %d", c.out, c.setup.Seed)
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Name != "out" && f.Name != "seed" {
			text += fmt.Sprintf(" --%s %q", f.Name, f.Value)
		}
	})
	return text
}

// newCalibrator makes the experiments of the flags.
func newCalibrator(cmd *cobra.Command, o calibrateOptions) (*calibrator, error) {
	chosen, err := chosenExperiments(o.only)
	if err != nil {
		return nil, err
	}
	if o.comparisons < 1 {
		return nil, usageError("--comparisons %d: want at least 1; see vmbench calibrate --help", o.comparisons)
	}
	builds, err := newBuilds(cmd.ErrOrStderr(), o.progress)
	if err != nil {
		return nil, err
	}
	if o.out == "" {
		o.out = filepath.Join("vmbench-runs", "calibration-"+time.Now().Format("20060102-150405"))
	}
	if !o.changed("seed") {
		o.seed = rand.Uint64() >> 11
	}
	c := &calibrator{cmd: cmd, chosen: chosen, out: o.out, progress: o.progress, builds: builds}
	if c.setup, c.data, err = newSetup(cmd.Context(), o); err != nil {
		return nil, err
	}
	return c, os.MkdirAll(o.out, 0o777)
}

// chosenExperiments reads the value of --only.
func chosenExperiments(only string) (map[string]bool, error) {
	names := calibrate.Names()
	if only != "" {
		names = strings.Split(only, ",")
	}
	chosen := make(map[string]bool)
	for _, name := range names {
		name = strings.TrimSpace(name)
		if !slices.Contains(calibrate.Names(), name) {
			return nil, unknownName("experiment", name, calibrate.Names(), "vmbench calibrate --help")
		}
		chosen[name] = true
	}
	if chosen[calibrate.Slowed] {
		chosen[calibrate.Ranks] = true // says how long calls take, and so how much work slows them by how much
	}
	return chosen, nil
}

// newSetup chooses what the experiments measure, and loads its documents.
func newSetup(ctx context.Context, o calibrateOptions) (calibrate.Setup, *trial.Data, error) {
	preset := trial.Presets()[0]
	if o.changed("rounds") {
		preset.SetRounds(o.rounds)
	}
	if o.changed("time") {
		preset.SetTime(o.time)
	}
	cases, err := planCases(runOptions{filter: o.filter}, preset, nil)
	if err != nil {
		return calibrate.Setup{}, nil, err
	}
	if i := slices.IndexFunc(cases, func(c trial.Case) bool {
		return c.Op == trial.Compile || slices.Contains(hiddenNames(), c.Strategy)
	}); i >= 0 {
		return calibrate.Setup{}, nil, usageError("%s has no controls: calibrate with strategies that work, and with calls of "+
			"their codecs; see vmbench calibrate --help", cases[i])
	}
	if i := slices.IndexFunc(cases, func(c trial.Case) bool { return c.Format != strategies.JSON }); i >= 0 {
		return calibrate.Setup{}, nil, usageError("%s is not calibrated: calibrate measures JSON alone; see vmbench calibrate --help", cases[i])
	}
	setup := calibrate.Setup{Preset: preset, Comparisons: o.comparisons, Seed: o.seed}
	for _, c := range cases {
		setup.Strategies = appendNew(setup.Strategies, c.Strategy)
		setup.Workloads = appendNew(setup.Workloads, c.Workload)
		setup.Ops = appendNew(setup.Ops, c.Op)
	}
	data, err := trial.LoadData(ctx, chosenWorkloads(cases), "")
	if err != nil {
		return setup, nil, err
	}
	setup.Data = data.Hashes
	for _, plan := range setup.Experiments()[0].Runs {
		if err := plan.Check(); err != nil {
			return setup, nil, &exitError{codeUsage, err}
		}
	}
	for name, reason := range data.Missing {
		return setup, nil, fmt.Errorf("the document of %s cannot be had (%s): leave it out with --filter", name, reason)
	}
	return setup, data, nil
}

// calibrationOptions are those of the reports whose verdicts are calibrated.
func calibrationOptions() report.Options { return report.DefaultOptions() }
