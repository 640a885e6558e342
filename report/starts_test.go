package report

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

// twoStarts are measurements of 20 rounds in 10 starts, in which b takes one part of a's time in every other start, and another
// in those between.
func twoStarts(one, other float64) []Measurement {
	var list []Measurement
	for round := 1; round <= 20; round++ {
		factor := one
		if (round-1)/2%2 > 0 {
			factor = other
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
	o.Baseline, o.Floor, o.Starts, o.Agreement = "a", 0.05, []int{1, 3, 5, 7, 9, 11, 13, 15, 17, 19}, 0.05
	o.Transposed, o.SkippedWord = true, "unsupported"
	o.Arrangement = &Arrangement{Table: "program", Row: "engine", Col: "technique"}
	return o
}

// Starts that disagree leave the size of a difference inconclusive, however sure the rounds of each are, and if they disagree on what is faster, all of it.
func TestStarts(t *testing.T) {
	for _, c := range []struct {
		first, second float64
		want          Verdict
	}{
		{0.7, 0.7, Faster}, {0.7, 0.72, Faster}, {0.7, 0.74, Faster}, {0.7, 0.8, Faster}, {1.3, 1.6, Slower}, {0.9, 1.1, Inconclusive}, {0.8, 1, Inconclusive},
		{1, 1.001, NoChange}, {1.3, 1.31, Slower},
	} {
		a := Analyze(twoStarts(c.first, c.second), startOptions())
		comparison := a.Sections[0].Rows[0].Cells[1].Comparison
		if comparison.Verdict != c.want {
			t.Errorf("%v and %v: %v, want %v", c.first, c.second, comparison.Verdict, c.want)
		}
		sign := verdictSigns[c.want]
		if math.Abs(math.Log(c.first/c.second)) > 0.1 && c.want != Inconclusive {
			sign = "~"
		}
		if comparison.sign() != sign || (sign == "~") != a.anyApart() || (sign == "~") != strings.HasSuffix(comparison.text(), "(size inconclusive)") {
			t.Errorf("%v and %v: sign %q, want %q; %s", c.first, c.second, comparison.sign(), sign, comparison.text())
		}
		if apart := len(a.apartNote()) > 0; apart != comparison.Apart || apart && (comparison.Needed != 0 || comparison.Starts <= 10) {
			t.Errorf("%v and %v: apart %v, note %q, %d rounds needed", c.first, c.second, comparison.Apart, a.apartNote(), comparison.Needed)
		}
	}
	o := startOptions()
	o.Starts = nil
	if v := Analyze(twoStarts(0.7, 0.8), o).Sections[0].Rows[0].Cells[1].Comparison.Verdict; v != Faster {
		t.Errorf("without starts: %v, want %v", v, Faster)
	}
	o.Starts = []int{1, 5, 9, 13, 17}
	a := Analyze(twoStarts(0.7, 0.7), o)
	if c := a.Sections[0].Rows[0].Cells[1].Comparison; !c.Apart || c.Ratio.Bounded() || c.Starts != 6 {
		t.Errorf("five starts: %+v, want no interval, and that 6 would do", c)
	}
}

// A round that the machine has slowed down does not count, where another one of the start was not.
func TestStartsLeast(t *testing.T) {
	o := startOptions()
	times, others := map[int]float64{}, map[int]float64{}
	for round := 1; round <= 20; round++ {
		times[round], others[round] = 2, 1
		if round%2 == 0 {
			times[round], others[round] = 5, 1.5
		}
	}
	delete(others, 1) // so that round 1 has no ratio, and its start only that of the slow round
	logs := o.startLogs(times, others)
	if len(logs) != 10 || math.Abs(logs[0]-math.Log(5/1.5)) > 1e-9 || math.Abs(logs[9]-math.Log(2)) > 1e-9 {
		t.Errorf("%v", logs)
	}
}

// Of two runs of the same, where the ratios of the first are not inconclusive, those of the second differ by more than the agreement in few cases.
// How much starts differ is not known beforehand, so it varies here as well.
func TestStartsAgree(t *testing.T) {
	random, o := rand.New(rand.NewPCG(1, 2)), startOptions()
	claimed, disagree := 0, 0
	for i := range 4000 {
		spread := 0.01 * float64(1+i%10)
		run := func() *Comparison {
			times, others := map[int]float64{}, map[int]float64{}
			luck := 0.0
			for round := 1; round <= 20; round++ {
				if round%2 == 1 {
					luck = random.NormFloat64() * spread
				}
				times[round], others[round] = 2*math.Exp(luck+random.NormFloat64()*0.01), 1
			}
			c := compare(times, others, o, o.Floor)
			c.overStarts(times, others, o)
			return c
		}
		if one, other := run(), run(); !one.Apart {
			claimed++
			if math.Abs(math.Log(one.Ratio.Center/other.Ratio.Center)) > math.Log1p(o.Agreement) {
				disagree++
			}
		}
	}
	if claimed < 1500 || disagree > claimed/20 {
		t.Errorf("%d of %d ratios that were claimed differ by more in another run, want a twentieth at most, and 1500 claimed", disagree, claimed)
	}
	t.Logf("%d of %d differ", disagree, claimed)
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
