package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/doctor"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

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
	d.Checks = append(d.Checks, doctor.Speed(series), d.repeatability())
	few, many := d.Effects[0], d.Effects[len(d.Effects)-1]
	d.Verdict = fmt.Sprintf("On this machine, now, a difference of about %s shows with %d rounds (about %.1f s per "+
		"comparison), %s with %d.", doctor.Percent(few.Effect), few.Rounds, few.Seconds, doctor.Percent(many.Effect), many.Rounds)
	return d
}

// repeatability is the check of how far identical trials lie apart.
func (d *diagnosis) repeatability() doctor.Check {
	c := doctor.Check{
		Name: "repeatability", Grade: doctor.OK,
		Found: fmt.Sprintf("a pair of identical trials differs by %s (standard deviation of %d)",
			doctor.Percent(math.Expm1(d.Deviation)), d.Pairs),
	}
	if smallest := d.Effects[len(d.Effects)-1]; smallest.Effect > 0.05 {
		c.Grade = doctor.Problem
		c.Advice = "See to the problems above, then measure more rounds: vmbench run --rounds 200"
	} else if d.Effects[0].Effect > 0.05 {
		c.Grade = doctor.Note
		c.Advice = fmt.Sprintf("Measure more rounds: vmbench run --rounds %d shows %s", smallest.Rounds, doctor.Percent(smallest.Effect))
	}
	return c
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
		effects = append(effects, fmt.Sprintf("%d rounds %s", e.Rounds, doctor.Percent(e.Effect)))
	}
	return fmt.Sprintf("Smallest effect that shows with 80%% power at 5%% after Holm over %d: %s. From %d pairs of identical "+
		"trials (%s) in fresh processes; none is below the floor of 2%%.",
		d.Family, strings.Join(effects, ", "), d.Pairs, doctorCase)
}
