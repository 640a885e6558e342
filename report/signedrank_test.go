package report

import (
	"math"
	"math/rand/v2"
	"testing"
)

// enumeratedP is signedRankP by its definition: it tries every assignment of signs to the ranks.
func enumeratedP(differences []float64) float64 {
	ranks, positive := prattRanks(differences)
	total := 0
	for _, r := range ranks {
		total += r
	}
	smaller := min(positive, total-positive)
	extreme := 0
	for signs := range 1 << len(ranks) {
		sum := 0
		for i, r := range ranks {
			if signs>>i&1 == 1 {
				sum += r
			}
		}
		if sum <= smaller || sum >= total-smaller {
			extreme++
		}
	}
	return min(1, float64(extreme)/float64(int(1)<<len(ranks)))
}

// depression are the differences of the Hamilton depression scale factor in nine patients, the example of Hollander and
// Wolfe that R's documentation of wilcox.test uses: there V = 40 for x > y, and p = 0.01953 for one side.
var depression = []float64{
	1.83 - 0.878, 0.50 - 0.647, 1.62 - 0.598, 2.48 - 2.05, 1.68 - 1.06, 1.88 - 1.29, 1.55 - 1.06, 3.06 - 3.14, 1.30 - 1.29,
}

func TestSignedRankPOfKnownExamples(t *testing.T) {
	for _, test := range []struct {
		name        string
		differences []float64
		want        float64
	}{
		{"depression scale", depression, 2 * 0.01953125},
		{"all on one side", []float64{1, 2, 3, 4, 5}, 2.0 / 32},
		{"one difference", []float64{3}, 1},
		{"no difference at all", []float64{0, 0, 0}, 1},
		{"none", nil, 1},
		{"perfectly balanced", []float64{1, -1, 2, -2}, 1},
		// Ranks of |d| are 1.5 1.5 3 4; only −1 is negative. Sums ≤ 1.5 are {}, {1.5}, {1.5}: 3 of 16 on each side.
		{"ties", []float64{1, -1, 2, 3}, 6.0 / 16},
		// Pratt: zero has rank 1, the others 2, 3, 4. Only −1 (rank 2) is negative: {} and {2} of 8 on each side.
		{"a zero", []float64{0, -1, 2, 3}, 4.0 / 8},
	} {
		if got := signedRankP(test.differences); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("%s: p = %v, want %v", test.name, got, test.want)
		}
	}
}

func TestSignedRankPMatchesEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 14; n++ {
		for range 20 {
			differences := make([]float64, n)
			for i := range differences {
				differences[i] = float64(r.IntN(11) - 4) // many ties, some zeros
			}
			got, want := signedRankP(differences), enumeratedP(differences)
			if math.Abs(got-want) > 1e-12 {
				t.Errorf("p of %v = %v, want %v", differences, got, want)
			}
		}
	}
}

func TestNormalApproximationMeetsExactDistribution(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		differences := make([]float64, exactRounds)
		for i := range differences {
			differences[i] = math.Round(20*(r.NormFloat64()+0.2)) / 20
		}
		exact := signedRankP(differences)
		ranks, positive := prattRanks(differences)
		total := 0
		for _, rank := range ranks {
			total += rank
		}
		normal := normalSignedRankP(ranks, min(positive, total-positive), total)
		if math.Abs(exact-normal) > 0.005 {
			t.Errorf("exact p %v, normal p %v", exact, normal)
		}
	}
}

func TestSignedRankPOfManyDifferences(t *testing.T) {
	differences := make([]float64, 4*exactRounds)
	for i := range differences {
		differences[i] = float64(i + 1)
	}
	if p := signedRankP(differences); p > 1e-30 {
		t.Errorf("p of %d positive differences = %v", len(differences), p)
	}
	for i := range differences {
		if i%2 == 0 {
			differences[i] = -differences[i]
		}
	}
	if p := signedRankP(differences); p < 0.5 {
		t.Errorf("p of alternating differences = %v", p)
	}
}

func TestRankSumCounts(t *testing.T) {
	counts := rankSumCounts([]int{1, 2, 3})
	want := []float64{1, 1, 1, 2, 1, 1, 1}
	for i, c := range counts {
		if c != want[i] {
			t.Fatalf("counts = %v, want %v", counts, want)
		}
	}
	total := 0.0
	for _, c := range rankSumCounts(firstRanks(exactRounds)) {
		total += c
	}
	if total != math.Exp2(exactRounds) {
		t.Errorf("counts of %d ranks add up to %v, want 2^%d", exactRounds, total, exactRounds)
	}
}

func TestNormalQuantile(t *testing.T) {
	for p, want := range map[float64]float64{0.5: 0, 0.975: 1.959964, 0.025: -1.959964, 0.8: 0.841621} {
		if got := normalQuantile(p); math.Abs(got-want) > 1e-6 {
			t.Errorf("normalQuantile(%v) = %v, want %v", p, got, want)
		}
	}
}
