package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/perf/benchfmt"
)

func TestChangePoints(t *testing.T) {
	noise := func(center float64, n int, seed uint64) []float64 {
		random := rand.New(rand.NewPCG(seed, 0))
		values := make([]float64, n)
		for i := range values {
			values[i] = center + 0.02*random.NormFloat64()
		}
		return values
	}
	for name, test := range map[string]struct {
		series []float64
		want   []int
	}{
		"nothing":     {nil, nil},
		"one":         {[]float64{1}, nil},
		"too few":     {[]float64{0, 0, 0, 1, 1, 1, 1}, nil},
		"constant":    {make([]float64, 20), nil},
		"a step":      {slices.Concat(noise(0, 6, 1), noise(0.5, 6, 2)), []int{6}},
		"the fewest":  {[]float64{0, 0.01, 0, 0.01, 1, 1.01, 1, 1.01}, []int{4}},
		"two steps":   {slices.Concat(noise(0, 10, 3), noise(0.5, 10, 4), noise(-0.5, 10, 5)), []int{10, 20}},
		"there, back": {slices.Concat(noise(0, 12, 6), noise(0.5, 12, 7), noise(0, 12, 8)), []int{12, 24}},
		"an outlier":  {slices.Concat(noise(0, 8, 9), []float64{3}, noise(0, 8, 10)), nil},
	} {
		var got []int
		for _, c := range changePoints(test.series, 0.05) {
			if got = append(got, c.index); !(c.p > 0 && c.p < 0.05) {
				t.Errorf("%s: p=%v", name, c.p)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: changes at %v, want %v", name, got, test.want)
		}
	}
}

// Series without a change have one at most as often as the test's level says.
func TestChangePointsAreRarelyFalse(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	const series = 200
	found := 0
	for range series {
		values := make([]float64, 15)
		for i := range values {
			values[i] = random.NormFloat64()
		}
		if len(changePoints(values, 0.05)) > 0 {
			found++
		}
	}
	if found > 20 { // 10 are expected; 21 or more come once in a thousand
		t.Errorf("%d of %d series of noise have changes at 5 %%", found, series)
	}
}

// aRun has the given ratio of vm to reflection, at a speed of its own.
func aRun(speed, ratio float64) []Measurement {
	var list []Measurement
	for round := 1; round <= 10; round++ {
		for strategy, time := range map[string]float64{"reflection": speed, "vm": speed * ratio, "null": 1} {
			list = append(list, Measurement{
				Op: "Encode", Strategy: strategy, Format: "json", Workload: "order", Round: round,
				Values: []benchfmt.Value{{Value: time * (1 + 0.001*float64(round)), Unit: "ns/op"}},
			})
		}
	}
	return list
}

// threeMachines is a history in which speeds are anything, and the ratio falls at the sixth run, together with another design.
func threeMachines(t *testing.T, filter string) *History {
	t.Helper()
	o := DefaultOptions()
	o.Unranked = []string{"null"}
	h, err := NewHistory(filter, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{7, 2, 0, 5, 9, 1, 8, 3, 6, 4} {
		ratio, design := 0.80, "design1"
		if i >= 5 {
			ratio, design = 0.50, "design2"
		}
		h.Add(HistoryRun{
			Name: fmt.Sprintf("run%d", i), Start: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC), Commit: "0123456789ab",
			Machine: fmt.Sprintf("machine%d", i%3), Design: design,
		}, aRun(float64(100+97*i), ratio+0.002*float64(i%2)))
	}
	h.Add(HistoryRun{Name: "other", Start: time.Date(2026, 1, 3, 12, 0, 0, 0, time.UTC)}, nil) // has nothing to show
	h.Finish()
	return h
}

func TestHistory(t *testing.T) {
	h := threeMachines(t, "")
	if len(h.Runs) != 10 || h.Runs[0].Name != "run0" || h.Runs[9].Name != "run9" {
		t.Errorf("runs: %+v", h.Runs)
	}
	if len(h.Cases) != 1 || h.Cases[0].Strategy != "vm" || len(h.Cases[0].Points) != 10 {
		t.Fatalf("cases: %+v", h.Cases)
	}
	c := h.Cases[0]
	if len(c.Changes) != 1 || c.Changes[0].Point != 5 || !c.Changes[0].Design || !c.Changes[0].Machine {
		t.Errorf("changes: %+v", c.Changes)
	}
	for i, p := range c.Points {
		if want := 0.8; i < 5 && (p.Ratio.Center < want-0.001 || p.Ratio.Center > want+0.003) {
			t.Errorf("run %d has the ratio %v, want %v whatever the machine's speed", i, p.Ratio.Center, want)
		}
	}
}

func TestHistoryForms(t *testing.T) {
	h := threeMachines(t, "workload:order")
	for format, want := range map[Format][]string{
		Table:    {"A1    machine0  design1", "B2", "0.80 → 0.50 from run5 (p=0.", ", another machine and design)", "run5 changed", "time of reflection"},
		Markdown: {"| Encode order vm |", "- Ratio: time / time of reflection"},
		CSV:      {"op,format,workload,strategy,baseline,run,", "Encode,json,order,vm,reflection,run5,2026-01-06T00:00:00Z,0123456789ab,machine2,design2,10,"},
	} {
		var out bytes.Buffer
		if err := h.Write(&out, format, Style{Width: 120}); err != nil {
			t.Fatal(err)
		}
		for _, text := range want {
			if !strings.Contains(out.String(), text) {
				t.Errorf("%s lacks %q:\n%s", format, text, out.String())
			}
		}
	}
	var out bytes.Buffer
	if err := h.Write(&out, JSON, Style{}); err != nil {
		t.Fatal(err)
	}
	var read jsonHistory
	if err := json.Unmarshal(out.Bytes(), &read); err != nil || len(read.Cases) != 1 || len(read.Cases[0].Changes) != 1 || read.Cases[0].Changes[0].Run != "run5" {
		t.Errorf("JSON: %v, %+v", err, read)
	}
}

func TestHistoryFilter(t *testing.T) {
	if h := threeMachines(t, "-strategy:vm"); len(h.Cases) != 0 || len(h.Runs) != 0 {
		t.Errorf("a filter that lets nothing through: %+v", h.Cases)
	}
	for _, filter := range []string{"nosuch:x", "workload:("} {
		if _, err := NewHistory(filter, DefaultOptions()); err == nil {
			t.Errorf("%q is a filter", filter)
		}
	}
}
