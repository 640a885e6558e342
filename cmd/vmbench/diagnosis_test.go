package main

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/doctor"
	"github.com/vmbench/vmbench/report"
)

// fakeSeries is pairs of identical trials whose ratios have a given standard deviation.
func fakeSeries(deviation float64) doctor.Series {
	random := rand.New(rand.NewPCG(9, 10))
	s := doctor.Series{Trials: 200, Wall: 20 * time.Second, Speeds: []float64{1, 1, 1, 1}}
	for range 100 {
		s.Ratios = append(s.Ratios, math.Exp(deviation*random.NormFloat64()))
	}
	return s
}

func TestDiagnosisSaysWhatShows(t *testing.T) {
	for _, test := range []struct {
		deviation float64
		grade     doctor.Grade
		advice    string
		least     float64 // of the effect that 25 rounds show
		most      float64
	}{
		{0.005, doctor.OK, "", 0.02, 0.025},
		{0.08, doctor.Note, "--rounds 100", 0.055, 0.1},
		{0.5, doctor.Problem, "--rounds 200", 0.4, 1},
	} {
		d := newDiagnosis(nil, fakeSeries(test.deviation))
		last := d.Checks[len(d.Checks)-1]
		if last.Name != "repeatability" || last.Grade != test.grade || !strings.Contains(last.Advice, test.advice) {
			t.Errorf("deviation %v: %+v", test.deviation, last)
		}
		if e := d.Effects[0]; e.Rounds != 25 || e.Effect < test.least || e.Effect > test.most || e.Seconds != 5 {
			t.Errorf("deviation %v: %+v", test.deviation, e)
		}
		if d.Effects[2].Effect > d.Effects[1].Effect || d.Effects[1].Effect > d.Effects[0].Effect {
			t.Errorf("more rounds show less: %+v", d.Effects)
		}
		if want := doctor.Percent(d.Effects[0].Effect) + " shows with 25 rounds (about 5.0 s per comparison)"; !strings.Contains(d.Verdict, want) {
			t.Errorf("verdict %q, want %q in it", d.Verdict, want)
		}
	}
}

func TestDiagnosisOutput(t *testing.T) {
	d := newDiagnosis([]doctor.Check{
		{Name: "steal", Grade: doctor.Problem, Found: "9.0 % | now", Advice: strings.Repeat("do this, ", 20) + "then that"},
		{Name: "turbo", Grade: doctor.Unknown, Found: "not readable"},
	}, fakeSeries(0.01))
	for _, format := range report.Formats() {
		var out bytes.Buffer
		if err := d.write(&out, format); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); !strings.Contains(text, "steal") || !strings.Contains(text, "do this") ||
			!strings.Contains(text, "On this machine, now") || strings.Contains(text, "\x1b") {
			t.Errorf("%s:\n%s", format, text)
		}
	}
	var out bytes.Buffer
	if err := d.write(&out, report.JSON); err != nil {
		t.Fatal(err)
	}
	var back diagnosis
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || len(back.Checks) != 4 || back.Deviation != d.Deviation {
		t.Errorf("%v: %+v", err, back)
	}
}

func TestPairEvent(t *testing.T) {
	first, later := pairEvent(0, 0, 10*time.Second), pairEvent(20, 4*time.Second, 10*time.Second)
	if first.Left != 0 || first.Rounds != 1 {
		t.Errorf("%+v", first)
	}
	if later.Round != 21 || later.Rounds != 51 || later.Left != 6*time.Second {
		t.Errorf("%+v", later)
	}
}
