package report

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Change points are found by E-divisive (Matteson and James, "A Nonparametric Approach for Multiple Change Point Analysis
// of Multivariate Data", Journal of the American Statistical Association 109, 2014), in the form that is in use for
// histories of benchmarks (Daly et al., "The Use of Change Point Detection to Identify Software Performance Regressions
// in a Continuous Integration System", ICPE 2020): a series is divided where the energy distance between what comes
// before and after is largest, if a permutation test says that it is larger than chance makes it; then the parts are. The
// method asks nothing of distributions, and an outlier is no change, since a part has two values at least.
const (
	leastSegment = 2
	permutations = 999 // as both papers have it, about
)

// leastForChange is the smallest number of values in which a change can be significant at 5 %: of 4 and 4 values there
// are 70 orders of the two parts, and two of them are as far apart.
const leastForChange = 8

// A changePoint is a place where a series changes.
type changePoint struct {
	index int // of the first value after it
	p     float64
}

// changePoints finds the changes of a series whose permutation test has a p below alpha, in order. The test's numbers
// come from a fixed seed, so that the same series always has the same changes.
func changePoints(series []float64, alpha float64) []changePoint {
	random := rand.New(rand.NewPCG(1, uint64(len(series))))
	var found []changePoint
	segments := [][2]int{{0, len(series)}}
	for {
		at, of, best := bestDivision(series, segments)
		if at < 0 {
			return found
		}
		p := permutationP(series, segments, best, random)
		if p >= alpha {
			return found
		}
		found = append(found, changePoint{at, p})
		slices.SortFunc(found, func(a, b changePoint) int { return a.index - b.index })
		segment := segments[of]
		segments = slices.Replace(segments, of, of+1, [2]int{segment[0], at}, [2]int{at, segment[1]})
	}
}

// bestDivision returns the place of the largest distance, the segment that it is in, and the distance; -1 if no segment
// can be divided.
func bestDivision(series []float64, segments [][2]int) (at, of int, distance float64) {
	at, of, distance = -1, -1, math.Inf(-1)
	for i, s := range segments {
		part := series[s[0]:s[1]]
		for k := leastSegment; k <= len(part)-leastSegment; k++ {
			if d := energyDistance(part[:k], part[k:]); d > distance {
				at, of, distance = s[0]+k, i, d
			}
		}
	}
	return at, of, distance
}

// permutationP is how often a distance as large comes of the same values in another order, within each segment.
func permutationP(series []float64, segments [][2]int, distance float64, random *rand.Rand) float64 {
	shuffled := slices.Clone(series)
	as := 1
	for range permutations {
		for _, s := range segments {
			part := shuffled[s[0]:s[1]]
			random.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
		}
		if _, _, d := bestDivision(shuffled, segments); d >= distance*(1-rounding) {
			as++
		}
	}
	return float64(as) / (permutations + 1)
}

// energyDistance is the scaled sample divergence of two samples of two or more values, with the exponent 1: how much
// farther values of different samples are from each other than values of the same.
func energyDistance(x, y []float64) float64 {
	n, m := float64(len(x)), float64(len(y))
	between := 0.0
	for _, a := range x {
		for _, b := range y {
			between += math.Abs(a - b)
		}
	}
	return n * m / (n + m) * (2*between/(n*m) - meanDistance(x) - meanDistance(y))
}

// meanDistance is the mean distance of two different values of a sample.
func meanDistance(x []float64) float64 {
	sum := 0.0
	for i, a := range x {
		for _, b := range x[:i] {
			sum += math.Abs(a - b)
		}
	}
	return sum / (float64(len(x)) * float64(len(x)-1) / 2)
}
