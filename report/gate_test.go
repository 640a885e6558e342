package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

func TestParseGate(t *testing.T) {
	for text, want := range map[string]Gate{
		"sec/op<3%": {"sec/op", 0.03}, "ns/op < 3%": {"ns/op", 0.03}, "allocs/op<0": {"allocs/op", 0}, "B/op<=0%": {"B/op", 0}, "a b<2.5 %": {"a b", 0.025},
	} {
		if got, err := ParseGate(text); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "sec/op", "<3%", "sec/op<", "sec/op<x%", "sec/op<-1%", "sec/op<NaN", "sec/op>3%", "sec/op<Inf", "sec/op<3", "sec/op<0.03"} {
		if got, err := ParseGate(text); err == nil {
			t.Errorf("%q is the gate %v", text, got)
		}
	}
	if _, err := ParseGate("sec/op<3"); err == nil || !strings.Contains(err.Error(), "write 'sec/op<3%'") {
		t.Errorf("a bare number: %v", err)
	}
	for limit, want := range map[float64]string{0.07: "a<7%", 0: "a<0%", 20: "a<2000%", 0.12345: "a<12.345%"} {
		if got := (Gate{"a", limit}).String(); got != want {
			t.Errorf("%v: %s, want %s", limit, got, want)
		}
	}
}

// benchLines are n results of a benchmark, near a value or, with no wobble, all of it.
func benchLines(n int, name, unit string, value, wobble float64) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Benchmark%s 1 %v %s\n", name, value*(1+wobble*float64(i%5-2)), unit)
	}
	return b.String()
}

func TestGates(t *testing.T) {
	exact := "Unit size-B assume=exact better=lower\nUnit hits better=higher\n"
	for _, test := range []struct {
		name, gate, old, new string
		want                 string // outcome
	}{
		{"slower", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0.001), benchLines(10, "A", "ns/op", 105, 0.001), "regression"},
		{"slower, untidied", "ns/op<3%", benchLines(10, "A", "ns/op", 100, 0.001), benchLines(10, "A", "sec/op", 105e-9, 0.001), "regression"},
		{"slower, but perhaps within", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0.01), benchLines(10, "A", "ns/op", 104, 0.01), "inconclusive"},
		{"at the gate", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0), benchLines(10, "A", "ns/op", 103, 0), "ok"},
		{"less throughput, but perhaps within", "MB/s<3%", benchLines(10, "A", "MB/s", 100, 0.01), benchLines(10, "A", "MB/s", 96, 0.01), "inconclusive"},
		{"no speed falls by 100 %", "MB/s<100%", benchLines(10, "A", "MB/s", 100, 0.01), benchLines(10, "A", "MB/s", 1, 0.01), "ok"},
		{"within", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0.001), benchLines(10, "A", "ns/op", 102, 0.001), "ok"},
		{"faster", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0.001), benchLines(10, "A", "ns/op", 50, 0.001), "ok"},
		{"noisy", "sec/op<3%", benchLines(10, "A", "ns/op", 100, 0.2), benchLines(10, "A", "ns/op", 105, 0.2), "inconclusive"},
		{"few", "sec/op<3%", benchLines(2, "A", "ns/op", 100, 0), benchLines(2, "A", "ns/op", 100, 0), "inconclusive"},
		{"less throughput", "MB/s<3%", benchLines(10, "A", "MB/s", 100, 0.001), benchLines(10, "A", "MB/s", 90, 0.001), "regression"},
		{"more throughput", "B/s<3%", benchLines(10, "A", "MB/s", 100, 0.001), benchLines(10, "A", "MB/s", 190, 0.001), "ok"},
		{"fewer hits", "hits<3%", exact + benchLines(10, "A", "hits", 100, 0.001), benchLines(10, "A", "hits", 90, 0.001), "regression"},
		{"exact, larger", "size-B<3%", exact + benchLines(1, "A", "size-B", 100, 0), benchLines(1, "A", "size-B", 104, 0), "regression"},
		{"exact, at the gate", "size-B<3%", exact + benchLines(1, "A", "size-B", 100, 0), benchLines(1, "A", "size-B", 103, 0), "ok"},
		{"exact, from zero", "size-B<3%", exact + benchLines(1, "A", "size-B", 0, 0), benchLines(1, "A", "size-B", 1, 0), "regression"},
		{"exact, zero", "size-B<3%", exact + benchLines(1, "A", "size-B", 0, 0), benchLines(1, "A", "size-B", 0, 0), "ok"},
		{"no allocations", "allocs/op<0%", benchLines(8, "A", "allocs/op", 0, 0), benchLines(8, "A", "allocs/op", 0, 0), "ok"},
		{"the first allocation", "allocs/op<0%", benchLines(8, "A", "allocs/op", 0, 0), benchLines(8, "A", "allocs/op", 1, 0), "regression"},
	} {
		t.Run(test.name, func(t *testing.T) {
			gate, err := ParseGate(test.gate)
			if err != nil {
				t.Fatal(err)
			}
			c, _, err := collectText(Query{}, DefaultLimit, test.old, test.new)
			if err != nil {
				t.Fatal(err)
			}
			d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95, Units: c.Units(), Gates: []Gate{gate}})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Gate.Results) != 1 {
				t.Fatalf("%d results", len(d.Gate.Results))
			}
			r := d.Gate.Results[0]
			if got := r.Outcome.String(); got != test.want {
				t.Errorf("%s: %s", got, r.text(nil))
			}
		})
	}
}

// TestGatesWithoutRatio holds that what has no ratio is undecided beside what has one.
func TestGatesWithoutRatio(t *testing.T) {
	units := "Unit hits better=higher\n"
	for _, test := range []struct{ name, gate, old, new, want string }{
		{"lost", "sec/op<3%", benchLines(8, "A", "ns/op", 5, 0.001), benchLines(8, "B", "ns/op", 5, 0.001), "a has results, b has none"},
		{"lost with its table", "sec/op<3%", "pkg: x\n" + benchLines(8, "A", "ns/op", 5, 0), "pkg: y\n" + benchLines(8, "A", "ns/op", 5, 0),
			"a has results, b has none"},
		{"below zero", "hits<3%", units + benchLines(8, "A", "hits", -1, 0), benchLines(8, "A", "hits", -2, 0), "there are values below zero"},
	} {
		gate, err := ParseGate(test.gate)
		if err != nil {
			t.Fatal(err)
		}
		both := "pkg: z\n" + benchLines(8, "Z", gate.Unit, 7, 0.001)
		c, _, err := collectText(Query{}, DefaultLimit, test.old+both, test.new+both)
		if err != nil {
			t.Fatal(err)
		}
		d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95, Units: c.Units(), Gates: []Gate{gate}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if n := d.Gate.Count(Undecided); n != 1 || d.Gate.Count(Passed) != 1 {
			t.Errorf("%s: %s", test.name, d.Gate.Summary())
		}
		for _, r := range d.Gate.Results {
			if r.Outcome == Undecided && !strings.HasPrefix(r.Reason, test.want) {
				t.Errorf("%s: %s", test.name, r.text(nil))
			}
		}
	}
}

// TestGateFamily holds that gates correct for all that they look at: one of many small p is no regression.
func TestGateFamily(t *testing.T) {
	old, new := benchLines(4, "A", "ns/op", 100, 0.001), benchLines(4, "A", "ns/op", 110, 0.001)
	for more := range 3 {
		c, _, _ := collectText(Query{}, DefaultLimit, old, new)
		d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95, Gates: []Gate{{"sec/op", 0.03}}})
		if err != nil {
			t.Fatal(err)
		}
		want := 1
		if more > 0 {
			want = 0 // the smallest p of four and four values, 0.029, is above 0.05 / 2
		}
		if got := d.Gate.Count(Regressed); got != want || d.Gate.Family != more+1 {
			t.Errorf("%d regressions of %d, want %d", got, d.Gate.Family, want)
		}
		same := benchLines(4, fmt.Sprintf("B%d", more), "ns/op", 100, 0.001)
		old, new = old+same, new+same
	}
}

func TestGateErrors(t *testing.T) {
	for _, test := range []struct {
		gate  Gate
		texts []string
		usage bool
		want  string
	}{
		{Gate{"B/op", 0.03}, []string{"BenchmarkA 1 5 ns/op 7 MB/s\n", "BenchmarkA 1 5 ns/op\n"}, false, "no result has the unit B/op; there are: B/s, sec/op"},
		{Gate{"widgets", 0.03}, []string{"BenchmarkA 1 5 widgets\n", "BenchmarkA 1 5 widgets\n"}, true, "Unit widgets better=lower"},
		{Gate{"sec/op", 0.03}, []string{"BenchmarkA 1 5 ns/op\n"}, false, "nothing is compared with a baseline"},
		{Gate{"sec/op", 0.03}, []string{"cpu: x\ngoos: x\nBenchmarkA 1 5 ns/op\n", "cpu: y\ngoos: y\nBenchmarkA 1 5 ns/op\n"}, false,
			"since the inputs differ in cpu, goos; compare them all the same with --ignore cpu,goos"},
		{Gate{"sec/op", 0.03}, []string{"pkg: x\nBenchmarkA 1 5 ns/op\npkg: y\nBenchmarkA 1 5 ns/op\n"}, false, "nothing is compared with a baseline"},
		{Gate{"sec/op", 0.03}, []string{"pkg: x\nBenchmarkA 1 5 ns/op\npkg: y\nBenchmarkA 1 5 ns/op\n", "pkg: x\nBenchmarkB 1 5 ns/op\npkg: y\nBenchmarkB 1 5 ns/op\n"},
			false, "no comparison has a ratio (A: a has results, b has none)"},
		{Gate{"sec/op", 0.03}, []string{"BenchmarkA 1 5 ns/op\n", "BenchmarkB 1 5 ns/op\n"}, false,
			"no comparison has a ratio (A: a has results, b has none); compare what has results of sec/op on both sides"},
	} {
		c, _, _ := collectText(Query{}, DefaultLimit, test.texts...)
		d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95, Gates: []Gate{test.gate}})
		var gate *GateError
		if d == nil || !errors.As(err, &gate) || gate.Usage != test.usage || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: %v", test.gate, err)
		}
	}
}

// TestPairedGates holds what gates say about the strategies of a run.
func TestPairedGates(t *testing.T) {
	o := options()
	o.Units = benchfmt.UnitMetadataMap{{Unit: unitEncoded, Key: "better"}: {Value: "lower"}}
	o.Gates = []Gate{{"ns/op", 0.03}, {"B/op", 0}, {unitEncoded, 0}}
	ms := spoil(quick().measurements(), func(m *Measurement) {
		if m.Strategy == "vm" && m.Op == "Decode" && m.Workload == "order" {
			m.Values[3].Value++
		}
		if m.Strategy == "visitor" && m.Workload == "canada" {
			m.Values, m.Failed = nil, "it crashed"
		}
	})
	r, err := Compare(Run{}, ms, Query{Baseline: "strategy=generated", Filter: "-strategy:reflection"}, o)
	if err != nil {
		t.Fatal(err)
	}
	outcomes := map[string]int{}
	for _, g := range r.Gate.Results {
		key := g.Unit + " " + g.Column + " " + g.Outcome.String()
		if g.Reason != "" {
			key += " lost"
		}
		outcomes[key]++
	}
	want := map[string]int{
		"sec/op visitor regression": 6, "sec/op visitor inconclusive lost": 2, "sec/op vm ok": 8,
		"B/op visitor ok": 6, "B/op visitor inconclusive lost": 2, "B/op vm ok": 8,
		"encoded-B visitor ok": 6, "encoded-B visitor inconclusive lost": 2, "encoded-B vm ok": 7, "encoded-B vm regression": 1,
	}
	if fmt.Sprint(outcomes) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", outcomes, want)
	}
	if got := r.Gate.Summary(); !strings.HasSuffix(got, "(ns/op<3%, B/op<0%, encoded-B<0%; Holm over 14 tests)") {
		t.Error(got)
	}
	if r.Gate.Family != 14 {
		t.Errorf("%d tests, want the 14 of times: what is exact is no test", r.Gate.Family)
	}
}

// TestPairedGatesWithoutBaseline holds that a row whose baseline has no result does not drop out of the gate, whether the others
// have results or not.
func TestPairedGatesWithoutBaseline(t *testing.T) {
	o := options()
	o.Gates = []Gate{{"sec/op", 0.03}}
	ms := spoil(quick().measurements(), func(m *Measurement) {
		if m.Op == "Encode" && (m.Strategy == "reflection" && m.Workload != "order" || m.Strategy == "vm" && m.Workload == "canada") {
			m.Values, m.Failed = nil, "it crashed"
		}
	})
	r, err := Compare(Run{}, ms, Query{Filter: "op:Encode strategy:(vm OR reflection)"}, o)
	if err != nil {
		t.Fatal(err)
	}
	undecided := 0
	for _, g := range r.Gate.Results {
		if g.Outcome == Undecided && g.Reason == "the baseline has no result in this row: failed" {
			undecided++
		}
	}
	if len(r.Gate.Results) != 4 || undecided != 3 {
		t.Errorf("%d of %d results without a baseline, want 3 of 4: %s", undecided, len(r.Gate.Results), r.Gate.Summary())
	}
}

// TestPairedGateLimit holds that a regression needs the rounds to lie beyond the gate, and not only beyond no change.
func TestPairedGateLimit(t *testing.T) {
	for _, test := range []struct {
		slower, spread float64
		want           Outcome
	}{{1.08, 0.01, Regressed}, {1.04, 0.03, Undecided}, {1.01, 0.01, Passed}, {0.5, 0.01, Passed}} {
		o := options()
		o.Gates = []Gate{{"sec/op", 0.03}}
		ms := rowOf(15, steady(map[string]float64{"reflection": 100, "vm": 100}), "reflection", "vm")
		ms = spoil(ms, func(m *Measurement) {
			m.Values[0].Value = 100
			if m.Strategy == "vm" {
				m.Values[0].Value *= test.slower + test.spread*float64(m.Round%5-2)/2
			}
		})
		r, err := Compare(Run{}, ms, Query{}, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Gate.Results[0]; got.Outcome != test.want {
			t.Errorf("%v ± %v: %s", test.slower, test.spread, got.text(nil))
		}
	}
}
