package report

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestHolm(t *testing.T) {
	for _, test := range []struct{ p, want []float64 }{
		{nil, []float64{}},
		{[]float64{0.03}, []float64{0.03}},
		// R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
		{[]float64{0.01, 0.04, 0.03, 0.005}, []float64{0.03, 0.06, 0.06, 0.02}},
		{[]float64{0.5, 0.6, 0.9}, []float64{1, 1, 1}},
		{[]float64{0.02, 0.02}, []float64{0.04, 0.04}},
	} {
		if diff := cmp.Diff(test.want, holm(test.p), cmpopts.EquateApprox(0, 1e-12)); diff != "" {
			t.Errorf("holm(%v): %s", test.p, diff)
		}
	}
}

func TestVerdict(t *testing.T) {
	inf := math.Inf(1)
	for _, test := range []struct {
		name      string
		ratio     Estimate
		corrected float64
		want      Verdict
	}{
		{"clearly faster", Estimate{Center: 0.5, Lo: 0.49, Hi: 0.51}, 0.001, Faster},
		{"clearly slower", Estimate{Center: 2, Lo: 1.9, Hi: 2.1}, 0.001, Slower},
		{"significant, below the floor", Estimate{Center: 0.99, Lo: 0.985, Hi: 0.995}, 0.001, NoChange},
		{"significant, around the floor", Estimate{Center: 0.985, Lo: 0.96, Hi: 0.999}, 0.001, Inconclusive},
		{"not significant, narrow", Estimate{Center: 1, Lo: 0.99, Hi: 1.01}, 1, NoChange},
		{"not significant, wide", Estimate{Center: 1, Lo: 0.9, Hi: 1.1}, 1, Inconclusive},
		{"too few rounds", Estimate{Center: 0.5, Lo: -inf, Hi: inf}, 0.06, Inconclusive},
		{"not larger than the floor", Estimate{Center: 1.0199, Lo: 1.019, Hi: 1.021}, 0.001, Inconclusive},
	} {
		c := Comparison{Ratio: test.ratio, Corrected: test.corrected, Floor: 0.02}
		if got := c.verdict(0.05); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestLeastRounds(t *testing.T) {
	for family, want := range map[int]int{1: 6, 24: 10, 28: 11, 100: 12} {
		got := leastRounds(0.05, 0.95, family)
		if got != want {
			t.Errorf("leastRounds of %d comparisons = %d, want %d", family, got, want)
		}
		if p := 2 / math.Exp2(float64(got)); p*float64(family) >= 0.05 {
			t.Errorf("%d rounds give %d comparisons p = %v at least", got, family, p)
		}
	}
}

// TestNeededRoundsAreEnough simulates: an inconclusive comparison is given the rounds that it asked for.
func TestNeededRoundsAreEnough(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	sample := func(n int, mean, deviation float64) []float64 {
		d := make([]float64, n)
		for i := range d {
			d[i] = mean + deviation*r.NormFloat64()
		}
		return d
	}
	for _, test := range []struct{ mean, deviation float64 }{{-0.05, 0.05}, {0.001, 0.03}, {0.04, 0.06}} {
		asked, decided := 0, 0
		for range 100 {
			first := comparisonOf(sample(8, test.mean, test.deviation), 10)
			if first.Verdict != Inconclusive || first.Needed == 0 {
				continue
			}
			asked++
			if comparisonOf(sample(first.Needed, test.mean, test.deviation), 10).Verdict != Inconclusive {
				decided++
			}
		}
		// The estimate is a rough one: eight rounds know the spread to within a third.
		if asked < 25 || float64(decided) < 0.4*float64(asked) {
			t.Errorf("mean %v, deviation %v: %d of %d comparisons decided", test.mean, test.deviation, decided, asked)
		}
	}
}

// comparisonOf judges differences as one of a family of equals.
func comparisonOf(differences []float64, family int) *Comparison {
	times, others := map[int]float64{}, map[int]float64{}
	for i, d := range differences {
		times[i+1], others[i+1] = math.Exp(d), 1
	}
	one := compare(times, others, DefaultOptions(), 0.02)
	comparisons := make([]*Comparison, family)
	for i := range comparisons {
		same := *one
		comparisons[i] = &same
	}
	judge(comparisons, DefaultOptions())
	return comparisons[0]
}

func TestNeededRoundsOutOfReach(t *testing.T) {
	c := comparisonOf([]float64{0.0198, 0.0199, 0.08, -0.05, 0.0198, 0.0197, 0.01, 0.03}, 5)
	if c.Verdict != Inconclusive || c.Needed != 0 {
		t.Errorf("at the floor: %v, %d rounds needed; want inconclusive and none", c.Verdict, c.Needed)
	}
	if c := comparisonOf([]float64{0.5}, 24); c.Needed < 10 {
		t.Errorf("after one round: %d rounds needed, want at least 10", c.Needed)
	}
}

// TestFalseAlarms holds what the design promises: code compared with itself is called different in fewer than alpha of
// the tables.
func TestFalseAlarms(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	alarms := 0
	const tables, family = 400, 8
	for range tables {
		comparisons := make([]*Comparison, family)
		for i := range comparisons {
			times, others := map[int]float64{}, map[int]float64{}
			for round := range 15 {
				mode := 1 + 0.8*float64(r.IntN(2)) // both meet the same mode of the machine
				times[round], others[round] = mode*math.Exp(0.04*r.NormFloat64()), mode*math.Exp(0.04*r.NormFloat64())
			}
			comparisons[i] = compare(times, others, DefaultOptions(), 0.02)
		}
		judge(comparisons, DefaultOptions())
		for _, c := range comparisons {
			if c.Verdict.Differs() {
				alarms++
				break
			}
		}
	}
	if alarms > tables/20 {
		t.Errorf("%d of %d tables show a difference that is not there", alarms, tables)
	}
}
