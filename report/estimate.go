package report

import (
	"fmt"
	"math"

	"golang.org/x/perf/benchmath"
)

// An Estimate is a number with its confidence interval. The bounds are infinite where there are too few rounds for an
// interval at the confidence asked for; Confidence is then 1.
type Estimate struct {
	Center, Lo, Hi float64

	// Confidence is the level that the interval really has. It is at least the level asked for, because the
	// distributions of ranks are discrete.
	Confidence float64
}

// Bounded reports whether there is a finite interval.
func (e Estimate) Bounded() bool {
	return !math.IsInf(e.Lo, 0) && !math.IsInf(e.Hi, 0)
}

// Percent is the interval relative to its center, the larger side of both, as "±2%", or "±∞" where there is none.
func (e Estimate) Percent() string {
	if !e.Bounded() {
		return "±∞"
	}
	if e.Center == 0 {
		return "±0%"
	}
	return fmt.Sprintf("±%.0f%%", 100*math.Max(e.Hi/e.Center-1, 1-e.Lo/e.Center))
}

// exp maps an estimate of a logarithm to the estimate of what it is the logarithm of. Monotone maps keep the
// coverage of rank intervals.
func (e Estimate) exp() Estimate {
	lo, hi := math.Exp(e.Lo), math.Exp(e.Hi)
	if !e.Bounded() {
		lo, hi = math.Inf(-1), math.Inf(1)
	}
	return Estimate{Center: math.Exp(e.Center), Lo: lo, Hi: hi, Confidence: e.Confidence}
}

// median estimates the median of values, with the interval between two order statistics whose coverage follows from
// the binomial distribution (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, section 3.6). It is
// benchmath's AssumeNothing, which benchstat uses too.
func median(values []float64, confidence float64) Estimate {
	// NewSample sorts what it is given, and the caller's order is that of the rounds.
	sample := benchmath.NewSample(append([]float64(nil), values...), &benchmath.DefaultThresholds)
	s := benchmath.AssumeNothing.Summary(sample, confidence)
	return Estimate{Center: s.Center, Lo: s.Lo, Hi: s.Hi, Confidence: s.Confidence}
}
