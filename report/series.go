package report

import "math"

// A series is the values of one unit in one cell, by case and round. Usually a cell holds one case; a query that leaves
// out a part of the case makes it hold several.
type series map[string]map[int]float64

func (s series) add(of string, round int, value float64) {
	if s[of] == nil {
		s[of] = map[int]float64{}
	}
	s[of][round] = value
}

// rounds returns the value of each round: that of the only case, or the geometric mean of the cases, over the rounds that
// have them all, since a mean of fewer is a mean of something else.
func (s series) rounds() map[int]float64 {
	if len(s) == 1 {
		for _, values := range s {
			return values
		}
	}
	sums, counts := map[int]float64{}, map[int]int{}
	for _, of := range sortedKeys(s) {
		for round, value := range s[of] {
			sums[round] += math.Log(value)
			counts[round]++
		}
	}
	means := map[int]float64{}
	for round, sum := range sums {
		if counts[round] == len(s) {
			means[round] = math.Exp(sum / float64(len(s)))
		}
	}
	return means
}

// matched returns the values of each round of two series, over the cases that both have.
func matched(a, b series) (x, y map[int]float64) {
	inA, inB := series{}, series{}
	for of := range a {
		if _, ok := b[of]; ok {
			inA[of], inB[of] = a[of], b[of]
		}
	}
	return inA.rounds(), inB.rounds()
}
