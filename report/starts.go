package report

import (
	"fmt"
	"math"
	"slices"
)

// overStarts estimates the ratio anew, over the starts in place of the rounds: a start is one draw of the luck of a process, and
// its rounds repeat it. Of those the least time counts: the machine makes a round slower and never faster, often for all of one.
//
// The difference of two such estimates, from independent runs, varies by the square root of two more than one of them. So the
// half of the interval, times that, bounds by how much another run may differ.
func (c *Comparison) overStarts(times, others map[int]float64, o Options) {
	logs := o.startLogs(times, others)
	e := hodgesLehmann(logs, o.Confidence)
	c.Ratio = e.exp()
	differ, most := math.Sqrt2*(e.Hi-e.Lo)/2, math.Log1p(o.Agreement)
	c.Apart = !(differ <= most) // also if it is infinite
	switch {
	case !c.Apart:
	case e.Bounded():
		c.Starts = int(math.Ceil(float64(len(logs)) * (differ / most) * (differ / most)))
	default:
		c.Starts = leastRounds(1, o.Confidence, 1)
	}
}

// startLogs are the logarithms of the ratio, one for each start that has rounds with both times.
func (o *Options) startLogs(times, others map[int]float64) []float64 {
	return logRatios(o.least(times, others), o.least(others, times))
}

// least are the least times of each start, by its number, of the rounds that have another time as well.
func (o *Options) least(times, others map[int]float64) map[int]float64 {
	least := map[int]float64{}
	for round, time := range times {
		start, _ := slices.BinarySearch(o.Starts, round+1)
		known, ok := least[start]
		if _, both := others[round]; both && (!ok || time < known) {
			least[start] = time
		}
	}
	return least
}

// anyApart reports whether there is a difference whose size is inconclusive.
func (a *Analysis) anyApart() bool {
	return slices.ContainsFunc(a.cells(), func(cell *Cell) bool {
		return cell.Comparison != nil && cell.Comparison.Apart && cell.Comparison.Verdict.Differs()
	})
}

// apartNote says how many ratios differ too much from one start to another, and how many starts would be enough.
func (a *Analysis) apartNote() []string {
	var needed []int
	for _, cell := range a.cells() {
		if c := cell.Comparison; c != nil && c.Apart {
			needed = append(needed, c.Starts)
		}
	}
	if len(needed) == 0 {
		return nil
	}
	slices.Sort(needed)
	half, all := needed[(len(needed)-1)/2], needed[len(needed)-1]
	note := fmt.Sprintf("%d of %d ratios may differ by over %s in another run: %s would do for half of them", len(needed), a.Family,
		percent(a.Agreement), startsText(half))
	if all > half {
		note += fmt.Sprintf(", %s for all", startsText(all))
	}
	return []string{note + "."}
}

func startsText(needed int) string {
	if needed > mostRounds {
		return fmt.Sprintf("over %d starts", mostRounds)
	}
	return fmt.Sprintf("about %d starts", needed)
}

// unit is what ratios are estimated over.
func (o *Options) unit() string {
	if len(o.Starts) > 0 {
		return "start"
	}
	return "round"
}
