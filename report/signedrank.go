package report

import (
	"cmp"
	"math"
	"slices"
)

// exactRounds is the largest number of differences for which the distribution of the signed-rank statistic is counted
// out. The counts go up to 2^50, which a float64 still holds exactly; beyond it the normal approximation is better than
// one unit in the third digit of p.
const exactRounds = 50

// signedRankP is the two-sided p-value of the Wilcoxon signed-rank test: how likely ranks as lopsided as these are, if
// each difference was as likely to be negative as positive (Hollander, Wolfe and Chicken, section 3.1).
//
// Ties get the mean of their ranks. Differences of zero are handled as Pratt proposed (JASA 54, 1959): they are ranked
// with the others, and then their ranks are left out. Up to exactRounds differences the distribution is exact, given
// the ties; beyond it is normal, with the variance of the tied ranks and the correction for continuity.
func signedRankP(differences []float64) float64 {
	ranks, positive := prattRanks(differences)
	if len(ranks) == 0 {
		return 1
	}
	total := 0
	for _, r := range ranks {
		total += r
	}
	smaller := min(positive, total-positive)
	if len(differences) > exactRounds {
		return normalSignedRankP(ranks, smaller, total)
	}
	below := 0.0
	for _, c := range rankSumCounts(ranks)[:smaller+1] {
		below += c
	}
	return math.Min(1, 2*below/math.Exp2(float64(len(ranks))))
}

// prattRanks returns the doubled ranks of the absolute differences that are not zero, and the sum of those that belong
// to positive differences. Ranks are doubled so that the mean rank of ties is a whole number.
func prattRanks(differences []float64) (ranks []int, positive int) {
	sorted := slices.Clone(differences)
	slices.SortFunc(sorted, func(a, b float64) int { return cmp.Compare(math.Abs(a), math.Abs(b)) })
	for first := 0; first < len(sorted); {
		end := first + 1
		for end < len(sorted) && math.Abs(sorted[end]) == math.Abs(sorted[first]) {
			end++
		}
		doubled := first + 1 + end // of the mean of the ranks first+1 … end
		for _, d := range sorted[first:end] {
			if d != 0 {
				ranks = append(ranks, doubled)
			}
			if d > 0 {
				positive += doubled
			}
		}
		first = end
	}
	return ranks, positive
}

// rankSumCounts returns, for each possible sum, how many subsets of ranks have it. With every sign equally likely,
// count/2^n is the null distribution of the signed-rank statistic.
func rankSumCounts(ranks []int) []float64 {
	total := 0
	for _, r := range ranks {
		total += r
	}
	counts := make([]float64, total+1)
	counts[0] = 1
	for _, r := range ranks {
		for sum := total; sum >= r; sum-- {
			counts[sum] += counts[sum-r]
		}
	}
	return counts
}

// normalSignedRankP is the large-sample approximation with the correction for continuity. The variance of the sum of
// ranks with random signs is a quarter of the sum of their squares; with mean ranks this contains the usual correction
// for ties, and Pratt's for zeros.
func normalSignedRankP(doubledRanks []int, smaller, total int) float64 {
	squares := 0.0
	for _, r := range doubledRanks {
		squares += float64(r) * float64(r) / 4
	}
	distance := float64(total)/4 - float64(smaller)/2 - 0.5
	return math.Min(1, math.Erfc(math.Max(0, distance)/math.Sqrt(squares/4)/math.Sqrt2))
}

// normalQuantile is the z below which a standard normal variable lies with probability p.
func normalQuantile(p float64) float64 {
	return math.Sqrt2 * math.Erfinv(2*p-1)
}
