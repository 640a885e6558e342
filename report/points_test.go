package report

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// Builds of the same case are points of their own, whatever the tables would show.
func TestPointsOfBuilds(t *testing.T) {
	var list []Measurement
	for round := 1; round <= 10; round++ {
		for i, build := range []string{"base", "head"} {
			list = append(list, Measurement{
				Op: "Encode", Strategy: "vm", Format: "json", Workload: "order", Build: build, Round: round,
				Values: []benchfmt.Value{{Value: float64(100 * (i + 1)), Unit: "ns/op"}, {Value: 5, Unit: "allocs/op"}},
			})
		}
	}
	points, err := Points(list, Query{Filter: ".unit:ns/op"}, DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range points {
		got = append(got, fmt.Sprintf("%s %s %.3g %d %v", p.Name, p.Unit, p.Center, p.N, p.Exact))
	}
	const want = "Encode/strategy=vm/format=json/workload=order/build=base sec/op 1e-07 10 true\n" +
		"Encode/strategy=vm/format=json/workload=order/build=head sec/op 2e-07 10 true"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if _, err := Points(list, Query{Filter: "nosuch:x"}, DefaultOptions()); err == nil {
		t.Error("a filter with an unknown key selects points")
	}
}

// A run that compares builds has them as a key; others have not.
func TestBuildsAreAKey(t *testing.T) {
	var list []Measurement
	for round := 1; round <= 10; round++ {
		for strategy, time := range map[string]float64{"vm": 100, "generated": 300} {
			for build, factor := range map[string]float64{"base": 1, "head": 1.5} {
				list = append(list, Measurement{
					Op: "Encode", Strategy: strategy, Format: "json", Workload: "order", Build: build, Round: round,
					Values: []benchfmt.Value{{Value: time * factor, Unit: "ns/op"}},
				})
			}
		}
	}
	o := DefaultOptions()
	o.Baseline, o.Builds = "base", []string{"base", "head"}
	r, err := Compare(Run{}, list, Query{Table: "op", Row: "workload,strategy", Col: "build"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sections) != 1 || len(r.Sections[0].Rows) != 2 {
		t.Fatalf("sections: %+v", r.Sections)
	}
	for _, row := range r.Sections[0].Rows {
		head := row.Cells[1]
		if head.Strategy != "head" || head.Comparison == nil || head.Comparison.Ratio.Center < 1.4999 || head.Comparison.Ratio.Center > 1.5001 {
			t.Errorf("%s: %+v", row.Workload, head)
		}
	}
	for i := range list {
		list[i].Build = ""
	}
	if _, err := Compare(Run{}, list, Query{Col: "build"}, o); err == nil || !strings.Contains(err.Error(), `"build"`) {
		t.Errorf("a run without builds has columns of them: %v", err)
	}
}

// Names that would be the same in two configurations say which.
func TestPointsOfDeltas(t *testing.T) {
	d := &Deltas{Tables: []*DeltaTable{
		{Unit: "sec/op", Config: []KeyValue{{"goos", "linux"}, {"cpu", "x"}}, Columns: []string{"new"}, Rows: []DeltaRow{{"A", []*DeltaCell{{N: 3}}}}},
		{Unit: "sec/op", Config: []KeyValue{{"goos", "darwin"}, {"cpu", "x"}}, Columns: []string{"old", "new"}, Rows: []DeltaRow{{"A", []*DeltaCell{nil, {N: 2}}}}},
		{Unit: "B/op", Columns: []string{"new"}, Rows: []DeltaRow{{"A", []*DeltaCell{{N: 3}}}}},
	}}
	var got []string
	for _, p := range d.Points() {
		got = append(got, p.Name+" "+p.Unit)
	}
	const want = "A (goos=linux) sec/op\nA (goos=darwin, column=new) sec/op\nA B/op"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// What went wrong with trials is said before what the gates say.
func TestJudgements(t *testing.T) {
	var list []Measurement
	for round := 1; round <= 10; round++ {
		list = append(list,
			Measurement{Op: "Encode", Strategy: "reflection", Format: "json", Workload: "order", Round: round, Values: []benchfmt.Value{{Value: 100, Unit: "ns/op"}}},
			Measurement{Op: "Encode", Strategy: "vm", Format: "json", Workload: "order", Round: round, Values: []benchfmt.Value{{Value: 200, Unit: "ns/op"}}},
			Measurement{Op: "Encode", Strategy: "visitor", Format: "json", Workload: "order", Round: round, Failed: "crash\nand more"},
			Measurement{Op: "Encode", Strategy: "generated", Format: "json", Workload: "order", Round: round, Skipped: "not here"},
		)
	}
	o := DefaultOptions()
	gate, err := ParseGate("ns/op<5%")
	if err != nil {
		t.Fatal(err)
	}
	o.Gates, o.Units = []Gate{gate}, benchfmt.UnitMetadataMap{}
	r, err := Compare(Run{}, list, Query{}, o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, j := range r.Judgements() {
		got = append(got, fmt.Sprintf("%s | %s | %v %v %v", j.Name, j.About, j.Outcome, j.Failed, j.Skipped))
	}
	want := []string{
		"Encode order, generated | trials | inconclusive false true",
		"Encode order, reflection | trials | ok false false",
		"Encode order, visitor | trials | inconclusive true false",
		"Encode order, vm | trials | ok false false",
	}
	for _, line := range want {
		if !strings.Contains(strings.Join(got, "\n"), line) {
			t.Errorf("there is no %q in\n%s", line, strings.Join(got, "\n"))
		}
	}
	if last := got[len(got)-1]; last != "Encode order, vm | ns/op<5% | regression false false" {
		t.Errorf("the last is %q", last)
	}
}
