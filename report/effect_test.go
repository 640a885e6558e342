package report

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestSmallestEffectBounds(t *testing.T) {
	o := DefaultOptions()
	if got := SmallestEffect(0.01, 5, o, 24); !math.IsInf(got, 1) {
		t.Errorf("5 rounds show %v in a family of 24", got)
	}
	if got := SmallestEffect(1e-9, 100, o, 24); math.Abs(got-o.Floor) > 1e-6 {
		t.Errorf("without any noise %v shows, want the floor", got)
	}
	for rounds := 15; rounds < 500; rounds++ {
		few, more := SmallestEffect(0.2, rounds, o, 24), SmallestEffect(0.2, rounds+1, o, 24)
		if more >= few || more <= o.Floor {
			t.Fatalf("%d rounds show %v, one more %v", rounds, few, more)
		}
	}
}

// What SmallestEffect promises is found with the power that it promises.
func TestSmallestEffectIsFound(t *testing.T) {
	o := DefaultOptions()
	random := rand.New(rand.NewPCG(1, 2))
	const deviation, tries = 0.08, 2000
	for _, rounds := range []int{15, 50, 100} {
		effect := math.Log1p(SmallestEffect(deviation, rounds, o, 24))
		found := 0
		for range tries {
			differences := make([]float64, rounds)
			for i := range differences {
				differences[i] = effect + deviation*random.NormFloat64()
			}
			if signedRankP(differences)*24 < o.Alpha {
				found++
			}
		}
		if part := float64(found) / tries; math.Abs(part-power) > 0.04 {
			t.Errorf("%d rounds: found %.0f %% of the time, want about %.0f %%", rounds, 100*part, 100*power)
		}
	}
}

func TestRatioDeviation(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	ratios := make([]float64, 400)
	for i := range ratios {
		ratios[i] = math.Exp(0.1 * random.NormFloat64())
		if i%50 == 0 {
			ratios[i] *= 5 // a hiccup
		}
	}
	if got := RatioDeviation(ratios, DefaultOptions()); got < 0.085 || got > 0.125 {
		t.Errorf("deviation %v, want about 0.1", got)
	}
}
