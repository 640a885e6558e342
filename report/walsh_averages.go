package report

import (
	"math/rand/v2"
	"slices"
)

// walshAverages are the means of all pairs of some values, each with itself included. They are not formed, since thousands of
// rounds have millions: in the row of each value, its means with those that follow it in ascending order ascend, too, so that an
// order statistic is found by cutting rows at a pivot again and again, as quickselect cuts a list. (Johnson and Mizoguchi, "Selecting
// the Kth element in X + Y", SIAM Journal on Computing 7, 1978, choose their pivots more carefully.)
type walshAverages []float64 // the values in ascending order

func newWalshAverages(values []float64) walshAverages {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted
}

func (w walshAverages) pairs() int { return len(w) * (len(w) + 1) / 2 }

// mean is that of the values at two indices.
func (w walshAverages) mean(i, j int) float64 { return (w[i] + w[j]) / 2 }

// median is the mean of the two averages in the middle where their number is even.
func (w walshAverages) median() float64 {
	half := w.pairs() / 2
	if w.pairs()%2 == 1 {
		return w.at(half + 1)
	}
	return (w.at(half) + w.at(half+1)) / 2
}

// at is the k-th smallest average; k counts from 1.
func (w walshAverages) at(k int) float64 {
	random := rand.New(rand.NewPCG(1, uint64(len(w)))) // how long it takes is its only effect
	rows := make([]walshRow, len(w))
	for i := range rows {
		rows[i] = walshRow{i, len(w)}
	}
	for {
		pivot := w.pivot(rows, random)
		below := w.cuts(func(mean float64) bool { return mean < pivot })
		upTo := w.cuts(func(mean float64) bool { return mean <= pivot })
		switch {
		case k <= count(below):
			for i := range rows {
				rows[i].end = min(rows[i].end, below[i])
			}
		case k <= count(upTo):
			return pivot
		default:
			for i := range rows {
				rows[i].from = max(rows[i].from, upTo[i])
			}
		}
	}
}

// A walshRow is which means of a value are still candidates, by the index of the other value.
type walshRow struct{ from, end int }

// pivot is one of the candidates.
func (w walshAverages) pivot(rows []walshRow, random *rand.Rand) float64 {
	candidates := 0
	for _, row := range rows {
		candidates += max(0, row.end-row.from)
	}
	n := random.IntN(candidates)
	for i, row := range rows {
		if here := max(0, row.end-row.from); n >= here {
			n -= here
			continue
		}
		return w.mean(i, row.from+n)
	}
	panic("report: candidates were miscounted")
}

// cuts are the ends, in each row, of the means that are small, which come first. What is small in a row is so in the row before it.
func (w walshAverages) cuts(small func(mean float64) bool) []int {
	ends := make([]int, len(w))
	end := len(w)
	for i := range w {
		for end > i && !small(w.mean(i, end-1)) {
			end--
		}
		ends[i] = max(i, end)
	}
	return ends
}

// count is how many means lie before cuts.
func count(cuts []int) int {
	n := 0
	for i, end := range cuts {
		n += end - i
	}
	return n
}
