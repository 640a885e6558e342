package report

import (
	"bytes"
	"encoding/csv"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

func TestRate(t *testing.T) {
	for _, test := range []struct {
		count, of int
		lo, hi    float64
	}{
		// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{0, 0, 0, 1},
	} {
		r := NewRate(test.count, test.of, 0.95)
		if math.Abs(r.Lo-test.lo) > 1e-4 || math.Abs(r.Hi-test.hi) > 1e-4 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", test.count, test.of, r.Lo, r.Hi, test.lo, test.hi)
		}
	}
	if !math.IsNaN(NewRate(0, 0, 0.95).Part()) {
		t.Error("the rate of nothing is a number")
	}
}

// controlled are the measurements of a baseline and controls whose true ratios are given.
func controlled(seed uint64, rounds int, noise float64, ratios map[string]float64) []Measurement {
	random := rand.New(rand.NewPCG(seed, 2))
	var ms []Measurement
	for round := 1; round <= rounds; round++ {
		mode := 1 + random.Float64() // what slows a round down slows all of it
		for _, workload := range []string{"order", "twitter"} {
			for _, name := range []string{"base", "twin", "slow"} {
				ns := 1000 * mode * math.Exp(noise*random.NormFloat64())
				if r, ok := ratios[name]; ok {
					ns *= r
				}
				ms = append(ms, Measurement{
					Op: "Encode", Format: "json", Workload: workload, Strategy: name, Round: round,
					Values: []benchfmt.Value{{Value: ns, Unit: "ns/op"}},
				})
			}
		}
	}
	return ms
}

func controlOptions() Options {
	o := DefaultOptions()
	o.Baseline = "base"
	return o
}

var truth = map[string]float64{"twin": 1, "slow": 1.05}

func TestControls(t *testing.T) {
	ms := controlled(1, 20, 0.005, truth)
	list := Controls("default", 3, ms, controlOptions(), truth)
	if len(list) != 4 {
		t.Fatalf("%d controls of two on two workloads", len(list))
	}
	for _, c := range list {
		if c.Run != 3 || c.Experiment != "default" || c.N != 20 || c.Truth != truth[c.Strategy] {
			t.Errorf("%+v", c)
		}
		if (c.Verdict == Slower) != (c.Strategy == "slow") {
			t.Errorf("%s on %s is %s", c.Strategy, c.Workload, c.Verdict)
		}
		if c.Strategy == "slow" && (math.Abs(c.Ratio.Center-1.05) > 0.01 || c.P > 0.001) {
			t.Errorf("slow: ratio %v, p %v", c.Ratio.Center, c.P)
		}
		// Two modes of the machine hide from unpaired samples what pairs show.
		if c.Unpaired < 0.05 {
			t.Errorf("%s: the unpaired p is %v", c.Strategy, c.Unpaired)
		}
	}
	if none := Controls("default", 1, ms, controlOptions(), nil); len(none) != 0 {
		t.Errorf("%d controls where nothing is known", len(none))
	}
}

// Pure noise is called a difference by a test at 5 % about as often as it says, and by the verdict hardly ever.
func TestFalsePositivesOfNoise(t *testing.T) {
	c := Calibration{Options: controlOptions(), Experiments: []Experiment{
		{"default", "noise", []string{"Mann-Whitney", "paired", "paired, floor", "verdict"}},
	}}
	for run := range 150 {
		ms := controlled(uint64(100+run), 15, 0.02, nil)
		c.Controls = append(c.Controls, Controls("default", run, ms, c.Options, map[string]float64{"twin": 1})...)
	}
	rates := map[string]FalsePositives{}
	for _, f := range c.FalsePositives() {
		rates[f.Rule] = f
	}
	paired, verdict := rates["paired"], rates["verdict"]
	if paired.Of != 300 || paired.Lo > 0.05 || paired.Hi < 0.05 {
		t.Errorf("the paired test at 5 %%: %+v", paired.Rate)
	}
	if verdict.Count > 3 || rates["paired, floor"].Count > paired.Count || verdict.Rounds != 15 {
		t.Errorf("the verdict: %+v", verdict)
	}
	if coverage := c.Coverage("default"); coverage.Of != 300 || coverage.Part() < 0.92 {
		t.Errorf("coverage %+v", coverage)
	}
	if width := c.Width("default"); width < 0.005 || width > 0.05 {
		t.Errorf("half width %v", width)
	}
}

func TestDetections(t *testing.T) {
	c := Calibration{Options: controlOptions()}
	for run := range 20 {
		ms := controlled(uint64(run), 15, 0.01, truth)
		c.Controls = append(c.Controls, Controls(SlowedExperiment, run, ms, c.Options, truth)...)
	}
	list := c.Detections(SlowedExperiment)
	if len(list) != 1 || list[0].Truth != 1.05 || list[0].Of != 40 || list[0].Part() < 0.9 ||
		math.Abs(list[0].Measured-1.05) > 0.005 {
		t.Errorf("%+v", list)
	}
	if none := c.Detections("default"); len(none) != 0 {
		t.Errorf("detections of an experiment that was not made: %+v", none)
	}
}

func TestAgree(t *testing.T) {
	clear := Agree(controlled(1, 20, 0.001, map[string]float64{"twin": 1.2, "slow": 1.5}), controlOptions())
	if clear.Pairs.Count != 6 || clear.Apart.Count != 6 || clear.Rows.Count != 2 {
		t.Errorf("clear differences: %+v", clear)
	}
	noise, pairs := 0, 0
	for seed := range 30 {
		a := Agree(controlled(uint64(seed), 20, 0.02, nil), controlOptions())
		noise, pairs = noise+a.Pairs.Count, pairs+a.Pairs.Of
	}
	if part := float64(noise) / float64(pairs); part < 0.35 || part > 0.65 {
		t.Errorf("the halves of noise agree on %.2f of the pairs", part)
	}
	alone := controlled(1, 1, 0.001, nil)
	if a := Agree(alone, controlOptions()); a.Pairs.Count != 0 || a.Pairs.Of != 6 {
		t.Errorf("one round has no halves that agree: %+v", a)
	}
}

func TestBenchControls(t *testing.T) {
	before := "BenchmarkEncode/strategy=vm/format=json/workload=order-2 100 10 ns/op\n" +
		"BenchmarkEncode/strategy=vm/format=json/workload=order-2 100 12 ns/op\n" +
		"BenchmarkEncode/strategy=vm/format=json/workload=gone-2 100 12 ns/op\n"
	after := "BenchmarkEncode/strategy=vm/format=json/workload=order-2 100 22 ns/op\n"
	list, err := BenchControls("gotest", 2, strings.NewReader(before), strings.NewReader(after))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d controls, %v", len(list), err)
	}
	c := list[0]
	if c.Strategy != "vm" || c.Case != (Case{"Encode", "json", "order"}) || c.Ratio.Center != 2 || c.N != 1 || c.Run != 2 {
		t.Errorf("%+v", c)
	}
	if _, err := BenchControls("gotest", 1, strings.NewReader("BenchmarkX 1\n"), strings.NewReader(after)); err == nil {
		t.Error("a torn line is no error")
	}
	if _, err := BenchControls("gotest", 1, strings.NewReader(""), strings.NewReader(after)); err == nil {
		t.Error("nothing to compare is no error")
	}
}

func TestCalibrationOutput(t *testing.T) {
	c := Calibration{
		Options: controlOptions(),
		Notes:   []string{"Without go test: the go command is not in PATH."},
		Experiments: []Experiment{
			{"blocked", "one process, in blocks", []string{"Mann-Whitney"}},
			{"default", "vmbench run", []string{"paired", "verdict"}},
		},
	}
	for run := 1; run <= 5; run++ {
		ms := controlled(uint64(run), 15, 0.01, truth)
		for _, experiment := range []string{"blocked", DefaultExperiment, SlowedExperiment} {
			c.Controls = append(c.Controls, Controls(experiment, run, ms, c.Options, truth)...)
		}
		agreement := Agree(ms, c.Options)
		c.Agreement = &agreement
	}
	for _, f := range Formats() {
		var out bytes.Buffer
		if err := c.Write(&out, f, Style{}); err != nil {
			t.Fatal(err)
		}
		compareGolden(t, "calibration."+string(f), out.Bytes())
		for line := range strings.Lines(out.String()) {
			if f == Table && columns(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("wider than 80 columns: %s", line)
			}
		}
	}
	var out bytes.Buffer
	c.Write(&out, CSV, Style{})
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 1+len(c.Controls) {
		t.Errorf("%d rows of %d comparisons, %v", len(rows), len(c.Controls), err)
	}
}

func TestReadSpread(t *testing.T) {
	c := Calibration{Options: controlOptions()}
	for i := range 40 {
		twin := Control{Experiment: DefaultExperiment, Truth: 1, Case: Case{"Encode", "json", "order"}, Strategy: "twin"}
		twin.Ratio = Estimate{Center: 1 + float64(i)/1000}
		slow := Control{Experiment: SlowedExperiment, Truth: 1.05, Case: twin.Case, Strategy: "slow"}
		slow.Ratio = Estimate{Center: 1.05}
		c.Controls = append(c.Controls, twin, slow)
	}
	var out bytes.Buffer
	if err := c.Write(&out, CSV, Style{}); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	spread, err := ReadSpread(strings.NewReader(text))
	if got := spread[Case{"Encode", "json", "order"}]; err != nil || len(spread) != 1 || math.Abs(got-0.037) > 1e-9 {
		t.Errorf("spread %v, %v; want the 38th of 40 differences, 3.7 %%", spread, err)
	}
	for name, broken := range map[string]string{
		"nothing":      "",
		"another file": "a,b\n1,2\n",
		"line 2":       strings.Replace(text, ",twin,1,0,1,", ",twin,1,0,none,", 1),
		"no twins":     strings.ReplaceAll(text, "default,", "other,"),
		"wrong number": text + "default,1\n",
	} {
		if _, err := ReadSpread(strings.NewReader(broken)); err == nil {
			t.Errorf("%s: no error", name)
		} else if strings.HasPrefix(name, "line") && !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
