package report

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestHodgesLehmannOfKnownExample(t *testing.T) {
	// In Hollander and Wolfe the estimate for the depression scale is −0.46 with the interval (−0.786, −0.010) at 96.1 %,
	// for y − x; here the differences are x − y.
	e := hodgesLehmann(depression, 0.95)
	for _, test := range []struct {
		what      string
		got, want float64
	}{
		{"estimate", e.Center, 0.46}, {"lower bound", e.Lo, 0.010}, {"upper bound", e.Hi, 0.786}, {"confidence", e.Confidence, 0.961},
	} {
		if math.Abs(test.got-test.want) > 0.0006 {
			t.Errorf("%s = %v, want %v", test.what, test.got, test.want)
		}
	}
}

// TestWalshRankMatchesEnumeration counts the signed-rank statistic over all signs.
func TestWalshRankMatchesEnumeration(t *testing.T) {
	for n := 1; n <= 14; n++ {
		sums := make([]int, 0, 1<<n)
		for signs := range 1 << n {
			sum := 0
			for i := range n {
				sum += (i + 1) * (signs >> i & 1)
			}
			sums = append(sums, sum)
		}
		for _, confidence := range []float64{0.5, 0.8, 0.9, 0.95, 0.99} {
			k, coverage := walshRank(n, confidence)
			if k == 0 {
				if 2/math.Exp2(float64(n)) <= 1-confidence {
					t.Errorf("n = %d has no interval at %v", n, confidence)
				}
				continue
			}
			outside := func(k int) float64 {
				below := len(sums) - len(slices.DeleteFunc(slices.Clone(sums), func(s int) bool { return s < k }))
				return 2 * float64(below) / float64(len(sums))
			}
			if math.Abs(outside(k)-(1-coverage)) > 1e-12 || coverage < confidence {
				t.Errorf("n = %d at %v: k = %d covers %v, want %v", n, confidence, k, coverage, 1-outside(k))
			}
			if 1-outside(k+1) >= confidence {
				t.Errorf("n = %d at %v: k = %d is not the narrowest", n, confidence, k)
			}
		}
	}
}

// TestIntervalIsInverseOfTest holds what defines the interval: it contains exactly the shifts that the test accepts.
func TestIntervalIsInverseOfTest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		differences := make([]float64, 6+r.IntN(20))
		for i := range differences {
			differences[i] = r.NormFloat64()
		}
		e := hodgesLehmann(differences, 0.95)
		for _, shift := range []struct {
			by       float64
			accepted bool
		}{{e.Lo + 1e-9, true}, {e.Lo - 1e-9, false}, {e.Hi - 1e-9, true}, {e.Hi + 1e-9, false}, {e.Center, true}} {
			moved := make([]float64, len(differences))
			for i, d := range differences {
				moved[i] = d - shift.by
			}
			if accepted := signedRankP(moved) > 0.05; accepted != shift.accepted {
				t.Errorf("n = %d: the test accepts %v: %v, interval [%v, %v]", len(moved), shift.by, accepted, e.Lo, e.Hi)
			}
		}
	}
}

func TestHodgesLehmannOfFewRounds(t *testing.T) {
	for n := 1; n <= 5; n++ {
		e := hodgesLehmann([]float64{1, 2, 3, 4, 5}[:n], 0.95)
		if e.Bounded() || e.Confidence != 1 || e.Center != float64(n+1)/2 {
			t.Errorf("n = %d: %+v, want center %v and no bounds", n, e, float64(n+1)/2)
		}
	}
	if e := hodgesLehmann([]float64{1, 2, 3, 4, 5, 6}, 0.95); !e.Bounded() || e.Lo != 1 || e.Hi != 6 {
		t.Errorf("n = 6: %+v, want [1, 6]", e)
	}
}

func TestNormalWalshRankMeetsExact(t *testing.T) {
	for _, n := range []int{30, 40, exactRounds} {
		exact, _ := walshRank(n, 0.95)
		if normal := normalWalshRank(n, 0.025); normal < exact-2 || normal > exact+1 {
			t.Errorf("n = %d: exact rank %d, normal %d", n, exact, normal)
		}
	}
}

func TestHodgesLehmannKeepsOrder(t *testing.T) {
	differences := []float64{3, 1, 2}
	hodgesLehmann(differences, 0.95)
	median(differences, 0.95)
	signedRankP(differences)
	if !slices.Equal(differences, []float64{3, 1, 2}) {
		t.Errorf("the caller's differences were reordered: %v", differences)
	}
}

// TestWalshAveragesMatchSorting holds each order statistic to those of all averages, with ties and without.
func TestWalshAveragesMatchSorting(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := 1; n <= 40; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = r.NormFloat64()
			if n%2 == 0 {
				values[i] = float64(r.IntN(5))
			}
		}
		var all []float64
		for i, a := range values {
			for _, b := range values[i:] {
				all = append(all, (a+b)/2)
			}
		}
		slices.Sort(all)
		averages := newWalshAverages(values)
		for k, want := range all {
			if got := averages.at(k + 1); got != want {
				t.Fatalf("n = %d: average %d is %v, want %v", n, k+1, got, want)
			}
		}
		if got, want := averages.median(), middle(all); got != want {
			t.Errorf("n = %d: the median is %v, want %v", n, got, want)
		}
	}
}
