package report

import (
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

func TestCountsAreATableOfTheirOwn(t *testing.T) {
	var list []Measurement
	for strategy, n := range map[string]float64{"reflection": 20640.23, "vm": 1234567} {
		m := Measurement{Op: "Encode", Strategy: strategy, Format: "json", Workload: "order"}
		counts, first := m, m
		counts.Values = []benchfmt.Value{{Value: n, Unit: unitValgrind}}
		first.Round, first.Values = 1, []benchfmt.Value{
			{Value: 1e-6, Unit: unitTime}, {Value: 3, Unit: "L1i-misses/op"},
		}
		list = append(list, counts, first)
	}
	r := New(Run{Kept: 1}, list, DefaultOptions())
	if cell := r.Sections[0].Rows[0].Cells[0]; cell.Rounds != 1 || len(cell.Failures) > 0 {
		t.Errorf("what was counted is taken for a round: %+v", cell)
	}
	for _, format := range []Format{Table, Markdown, CSV, JSON} {
		var out strings.Builder
		if err := r.Write(&out, format, Style{}); err != nil {
			t.Fatal(err)
		}
		want := []string{"vg-instructions", "L1i-misses", "~20640", "~1.23M", "~3.00", "valgrind"}
		if format == CSV || format == JSON {
			want = []string{unitValgrind, "20640.23", "L1i-misses/op"}
		}
		for _, text := range want {
			if !strings.Contains(out.String(), text) {
				t.Errorf("%s has no %q:\n%s", format, text, out.String())
			}
		}
	}
}
