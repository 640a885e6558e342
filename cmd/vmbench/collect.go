package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/vmbench/vmbench/internal/calibrate"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
)

// collect compares the controls of a run.
func (c *calibrator) collect(experiment string, run int, plan trial.Plan, kept trial.Kept) {
	c.noteFailures(experiment, run, kept)
	ms, o := measurements(trial.Run{Plan: plan}, kept), c.result.Options
	o.Baseline = plan.Baseline
	if experiment == calibrate.Ranks {
		c.speeds = calibrate.NewSpeeds(kept.Records)
		agreement := report.Agree(ms, o)
		c.result.Agreement = &agreement
		return
	}
	for _, k := range report.Controls(experiment, run, ms, o, calibrate.Truth(plan.Baseline)) {
		if k.Truth == 1 || plan.Loads[caseOf(k).Name()] > 0 { // what has no load is not slowed
			c.result.Controls = append(c.result.Controls, k)
		}
	}
}

func caseOf(k report.Control) trial.Case {
	return trial.Case{Op: trial.Op(k.Op), Strategy: k.Strategy, Format: strategies.Format(k.Format), Workload: k.Workload}
}

// noteFailures says which runs have trials that went wrong: their comparisons are missing from all rates.
func (c *calibrator) noteFailures(experiment string, run int, kept trial.Kept) {
	failed, reason := 0, ""
	for _, r := range kept.Records {
		if r.Failure != nil {
			failed, reason = failed+1, r.Failure.Reason
		}
	}
	if failed > 0 {
		c.failed += failed
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("%s, run %d: %s failed: %s", calibrate.Title(experiment), run,
			report.Count(failed, "trial"), reason))
	}
}

// collectFiles compares the output of two invocations of go test.
func (c *calibrator) collectFiles(run int, before, after string) error {
	old, err := os.Open(before)
	if err != nil {
		return err
	}
	defer old.Close()
	now, err := os.Open(after)
	if err != nil {
		return err
	}
	defer now.Close()
	list, err := report.BenchControls(calibrate.Habitual, run, old, now)
	c.result.Controls = append(c.result.Controls, list...)
	if note := calibrate.GoTestNote(); !slices.Contains(c.result.Notes, note) {
		c.result.Notes = append(c.result.Notes, note)
	}
	return err
}

// reread collects the comparisons of a calibration that was made before, and measures nothing.
func (c *calibrator) reread() error {
	c.result.Options, c.result.Experiments = calibrationOptions(), shownExperiments()
	found := false
	for _, name := range calibrate.Names() {
		for run := 1; ; run++ {
			if _, err := os.Stat(c.dir(name, run)); err != nil {
				break
			}
			found = true
			if err := c.rereadRun(name, run); err != nil {
				return err
			}
		}
	}
	if !found {
		return fmt.Errorf("%s holds no calibration: it has no %s", c.out, filepath.Base(c.dir(calibrate.Default, 1)))
	}
	return nil
}

func (c *calibrator) rereadRun(experiment string, number int) error {
	dir := c.dir(experiment, number)
	if experiment == calibrate.Habitual {
		before, after, exist := calibrate.GoTestFiles(dir)
		if !exist {
			return fmt.Errorf("%s lacks before.txt or after.txt: go on with the calibration", dir)
		}
		return c.collectFiles(number, before, after)
	}
	run, records, problems := trial.ReadRun(dir)
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	c.collect(experiment, number, run.Plan, run.Plan.Design.Keep(records))
	return nil
}
