package report

import (
	"math"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// rowOf makes the measurements of one case, from the time of each strategy in a round.
func rowOf(rounds int, time func(strategy string, round int) float64, strategies ...string) []Measurement {
	var ms []Measurement
	for round := 1; round <= rounds; round++ {
		for _, strategy := range strategies {
			ms = append(ms, Measurement{
				Op: "Encode", Strategy: strategy, Format: "json", Workload: "order", Round: round,
				Values: []benchfmt.Value{{Value: time(strategy, round), Unit: "ns/op"}},
			})
		}
	}
	return ms
}

// steady are times whose ratios wobble by less than a thousandth.
func steady(times map[string]float64) func(string, int) float64 {
	return func(strategy string, round int) float64 {
		return times[strategy] * (1 + 0.001*math.Sin(float64(round)*float64(len(strategy))))
	}
}

func TestBest(t *testing.T) {
	type times = map[string]float64
	type set = map[string]bool
	for _, test := range []struct {
		name   string
		times  times
		rounds int
		best   set
	}{
		{"one is fastest", times{"reflection": 100, "vm": 50, "visitor": 80}, 15, set{"vm": true}},
		{"two tie", times{"reflection": 100, "vm": 50, "visitor": 50.4}, 15, set{"vm": true, "visitor": true}},
		{"the baseline is fastest", times{"reflection": 50, "vm": 100, "visitor": 80}, 15, set{"reflection": true}},
		{"the baseline ties", times{"reflection": 50.3, "vm": 50, "visitor": 80}, 15, set{"reflection": true, "vm": true}},
		{"all tie", times{"reflection": 50, "vm": 50.1, "visitor": 50.2}, 15, nil},
		{"too few rounds", times{"reflection": 100, "vm": 50, "visitor": 80}, 3, nil},
		{"alone", times{"vm": 50}, 15, nil},
		{"without a baseline", times{"vm": 50, "visitor": 80}, 15, set{"vm": true}},
		{"one does nothing", times{"reflection": 100, "vm": 50, "null": 1}, 15, set{"vm": true}},
	} {
		var strategies []string
		for strategy := range test.times {
			strategies = append(strategies, strategy)
		}
		o := DefaultOptions()
		o.Unranked = []string{"null"}
		a := Analyze(rowOf(test.rounds, steady(test.times), strategies...), o)
		for _, cell := range a.cells() {
			if cell.Best != test.best[cell.Strategy] {
				t.Errorf("%s: %s is best: %v", test.name, cell.Strategy, cell.Best)
			}
			if cell.Comparison != nil && (cell.Strategy == "null" || cell.Strategy == "reflection") {
				t.Errorf("%s: %s is compared with the baseline", test.name, cell.Strategy)
			}
		}
	}
}

// TestBestAgreesWithVerdicts holds that no mark contradicts a ratio beside it.
func TestBestAgreesWithVerdicts(t *testing.T) {
	for name, c := range goldenCases() {
		for _, section := range New(c.run, c.data, options()).Sections {
			for _, row := range section.Rows {
				var baseline *Cell
				for i := range row.Cells {
					if row.Cells[i].Strategy == "reflection" {
						baseline = &row.Cells[i]
					}
				}
				for _, cell := range row.Cells {
					v := cell.Comparison
					if cell.Best && v != nil && v.Verdict == Slower {
						t.Errorf("%s: %s is marked on %s, and slower", name, cell.Strategy, row.Workload)
					}
					if cell.Best && v != nil && v.Verdict == Inconclusive && baseline.Status == Measured && !baseline.Best {
						t.Errorf("%s: %s is marked on %s, the baseline is not, and nothing is known", name, cell.Strategy, row.Workload)
					}
				}
			}
		}
	}
}

// TestLastMeasurementCounts holds that a trial that was repeated replaces the one before, failures included.
func TestLastMeasurementCounts(t *testing.T) {
	ms := rowOf(3, steady(map[string]float64{"vm": 50}), "vm")
	again := ms[1]
	again.Values = []benchfmt.Value{{Value: 70, Unit: "ns/op"}}
	failed := ms[2]
	failed.Values, failed.Failed = nil, "killed"
	a := Analyze(append(ms, again, failed), DefaultOptions())
	cell := a.cells()[0]
	if cell.Rounds != 2 || len(cell.Failures) != 1 || cell.times[2] != 70e-9 {
		t.Errorf("%d rounds, %d failures, %v s in round 2; want 2, 1, 7e-08", cell.Rounds, len(cell.Failures), cell.times[2])
	}
}

func TestImpossibleTimesAreFailures(t *testing.T) {
	for _, time := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		a := Analyze(rowOf(2, func(string, int) float64 { return time }, "vm"), DefaultOptions())
		if cell := a.cells()[0]; cell.Status != Failed || len(cell.Failures) != 2 {
			t.Errorf("a time of %v is %v with %d failures", time, cell.Status, len(cell.Failures))
		}
	}
}

// TestSpread holds that a case's own spread takes the place of a smaller floor.
func TestSpread(t *testing.T) {
	ms := rowOf(15, steady(map[string]float64{"reflection": 100, "vm": 95}), "reflection", "vm")
	for spread, want := range map[float64]Verdict{0: Faster, 0.01: Faster, 0.08: NoChange} {
		o := DefaultOptions()
		o.Spread = map[Case]float64{{Op: "Encode", Format: "json", Workload: "order"}: spread}
		for _, cell := range Analyze(ms, o).cells() {
			if c := cell.Comparison; c != nil && (c.Verdict != want || c.Floor != max(0.02, spread)) {
				t.Errorf("spread %v: %v with floor %v, want %v", spread, c.Verdict, c.Floor, want)
			}
		}
	}
}

// TestGeomean holds the mean to its definition, and to the workloads that all strategies have.
func TestGeomean(t *testing.T) {
	var ms []Measurement
	for workload, times := range map[string]map[string]float64{
		"a": {"reflection": 100, "vm": 50}, "b": {"reflection": 100, "vm": 12.5}, "c": {"reflection": 100},
	} {
		for strategy := range times {
			for _, m := range rowOf(7, steady(times), strategy) {
				m.Workload = workload
				ms = append(ms, m)
			}
		}
	}
	g := Analyze(ms, DefaultOptions()).Sections[0].Geomean
	if g == nil || len(g.Workloads) != 2 || len(g.Without) != 1 || g.Without[0] != "c" {
		t.Fatalf("%+v", g)
	}
	vm := g.Cells[1]
	if math.Abs(vm.Ratio.Center-0.25) > 0.002 || math.Abs(vm.Time-25e-9) > 1e-10 || !vm.Ratio.Bounded() {
		t.Errorf("ratio %+v, time %v, want 0.25 and 25 ns", vm.Ratio, vm.Time)
	}
}
