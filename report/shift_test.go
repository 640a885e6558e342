package report

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/aclements/go-moremath/stats"
)

// TestPairs holds the selection among all differences to sorting them.
func TestPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		x, y := randomSample(r), randomSample(r)
		p := newPairs(x, y)
		var all []float64
		for _, a := range p.x {
			for _, b := range p.y {
				all = append(all, a-b)
			}
		}
		slices.Sort(all)
		for _, k := range []int{1, len(all)/2 + 1, len(all)} {
			if got := p.smallest(k); got != all[k-1] {
				t.Fatalf("%v, %v: number %d of the differences is %v, want %v", x, y, k, got, all[k-1])
			}
		}
	}
}

// randomSample is a sorted sample with ties and zeros.
func randomSample(r *rand.Rand) []float64 {
	values := make([]float64, 1+r.IntN(12))
	for i := range values {
		values[i] = float64(r.IntN(8)) * math.Exp(float64(r.IntN(3)))
	}
	slices.Sort(values)
	return values
}

func TestMannWhitneyCounts(t *testing.T) {
	for _, n := range [][2]int{{1, 1}, {3, 4}, {10, 10}, {17, 30}, {50, 50}} {
		counts := mannWhitneyCounts(n[0], n[1])
		total := 0.0
		for _, c := range counts {
			total += c
		}
		d, below := stats.UDist{N1: n[0], N2: n[1]}, 0.0
		for u, c := range counts {
			below += c
			if want := d.CDF(float64(u)); math.Abs(below/total-want) > 1e-9 {
				t.Fatalf("%v: P(U <= %d) = %v, want %v", n, u, below/total, want)
			}
		}
	}
}

// TestShiftRank holds the ranks to the table of Hollander, Wolfe and Chicken, and the coverage to what is asked for.
func TestShiftRank(t *testing.T) {
	if k, coverage := shiftRank(10, 10, 0.95); k != 24 || math.Abs(coverage-0.9566) > 0.0005 {
		t.Errorf("10 and 10 values: number %d, coverage %v; want 24, 0.9566", k, coverage)
	}
	if k, coverage := shiftRank(3, 3, 0.95); k != 0 || coverage != 1 {
		t.Errorf("3 and 3 values: number %d, coverage %v; want none", k, coverage)
	}
	exact, _ := shiftRank(50, 50, 0.95)
	normal, _ := shiftRank(51, 50, 0.95)
	if d := normal - exact; d < 0 || d > 40 {
		t.Errorf("number %d of 50 and 50 values, %d of 51 and 50", exact, normal)
	}
}

// TestShiftCoverage holds that the interval covers a known shift as often as it says.
func TestShiftCoverage(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const repetitions = 2000
	covered := 0
	for range repetitions {
		x, y := make([]float64, 10), make([]float64, 8)
		for i := range x {
			x[i] = 1.1 * math.Exp(0.05*r.NormFloat64())
		}
		for i := range y {
			y[i] = math.Exp(0.05 * r.NormFloat64())
		}
		slices.Sort(x)
		slices.Sort(y)
		if e := shiftRatio(x, y, 0.95); e.Lo <= 1.1 && 1.1 <= e.Hi {
			covered++
		}
	}
	if part := float64(covered) / repetitions; part < 0.94 || part > 0.975 {
		t.Errorf("%v of the intervals cover the shift, want about 0.957", part)
	}
}

func TestShiftOfZeros(t *testing.T) {
	zeros, ones := make([]float64, 8), slices.Repeat([]float64{1}, 8)
	if e := shiftRatio(zeros, zeros, 0.95); e.Center != 1 || e.Lo != 1 || e.Hi != 1 {
		t.Errorf("zero over zero is %+v, want 1", e)
	}
	if e := shiftRatio(ones, zeros, 0.95); !math.IsInf(e.Center, 1) {
		t.Errorf("one over zero is %+v", e)
	}
	if e := shiftRatio(zeros, ones, 0.95); e.Center > 1e-300 {
		t.Errorf("zero over one is %+v", e)
	}
}
