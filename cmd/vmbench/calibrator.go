package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/calibrate"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

// A calibrator makes experiments, one run after another, and collects their comparisons.
type calibrator struct {
	cmd      *cobra.Command
	setup    calibrate.Setup
	data     *trial.Data
	chosen   map[string]bool
	out      string
	progress string
	builds   *builds
	result   report.Calibration
	speeds   calibrate.Speeds // from the run of the strategies themselves
	failed   int              // trials

	estimated, done time.Duration // of all runs, and of those that are over, as foreseen
	spent           time.Duration // on those that are over
}

// run makes the chosen experiments. With an error the result is what there is.
func (c *calibrator) run(ctx context.Context) error {
	c.result.Options = calibrationOptions()
	gotest := &calibrate.GoTest{Setup: c.setup}
	experiments := c.setup.Experiments()
	for _, e := range experiments {
		for _, plan := range e.Runs {
			c.foresee(e.Name, calibrate.Estimate(plan))
		}
	}
	for range gotest.Runs() {
		c.foresee(calibrate.Habitual, gotest.Estimate())
	}
	c.result.Experiments = shownExperiments()
	for _, e := range experiments {
		if err := c.experiment(ctx, e); err != nil {
			return err
		}
	}
	return c.goTest(ctx, gotest)
}

func (c *calibrator) foresee(experiment string, d time.Duration) {
	if c.chosen[experiment] {
		c.estimated += d
	}
}

func (c *calibrator) experiment(ctx context.Context, e calibrate.Experiment) error {
	if !c.chosen[e.Name] {
		return nil
	}
	for i, plan := range e.Runs {
		if e.Name == calibrate.Slowed {
			c.speeds.Load(&plan)
		}
		err := c.timed(calibrate.Title(e.Name), i+1, len(e.Runs), calibrate.Estimate(plan), func() error {
			return c.measure(ctx, e.Name, i+1, plan)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// timed announces a part of the work, does it, and learns how good the estimate was.
func (c *calibrator) timed(title string, run, of int, estimate time.Duration, do func() error) error {
	if c.progress != "none" {
		left := c.estimated - c.done
		if c.done > 0 {
			left = time.Duration(float64(left) * float64(c.spent) / float64(c.done))
		}
		fmt.Fprintf(c.cmd.ErrOrStderr(), "%s, %d/%d · about %v left in all\n", title, run, of, left.Round(time.Second))
	}
	begin := time.Now()
	err := do()
	c.done, c.spent = c.done+estimate, c.spent+time.Since(begin)
	return err
}

// measure makes a run, or goes on with it, and compares its controls.
func (c *calibrator) measure(ctx context.Context, experiment string, run int, plan trial.Plan) error {
	dir := c.dir(experiment, run)
	session, err := c.session(ctx, dir, plan)
	if err != nil {
		return err
	}
	plan = session.Store.Run().Plan
	crew, err := newCrew(ctx, false, "", c.builds)
	if err == nil {
		err = crew.layOut(ctx, plan, c.builds)
	}
	if err != nil {
		session.Close()
		return err
	}
	shown, err := newProgress(c.cmd, c.progress)
	if err != nil {
		session.Close()
		return err
	}
	runErr := session.Run(ctx, crew.workers, ratioInterval, shown.observe)
	shown.finish()
	if err := session.Close(); err != nil {
		return err
	}
	if runErr == nil {
		c.collect(experiment, run, plan, session.Kept())
	}
	return runErr
}

// session begins a run in a directory, or goes on with it. A run that was planned otherwise is not taken for this one.
func (c *calibrator) session(ctx context.Context, dir string, plan trial.Plan) (*trial.Session, error) {
	crew, err := newCrew(ctx, false, "", c.builds)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, trial.RunFile)); err != nil {
		return trial.Begin(dir, plan, crew.facts(ctx), c.data)
	}
	session, err := trial.Resume(ctx, dir, workloads.Lookup, all.Reference())
	if err != nil {
		return nil, err
	}
	run := session.Store.Run()
	if run.PlanHash != plan.Hash() || run.DesignHash != plan.Design.Hash() || run.Plan.Stop != plan.Stop || run.Plan.Seed != plan.Seed {
		return nil, errors.Join(session.Close(), fmt.Errorf("%s holds a run of another calibration; choose another --out, "+
			"or print that one with --from %s", dir, c.out))
	}
	for _, difference := range run.Facts.Differences(crew.facts(ctx)) {
		fmt.Fprintf(c.cmd.ErrOrStderr(), "warning: %s: not as when the run began: %s\n", dir, difference)
	}
	return session, nil
}

// goTest makes the experiment of habit. Without the source or the go command there is none, and a note says so.
func (c *calibrator) goTest(ctx context.Context, g *calibrate.GoTest) error {
	if !c.chosen[calibrate.Habitual] {
		return nil
	}
	temporary, err := os.MkdirTemp("", "vmbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	g.Binary = filepath.Join(temporary, "all.test")
	if g.Dir, err = build.Checkout(); err == nil {
		err = g.Compile(ctx)
	}
	if err != nil {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("Without go test: %v.", err))
		return ctx.Err()
	}
	for run := 1; run <= g.Runs(); run++ {
		err := c.timed(calibrate.Title(calibrate.Habitual), run, g.Runs(), g.Estimate(), func() error { return c.habit(ctx, g, run) })
		if err != nil {
			return err
		}
	}
	return nil
}

// habit runs the benchmarks before and after nothing, and compares them.
func (c *calibrator) habit(ctx context.Context, g *calibrate.GoTest, run int) error {
	before, after, err := g.Run(ctx, c.dir(calibrate.Habitual, run))
	if err != nil {
		return err
	}
	return c.collectFiles(run, before, after)
}

func (c *calibrator) dir(experiment string, run int) string {
	return filepath.Join(c.out, fmt.Sprintf("%s-%02d", experiment, run))
}
