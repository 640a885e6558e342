package report

import (
	"cmp"
	"slices"
)

// holm corrects the p-values of a family of comparisons so that, at level alpha, the chance of even one false claim in
// the family is at most alpha (Holm, Scandinavian Journal of Statistics 6, 1979). The smallest is multiplied by the size
// of the family, the next by one less, and none becomes smaller than the one before it.
func holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	corrected := make([]float64, len(p))
	largest := 0.0
	for done, i := range order {
		largest = max(largest, min(1, p[i]*float64(len(p)-done)))
		corrected[i] = largest
	}
	return corrected
}
