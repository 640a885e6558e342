package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/doctor"
	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/workloads"
)

type doctorOptions struct {
	time             time.Duration
	progress, format string
}

func newDoctorCommand() *cobra.Command {
	var o doctorOptions
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what this machine does to measurements",
		Long: `Look at what disturbs measurements on this machine – steal, pressure, load,
frequency, limits, the clock – and say what to do about each. Then measure the
same case again and again in fresh processes, in pairs, and say how small a
difference a run can show here.

Nothing is changed: each remedy is for you to run. "unknown" is what this system
does not tell, as many virtual machines do not.

Exit codes: 0 also when there are problems, since they are the machine's; 1 when
something could not be measured; 2 usage.`,
		Example: `  vmbench doctor
  vmbench doctor --time 60s              watch for longer: neighbours come and go
  vmbench doctor --format json           for programs
  vmbench doctor --format markdown > machine.md`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDoctor(cmd, o) },
	}
	cmd.Flags().DurationVar(&o.time, "time", 10*time.Second, "how long to measure")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)
	return cmd
}

func runDoctor(cmd *cobra.Command, o doctorOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	if o.time < 0 {
		return usageError("--time %v is negative; see vmbench doctor --help", o.time)
	}
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return err
	}
	d, err := diagnose(cmd.Context(), o.time, shown)
	shown.finish()
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("doctor was interrupted: start it again, with less --time")
	case err != nil:
		return err
	}
	return d.write(cmd.OutOrStdout(), format)
}

// doctorCase is what doctor measures: a case of microseconds, which allocates as codecs do.
var doctorCase = trial.Case{Op: trial.Encode, Strategy: "reflection", Format: "json", Workload: "order"}

// diagnose measures for some time and examines the machine.
func diagnose(ctx context.Context, limit time.Duration, shown progress) (*diagnosis, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	process, clean, err := doctorProcess(ctx, program)
	if err != nil {
		return nil, err
	}
	defer clean()
	here := machine.This()
	live := doctor.Ask(trial.NewFacts(ctx, program))
	watch, swapped := here.Watch(), here.Swapped()
	series, err := doctor.Measure(ctx, limit, doctor.Trials(process, doctorCase), func(pairs int, passed time.Duration) {
		shown.observe(pairEvent(pairs, passed, limit))
	})
	if err != nil {
		return nil, err
	}
	live.Strain, live.Swapped = watch.Stop(), here.Swapped().Since(swapped)
	return newDiagnosis(doctor.Examine(here, live), series), nil
}

// doctorProcess runs trials of doctorCase as the default preset does. What it leaves behind goes with clean.
func doctorProcess(ctx context.Context, program string) (p *trial.Process, clean func(), err error) {
	work, _ := workloads.Lookup(doctorCase.Workload)
	data, err := trial.LoadData(ctx, []*workloads.Workload{work}, "")
	if err != nil {
		return nil, nil, err
	}
	dir, err := os.MkdirTemp("", "vmbench-doctor-")
	if err != nil {
		return nil, nil, err
	}
	documents, err := data.Write(dir)
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return &trial.Process{
		Workers:   trial.Workers{{Program: program, Args: []string{workerCommand}}},
		Design:    trial.Presets()[0].Design,
		Documents: documents,
	}, func() { os.RemoveAll(dir) }, nil
}

// pairEvent is how far the measurement is, as a run would say it: a pair is a round.
func pairEvent(pairs int, passed, limit time.Duration) trial.Event {
	e := trial.Event{Round: pairs + 1, Rounds: pairs + 1, Case: doctorCase, Elapsed: passed}
	if pairs > 0 && passed < limit {
		e.Left = limit - passed
		e.Rounds += int(e.Left / (passed / time.Duration(pairs)))
	}
	return e
}

// A diagnosis is all that doctor has to say.
type diagnosis struct {
	Checks    []doctor.Check `json:"checks"`
	Pairs     int            `json:"pairs"`     // of identical trials
	Deviation float64        `json:"deviation"` // of the logarithm of a pair's ratio
	Family    int            `json:"family"`    // of comparisons that p-values are corrected for
	Effects   []effect       `json:"effects"`
	Verdict   string         `json:"verdict"`
}

// An effect is the smallest difference that a number of rounds shows.
type effect struct {
	Rounds  int     `json:"rounds"`
	Effect  float64 `json:"effect"`  // 0.05 is 5 %
	Seconds float64 `json:"seconds"` // that the rounds of one comparison take
}

// usualFamily is the number of comparisons of the default preset: three strategies with the baseline, in two operations
// on four workloads.
const usualFamily = 24

func newDiagnosis(checks []doctor.Check, series doctor.Series) *diagnosis {
	options := report.DefaultOptions()
	d := &diagnosis{
		Checks:    checks,
		Pairs:     len(series.Ratios),
		Deviation: report.RatioDeviation(series.Ratios, options),
		Family:    usualFamily,
	}
	for _, rounds := range []int{trial.Presets()[0].Stop.MinRounds, 50, 100} {
		d.Effects = append(d.Effects, effect{
			Rounds:  rounds,
			Effect:  report.SmallestEffect(d.Deviation, rounds, options, usualFamily),
			Seconds: (2 * series.TrialTime() * time.Duration(rounds)).Seconds(),
		})
	}
	d.Checks = append(d.Checks, doctor.Speed(series), d.spread())
	few, many := d.Effects[0], d.Effects[len(d.Effects)-1]
	d.Verdict = fmt.Sprintf("On this machine, now, a difference of about %s shows with %d rounds (about %.1f s per "+
		"comparison), %s with %d.", effectText(few.Effect), few.Rounds, few.Seconds, effectText(many.Effect), many.Rounds)
	return d
}

// spread is the check of how far identical trials lie apart.
func (d *diagnosis) spread() doctor.Check {
	c := doctor.Check{
		Name: "spread", Grade: doctor.OK,
		Found: fmt.Sprintf("a pair of identical trials differs by %s (standard deviation of %d)",
			effectText(math.Expm1(d.Deviation)), d.Pairs),
	}
	if smallest := d.Effects[len(d.Effects)-1]; smallest.Effect > 0.05 {
		c.Grade = doctor.Problem
		c.Advice = "See to the problems above, then measure more rounds: vmbench run --rounds 200"
	} else if d.Effects[0].Effect > 0.05 {
		c.Grade = doctor.Note
		c.Advice = fmt.Sprintf("Measure more rounds: vmbench run --rounds %d shows %s", smallest.Rounds, effectText(smallest.Effect))
	}
	return c
}

func effectText(part float64) string {
	if part < 0.0995 {
		return fmt.Sprintf("%.1f%%", 100*part)
	}
	return fmt.Sprintf("%.0f%%", 100*part)
}

func (d *diagnosis) write(w io.Writer, format report.Format) error {
	switch format {
	case report.JSON:
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(d)
	case report.Table:
		return d.writeTable(w)
	}
	grid := &report.Grid{Header: []string{"check", "grade", "found", "what to do"}}
	for _, c := range d.Checks {
		grid.Rows = append(grid.Rows, []string{c.Name, string(c.Grade), c.Found, c.Advice})
	}
	if format == report.CSV {
		grid.Rows = append(grid.Rows, []string{"verdict", "", d.Verdict, ""})
		return grid.Write(w, format, report.Style{})
	}
	if err := grid.Write(w, format, report.Style{}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s\n\n%s\n", d.Verdict, d.footnote())
	return err
}

// writeTable writes for a terminal: what to do stands below what was found.
func (d *diagnosis) writeTable(w io.Writer) error {
	grid := &report.Grid{Header: []string{"check", "grade", "found, and what to do"}}
	var grades []doctor.Grade // of the rows; of advice none
	for _, c := range d.Checks {
		grid.Rows = append(grid.Rows, []string{c.Name, string(c.Grade), c.Found})
		grades = append(grades, c.Grade)
		if c.Advice != "" {
			grid.Rows = append(grid.Rows, []string{"", "", "→ " + c.Advice})
			grades = append(grades, "")
		}
	}
	grid.Tone = func(row, column int) report.Tone {
		switch {
		case column == 1 && grades[row] == doctor.OK:
			return report.Good
		case column == 1 && grades[row] == doctor.Problem:
			return report.Bad
		case grades[row] == doctor.Unknown:
			return report.Weak
		}
		return report.Neutral
	}
	style := styleOf(w)
	if err := grid.Write(w, report.Table, style); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s\n\n%s\n", style.Wrap(d.Verdict, ""), style.Wrap(d.footnote(), ""))
	return err
}

// footnote says what the verdict rests on.
func (d *diagnosis) footnote() string {
	var effects []string
	for _, e := range d.Effects {
		effects = append(effects, fmt.Sprintf("%d rounds %s", e.Rounds, effectText(e.Effect)))
	}
	return fmt.Sprintf("Smallest effect that shows with 80%% power at 5%% after Holm over %d: %s. From %d pairs of identical "+
		"trials (%s) in fresh processes; none is below the floor of 2%%.",
		d.Family, strings.Join(effects, ", "), d.Pairs, doctorCase)
}
