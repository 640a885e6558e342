package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// onTwoMachines are measurements of two workloads, one of a machine on which everything takes a thousand times as long.
func onTwoMachines() []Measurement {
	var list []Measurement
	for round := 1; round <= 20; round++ {
		for _, m := range []struct {
			workload, machine string
			base              float64
		}{{"near", "fast", 1e-6}, {"far", "slow", 1e-3}} {
			for strategy, factor := range map[string]float64{"reflection": 1, "vm": 0.5} {
				list = append(list, Measurement{
					Op: "Encode", Strategy: strategy, Format: "json", Workload: m.workload, Round: round, Machine: m.machine,
					Values: []benchfmt.Value{{Value: m.base * factor * (1 + 0.001*float64(round)), Unit: "sec/op"}},
				})
			}
		}
	}
	return list
}

// Ratios of different machines have a mean, times have none.
func TestTimesOfDifferentMachinesAreNotPooled(t *testing.T) {
	r := New(Run{}, onTwoMachines(), DefaultOptions())
	g := r.Sections[0].Geomean
	if !g.Apart {
		t.Fatal("the geomean does not know that its workloads are of two machines")
	}
	for _, cell := range g.Cells {
		if cell.Time != 0 {
			t.Errorf("%s has the mean time %v over two machines", cell.Strategy, cell.Time)
		}
		if cell.Strategy == "vm" && (cell.Ratio == nil || cell.Ratio.Center < 0.499 || cell.Ratio.Center > 0.501) {
			t.Errorf("the mean ratio is %+v, want 0.5", cell.Ratio)
		}
	}
	var text, json bytes.Buffer
	if err := r.Write(&text, Table, Style{}); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(&json, JSON, Style{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "The geomean has no times") {
		t.Errorf("the table does not say why there are no times:\n%s", text.String())
	}
	if !strings.Contains(json.String(), `"time": null`) {
		t.Errorf("JSON has a mean time over two machines:\n%s", json.String())
	}
}

func TestRowsOfDifferentMachinesAreRefused(t *testing.T) {
	for _, q := range []Query{{Row: "op"}, {Col: "workload"}, {Ignore: "workload"}} {
		if _, err := Compare(Run{}, onTwoMachines(), q, DefaultOptions()); err == nil || !strings.Contains(err.Error(), "different machines") {
			t.Errorf("%+v: error %v; want one about different machines", q, err)
		}
	}
	if _, err := Compare(Run{}, onTwoMachines(), Query{Row: "workload"}, DefaultOptions()); err != nil {
		t.Errorf("a workload in each row: %v", err)
	}
}
