package report

import "math"

// hodgesLehmann estimates the center of symmetry of differences: the median of their Walsh averages, with the
// confidence interval that belongs to the signed-rank test (Hollander, Wolfe and Chicken, sections 3.2 and 3.3).
// Order statistics of the Walsh averages bound it; up to exactRounds differences its coverage is exact.
func hodgesLehmann(differences []float64, confidence float64) Estimate {
	averages := newWalshAverages(differences)
	pairs := averages.pairs()
	e := Estimate{Center: averages.median(), Lo: math.Inf(-1), Hi: math.Inf(1), Confidence: 1}
	if k, coverage := walshRank(len(differences), confidence); k > 0 {
		e.Lo, e.Hi, e.Confidence = averages.at(k), averages.at(pairs+1-k), coverage
	}
	return e
}

// walshRank returns k, such that the k-th smallest and the k-th largest Walsh average of n differences bound an interval
// of at least the confidence asked for, and the coverage of that interval. k is 0 if n is too small for any.
func walshRank(n int, confidence float64) (k int, coverage float64) {
	tail := (1 - confidence) / 2
	if n > exactRounds {
		return normalWalshRank(n, tail), confidence
	}
	below, subsets := 0.0, math.Exp2(float64(n))
	for sum, count := range rankSumCounts(firstRanks(n)) {
		if (below+count)/subsets > tail {
			return sum, 1 - 2*below/subsets
		}
		below += count
	}
	return 0, 1
}

// normalWalshRank is walshRank by the large-sample approximation.
func normalWalshRank(n int, tail float64) int {
	pairs := float64(n) * float64(n+1)
	deviation := math.Sqrt(pairs * float64(2*n+1) / 24)
	return int(math.Floor(pairs/4 + normalQuantile(tail)*deviation))
}

func firstRanks(n int) []int {
	ranks := make([]int, n)
	for i := range ranks {
		ranks[i] = i + 1
	}
	return ranks
}

// middle is the median of sorted values.
func middle(sorted []float64) float64 {
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}
