package report

import "math"

// A Rate is how often something happened, with Wilson's interval for how likely it is (JASA 22, 1927): unlike the usual
// interval it holds for rates near 0 and 1.
type Rate struct {
	Count, Of int
	Lo, Hi    float64 // at Confidence
}

// NewRate estimates the rate of count events in some trials. Of none, nothing is known: the interval is 0 to 1.
func NewRate(count, of int, confidence float64) Rate {
	if of == 0 {
		return Rate{Lo: 0, Hi: 1}
	}
	n, p := float64(of), float64(count)/float64(of)
	z := -normalQuantile((1 - confidence) / 2)
	center := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Rate{count, of, max(0, center-half), min(1, center+half)}
}

// Part is the rate itself.
func (r Rate) Part() float64 {
	if r.Of == 0 {
		return math.NaN()
	}
	return float64(r.Count) / float64(r.Of)
}
