package dispatch

import "slices"

// A round of a program on an engine is disturbed if most techniques took longer in it than they can: three quarters of them over a tenth more
// than their least time of the run. The place of the code, which differs from start to start, moves some techniques, up or down; a
// machine that is slow, as a core is whose other half has work, moves nearly all, and by different factors.
const (
	disturbedPart = 0.25 // quantile of the techniques
	disturbedBy   = 1.10
)

// fewestStarts are needed for an interval; where fewer would be left without disturbed rounds, all are kept.
const fewestStarts = 6

// Undisturbed returns the samples of rounds that were not disturbed, and how many rounds of a program on an engine are left out, of how
// many.
func Undisturbed(samples []Sample) (kept []Sample, left, all int) {
	type group struct{ engine, program string }
	groups := map[group][]Sample{}
	for _, s := range samples {
		g := group{s.Engine, s.Program}
		groups[g] = append(groups[g], s)
	}
	leave := map[group]map[int]bool{}
	for g, list := range groups {
		disturbed, rounds := disturbedRounds(list)
		leave[g] = disturbed
		left, all = left+len(disturbed), all+rounds
	}
	for _, s := range samples {
		if !leave[group{s.Engine, s.Program}][s.Round] {
			kept = append(kept, s)
		}
	}
	return kept, left, all
}

// disturbedRounds are those among the samples of one program on one engine, and how many rounds there are.
func disturbedRounds(samples []Sample) (disturbed map[int]bool, rounds int) {
	least := map[string]float64{}
	perRep := func(s Sample) float64 { return float64(s.Elapsed) / float64(s.Reps) }
	for _, s := range samples {
		if known, ok := least[s.Technique]; !ok || perRep(s) < known {
			least[s.Technique] = perRep(s)
		}
	}
	slower := map[int][]float64{}
	starts := map[int]int{}
	for _, s := range samples {
		slower[s.Round] = append(slower[s.Round], perRep(s)/least[s.Technique])
		starts[s.Round] = s.Start
	}
	disturbed = map[int]bool{}
	undisturbed := map[int]bool{} // starts with a round that is not
	for round, factors := range slower {
		slices.Sort(factors)
		if factors[int(disturbedPart*float64(len(factors)-1))] > disturbedBy {
			disturbed[round] = true
		} else {
			undisturbed[starts[round]] = true
		}
	}
	if len(undisturbed) < fewestStarts {
		return nil, len(slower)
	}
	return disturbed, len(slower)
}
