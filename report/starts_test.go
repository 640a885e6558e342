package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// twoStarts are measurements of 20 rounds in which b takes one part of a's time in the first half, and another in the second.
func twoStarts(first, second float64) []Measurement {
	var list []Measurement
	for round := 1; round <= 20; round++ {
		factor := first
		if round > 10 {
			factor = second
		}
		noise := 1 + float64(round%3)/1000
		for strategy, time := range map[string]float64{"a": 1e-9, "b": 1e-9 * factor * noise} {
			list = append(list, Measurement{
				Op: "p", Strategy: strategy, Workload: "engine", Round: round,
				Values: []benchfmt.Value{{Value: time, Unit: "sec/op"}},
			})
		}
	}
	return list
}

func startOptions() Options {
	o := DefaultOptions()
	o.Baseline, o.Floor, o.Starts, o.Agreement = "a", 0.05, []int{1, 11}, 0.05
	o.Transposed, o.SkippedWord = true, "unsupported"
	o.Arrangement = &Arrangement{Table: "program", Row: "engine", Col: "technique"}
	return o
}

// Starts that disagree leave a ratio inconclusive, however sure the rounds of each are.
func TestStarts(t *testing.T) {
	for _, c := range []struct {
		first, second float64
		want          Verdict
	}{
		{0.7, 0.7, Faster}, {0.7, 0.72, Faster}, {0.7, 0.75, Inconclusive}, {0.75, 0.7, Inconclusive}, {0.9, 1.1, Inconclusive},
		{1, 1.001, NoChange}, {1.3, 1.31, Slower},
	} {
		a := Analyze(twoStarts(c.first, c.second), startOptions())
		comparison := a.Sections[0].Rows[0].Cells[1].Comparison
		if comparison.Verdict != c.want {
			t.Errorf("%v and %v: %v, want %v", c.first, c.second, comparison.Verdict, c.want)
		}
		if apart := len(a.apartNote()) > 0; apart != comparison.Apart || apart && comparison.Needed != 0 {
			t.Errorf("%v and %v: apart %v, note %q, %d rounds needed", c.first, c.second, comparison.Apart, a.apartNote(), comparison.Needed)
		}
	}
	o := startOptions()
	o.Starts = nil
	if v := Analyze(twoStarts(0.7, 0.75), o).Sections[0].Rows[0].Cells[1].Comparison.Verdict; v != Faster {
		t.Errorf("without starts: %v, want %v", v, Faster)
	}
}

// A transposed table has a row for each strategy, whatever the width, and a word of its own for what is not there.
func TestTransposed(t *testing.T) {
	list := append(twoStarts(0.7, 0.7), Measurement{Op: "p", Strategy: "c", Workload: "engine", Skipped: "no such opcode"})
	for _, width := range []int{0, 20} {
		var out bytes.Buffer
		if err := New(Run{}, list, startOptions()).Write(&out, Table, Style{Width: width}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"\np ", "\na ", "\nb ", "\nc ", "0.70×", "unsupported [1]"} {
			if !strings.Contains("\n"+out.String(), want) {
				t.Errorf("width %d: %q is missing in\n%s", width, want, out.String())
			}
		}
		if strings.Contains(out.String(), "geomean") {
			t.Errorf("width %d: a mean in\n%s", width, out.String())
		}
	}
}
