package report

// An Agreement is how far the two halves of a run agree on the order of the strategies: the odd rounds are one half, the
// even rounds the other.
type Agreement struct {
	Pairs Rate // pairs of strategies on a case that both halves put in the same order
	Apart Rate // the same of the pairs that the run as a whole tells apart
	Rows  Rate // cases on which both halves agree on the order of all strategies
}

// Agree splits a run into halves and compares the orders that they give.
func Agree(ms []Measurement, o Options) Agreement {
	var pairs, apart, rows tally
	a := Analyze(ms, o)
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			cells := a.candidates(row)
			if len(cells) < 2 {
				continue
			}
			all := true
			for i, x := range cells {
				for _, y := range cells[:i] {
					same := sameOrder(x.times, y.times, o)
					all = all && same
					pairs.count(same)
					if a.slower(x, y, a.floor(row.Case)) || a.slower(y, x, a.floor(row.Case)) {
						apart.count(same)
					}
				}
			}
			rows.count(all)
		}
	}
	return Agreement{pairs.rate(o), apart.rate(o), rows.rate(o)}
}

// sameOrder reports whether both halves of the rounds have the same of two strategies in front.
func sameOrder(times, others map[int]float64, o Options) bool {
	odd, even := compare(half(times, 1), others, o, 0), compare(half(times, 0), others, o, 0)
	if odd == nil || even == nil {
		return false
	}
	return (odd.Ratio.Center < 1) == (even.Ratio.Center < 1)
}

// half are the times of the odd rounds, if remainder is 1, or of the even ones.
func half(times map[int]float64, remainder int) map[int]float64 {
	part := map[int]float64{}
	for round, time := range times {
		if round%2 == remainder {
			part[round] = time
		}
	}
	return part
}

// A tally counts how many of some were so.
type tally struct{ yes, of int }

func (t *tally) count(yes bool) {
	t.of++
	if yes {
		t.yes++
	}
}

func (t tally) rate(o Options) Rate { return NewRate(t.yes, t.of, o.Confidence) }
