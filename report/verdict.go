package report

import "math"

// A Verdict is what a comparison says about a strategy.
type Verdict int

const (
	// Inconclusive: the rounds neither show a difference nor rule out one that matters.
	Inconclusive Verdict = iota
	// NoChange: the whole interval of the ratio lies within the floor.
	NoChange
	// Faster and Slower: the corrected p is below alpha, and the ratio differs from 1 by more than the floor.
	Faster
	Slower
)

var verdictNames = [...]string{
	Inconclusive: "inconclusive", NoChange: "no change", Faster: "faster", Slower: "slower",
}

func (v Verdict) String() string { return verdictNames[v] }

// Differs reports whether the verdict claims a difference.
func (v Verdict) Differs() bool { return v == Faster || v == Slower }

// verdict decides on a comparison whose ratio and corrected p are known.
func (c *Comparison) verdict(alpha float64) Verdict {
	effect, floor := math.Log(c.Ratio.Center), math.Log1p(c.Floor)
	switch {
	case c.Apart && !c.clear():
		return Inconclusive
	case c.Corrected < alpha && effect < -floor:
		return Faster
	case c.Corrected < alpha && effect > floor:
		return Slower
	case c.Ratio.Bounded() && math.Log(c.Ratio.Lo) >= -floor && math.Log(c.Ratio.Hi) <= floor:
		return NoChange
	}
	return Inconclusive
}

// clear reports whether the whole interval lies beyond the floor.
func (c *Comparison) clear() bool {
	floor := math.Log1p(c.Floor)
	return c.Ratio.Bounded() && (math.Log(c.Ratio.Lo) > floor || math.Log(c.Ratio.Hi) < -floor)
}

// text is the verdict in words.
func (c *Comparison) text() string {
	if c.Apart && c.Verdict.Differs() {
		return c.Verdict.String() + " (size inconclusive)"
	}
	return c.Verdict.String()
}

// sign is the verdict in a table.
func (c *Comparison) sign() string {
	if c.Apart && c.Verdict.Differs() {
		return "~"
	}
	return verdictSigns[c.Verdict]
}

// mostRounds is the largest number of rounds that neededRounds proposes. Whatever needs more is too close to the floor
// to be decided by more of the same.
const mostRounds = 1000

// power is how likely the proposed number of rounds shows a difference that is as large as it looks now.
const power = 0.8

// neededRounds estimates how many rounds would turn an inconclusive comparison into a verdict, if the ratio and its
// spread stay what they are; 0 says that mostRounds would not do. It is the sample size of a one-sample z-test
// (Cohen, Statistical Power Analysis, chapter 2) in logarithms, for a family corrected by its size, and with what a rank
// test needs more, see SmallestEffect: for a difference beyond the floor, to find it; for one within, to shrink the
// interval into the floor.
func (c *Comparison) neededRounds(alpha, confidence float64, family int) int {
	effect, floor := math.Abs(math.Log(c.Ratio.Center)), math.Log1p(c.Floor)
	deviation := c.deviation()
	least := leastRounds(alpha, confidence, family)
	rounds := 0.0
	if effect > floor {
		significant, likely := detection(alpha, family)
		rounds = math.Pow((significant+likely)*deviation/effect, 2)*math.Pi/3 + significant*significant/2
	} else {
		z := -normalQuantile((1 - confidence) / 2)
		rounds = math.Pow(z*deviation/(floor-effect), 2) * math.Pi / 3
	}
	if !(rounds <= mostRounds) { // also if it is not a number
		return 0
	}
	return max(int(math.Ceil(rounds)), least, c.N+1)
}

// deviation is the standard deviation of one round's difference. It is read off the interval where there is one,
// because that is robust against the round in which the machine hiccuped.
func (c *Comparison) deviation() float64 {
	n := float64(len(c.differences))
	if n < 2 {
		return math.Log1p(c.Floor) // nothing is known: assume that rounds differ by the floor
	}
	if c.Ratio.Bounded() {
		half := (math.Log(c.Ratio.Hi) - math.Log(c.Ratio.Lo)) / 2
		return half / -normalQuantile((1-c.Ratio.Confidence)/2) * math.Sqrt(n)
	}
	mean, squares := 0.0, 0.0
	for _, d := range c.differences {
		mean += d / n
	}
	for _, d := range c.differences {
		squares += (d - mean) * (d - mean)
	}
	return math.Sqrt(squares / (n - 1))
}

// leastRounds is the smallest number of rounds that can give a verdict at all: their smallest possible p, 2/2^n, must
// survive the correction, and their interval must be finite.
func leastRounds(alpha, confidence float64, family int) int {
	bySignificance := math.Log2(2 * float64(family) / alpha)
	byInterval := math.Log2(2 / (1 - confidence))
	return int(math.Floor(math.Max(bySignificance, byInterval))) + 1
}
