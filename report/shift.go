package report

import "math"

// shiftRatio estimates by which factor the values of one sample are those of another: the median of the ratios of all pairs
// (Hodges and Lehmann), with the interval that belongs to the Mann-Whitney test (Moses; Hollander, Wolfe and Chicken,
// sections 4.2 and 4.3). Both samples are sorted and have no negative value. Zero over
// zero is 1.
func shiftRatio(values, others []float64, confidence float64) Estimate {
	pairs := newPairs(values, others)
	n := len(values) * len(others)
	e := Estimate{
		Center: (pairs.smallest((n+1)/2) + pairs.smallest(n/2+1)) / 2,
		Lo:     math.Inf(-1), Hi: math.Inf(1), Confidence: 1,
	}
	if k, coverage := shiftRank(len(values), len(others), confidence); k > 0 {
		e.Lo, e.Hi, e.Confidence = pairs.smallest(k), pairs.smallest(n+1-k), coverage
	}
	return e.exp()
}

// pairs are the differences of the logarithms of two sorted samples, all of them, none written down.
type pairs struct{ x, y []float64 }

func newPairs(values, others []float64) pairs { return pairs{logs(values), logs(others)} }

func logs(values []float64) []float64 {
	l := make([]float64, len(values))
	for i, v := range values {
		l[i] = logOf(v)
	}
	return l
}

// logOf is the logarithm of a number that is not negative. That of zero is far below all others, but finite, so that zero
// over zero is 1.
func logOf(v float64) float64 {
	if v == 0 {
		return -2000
	}
	return math.Log(v)
}

// smallest is the k-th smallest difference, from 1. It halves the interval in which the difference lies until only one
// number is left: some 70 passes over the samples, whatever their size.
func (p pairs) smallest(k int) float64 {
	n, m := len(p.x), len(p.y)
	lo, hi := p.x[0]-p.y[m-1], p.x[n-1]-p.y[0] // the k-th is in [lo, hi]
	for lo < hi {
		middle := lo + (hi-lo)/2
		if middle >= hi {
			middle = lo
		}
		below, largest, next := p.around(middle, lo, hi)
		if below >= k {
			hi = largest
		} else {
			lo = next
		}
	}
	return lo
}

// around counts the differences up to a bound, and returns the largest of them and the smallest of the others.
func (p pairs) around(bound, lo, hi float64) (count int, largest, next float64) {
	largest, next = lo, hi
	end := 0 // the differences to y[:end] are above the bound
	for _, x := range p.x {
		for end < len(p.y) && x-p.y[end] > bound {
			end++
		}
		count += len(p.y) - end
		if end < len(p.y) {
			largest = max(largest, x-p.y[end])
		}
		if end > 0 {
			next = min(next, x-p.y[end-1])
		}
	}
	return count, largest, next
}

// shiftRank returns k, such that the k-th smallest and the k-th largest difference bound an interval of at least the
// confidence asked for, and the coverage of that interval. k is 0 if the samples are too small for any.
func shiftRank(n, m int, confidence float64) (k int, coverage float64) {
	tail := (1 - confidence) / 2
	if n > exactRounds || m > exactRounds {
		mean, deviation := float64(n)*float64(m)/2, math.Sqrt(float64(n)*float64(m)*float64(n+m+1)/12)
		return max(0, int(math.Floor(mean+normalQuantile(tail)*deviation))), confidence
	}
	counts := mannWhitneyCounts(n, m)
	total := 0.0
	for _, c := range counts {
		total += c
	}
	below := 0.0
	for u, c := range counts {
		if (below+c)/total > tail {
			return u, 1 - 2*below/total
		}
		below += c
	}
	return 0, 1
}

// mannWhitneyCounts returns, for each value of the Mann-Whitney statistic of samples of n and m values, how many
// arrangements have it: the coefficients of the Gaussian binomial, the product of (1-q^(m+i))/(1-q^i) for i up to n.
func mannWhitneyCounts(n, m int) []float64 {
	counts := make([]float64, n*m+1)
	counts[0] = 1
	for i := 1; i <= n; i++ {
		for u := len(counts) - 1; u >= m+i; u-- {
			counts[u] -= counts[u-m-i]
		}
		for u := i; u < len(counts); u++ {
			counts[u] += counts[u-i]
		}
	}
	return counts
}
