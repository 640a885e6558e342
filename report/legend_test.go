package report

import (
	"strings"
	"testing"
)

func TestPercent(t *testing.T) {
	for part, want := range map[float64]string{0.02: "2%", 0.075: "7.5%", 20: "2000%", 1e-7: "0.00001%", 0.98765: "98.8%", 0: "0%"} {
		if got := percent(part); got != want {
			t.Errorf("%v: %s, want %s", part, got, want)
		}
	}
}

// TestLayoutsLegend holds that the luck of one layout is no reason where rounds had many.
func TestLayoutsLegend(t *testing.T) {
	near := rowOf(15, steady(map[string]float64{"reflection": 100, "vm": 95}), "reflection", "vm")
	for layouts, want := range map[int]string{0: "may be the luck of one code layout", 15: "0 discarded, 0 trials repeated · 15 code layouts, in turns"} {
		var out strings.Builder
		if err := New(Run{Kept: 15, Layouts: layouts}, near, options()).Write(&out, Table, Style{}); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); !strings.Contains(text, want) || layouts > 0 && strings.Contains(text, "luck") {
			t.Errorf("%d layouts, want %q:\n%s", layouts, want, text)
		}
	}
}

// TestBaselineNotShown holds that the legend says how to get ratios where a filter leaves the baseline out.
func TestBaselineNotShown(t *testing.T) {
	r, err := Compare(Run{}, quick().measurements(), Query{Filter: "strategy:(vm OR generated)"}, options())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	const want = "No ratios: reflection is not among what is shown; choose another with"
	if err := r.Write(&out, Table, Style{}); err != nil || !strings.Contains(out.String(), want) {
		t.Errorf("%v\n%s", err, out.String())
	}
}
