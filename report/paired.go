package report

import "math"

// A Comparison says how the time of one strategy relates to that of another on one case, round by round.
type Comparison struct {
	// N is the number of rounds in which both strategies were measured.
	N int

	// Ratio is time over time: below 1 is faster than the other strategy.
	Ratio Estimate

	// P is the p-value of the comparison by itself, Corrected what is left of it in its family.
	P, Corrected float64

	// Floor is the relative difference below which nothing is claimed.
	Floor float64

	// Apart says that the ratio differs more from one start to another than Options.Agreement allows: if the verdict is a
	// difference, its size is inconclusive. Starts is how many would be enough.
	Apart  bool
	Starts int

	Verdict Verdict

	// Needed is how many rounds would decide an inconclusive comparison; 0 if that many are out of reach, or if the
	// comparison is decided.
	Needed int

	differences []float64 // logarithms of the ratios, a round each
}

// compare pairs the times of two strategies by round. It returns nil if they share no round. The verdict is left to
// judge, which knows the family.
func compare(times, others map[int]float64, o Options, floor float64) *Comparison {
	differences := logRatios(times, others)
	if len(differences) == 0 {
		return nil
	}
	return &Comparison{
		N:           len(differences),
		Ratio:       hodgesLehmann(differences, o.Confidence).exp(),
		P:           signedRankP(differences),
		Floor:       floor,
		differences: differences,
	}
}

// logRatios returns log(time/other) for each round that has both, in ascending order of the rounds. In logarithms a
// ratio and its inverse lie equally far from no difference, which the symmetry behind the signed-rank test asks for.
func logRatios(times, others map[int]float64) []float64 {
	var differences []float64
	for _, round := range sortedKeys(times) {
		if other, ok := others[round]; ok && other > 0 && times[round] > 0 {
			differences = append(differences, math.Log(times[round]/other))
		}
	}
	return differences
}

// judge corrects the p-values of a family of comparisons that are shown together, and gives each its verdict.
func judge(family []*Comparison, o Options) {
	p := make([]float64, len(family))
	for i, c := range family {
		p[i] = c.P
	}
	for i, corrected := range holm(p) {
		c := family[i]
		c.Corrected = corrected
		c.Verdict = c.verdict(o.Alpha)
		if c.Verdict == Inconclusive && !c.Apart {
			c.Needed = c.neededRounds(o.Alpha, o.Confidence, len(family))
		}
	}
}

// EstimateRatio estimates a ratio from its value in each of some rounds. Without any, it is 1 with no bounds.
func EstimateRatio(ratios []float64, confidence float64) Estimate {
	if len(ratios) == 0 {
		return Estimate{Center: 1, Lo: math.Inf(-1), Hi: math.Inf(1), Confidence: 1}
	}
	logs := make([]float64, len(ratios))
	for i, r := range ratios {
		logs[i] = math.Log(r)
	}
	return hodgesLehmann(logs, confidence).exp()
}
