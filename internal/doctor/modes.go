package doctor

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Modes are the two speeds of a machine that changes between them, as shared machines do for seconds or minutes.
type Modes struct {
	Ratio float64 // of the time in the slow mode to that in the fast one
	Slow  float64 // part of the time in the slow mode
	Flips int     // from one to the other
}

// What it takes to call the speeds of a series two modes rather than one with a tail.
const (
	leastRatio  = 1.15 // smaller differences are those of processes
	leastPart   = 0.05 // of the time in each mode
	leastApart  = 0.85 // part of the variance that two modes explain; a normal distribution has 0.64, a uniform one 0.75
	trimmedPart = 0.02 // at each end, left out: single interruptions are no mode
)

// FindModes splits the logarithms of speeds in two where that explains most of their variance (Otsu, IEEE
// Transactions on Systems, Man, and Cybernetics 9, 1979). It reports false if one mode explains them as well.
func FindModes(speeds []float64) (m Modes, found bool) {
	logs := make([]float64, len(speeds))
	for i, s := range speeds {
		logs[i] = math.Log(s)
	}
	sorted := slices.Sorted(slices.Values(logs))
	trim := int(trimmedPart * float64(len(sorted)))
	sorted = sorted[trim : len(sorted)-trim]
	split, explained := bestSplit(sorted)
	if split == 0 || explained < leastApart {
		return Modes{}, false
	}
	m.Slow = float64(len(sorted)-split) / float64(len(sorted))
	m.Ratio = math.Exp(mean(sorted[split:]) - mean(sorted[:split]))
	if m.Ratio < leastRatio || min(m.Slow, 1-m.Slow) < leastPart {
		return Modes{}, false
	}
	m.Flips = flips(logs, (sorted[split-1]+sorted[split])/2)
	return m, true
}

// bestSplit returns how many of the values are the lower part of the best split, and what part of the variance it
// explains.
func bestSplit(sorted []float64) (split int, explained float64) {
	n, all := float64(len(sorted)), mean(sorted)
	total, below := 0.0, 0.0
	for _, x := range sorted {
		total += (x - all) * (x - all)
	}
	if !(total > 0) {
		return 0, 0
	}
	for i, x := range sorted[:len(sorted)-1] {
		below += x - all
		k := float64(i + 1)
		if between := below * below * n / (k * (n - k)); between/total > explained {
			split, explained = i+1, between/total
		}
	}
	return split, explained
}

// flips counts how often a series crosses a threshold. A single value on the other side is an interruption, not a flip.
func flips(series []float64, threshold float64) int {
	n, slow := 0, false
	for i, x := range series {
		side := x > threshold
		if i == 0 {
			slow = side
			continue
		}
		if side != slow && i+1 < len(series) && (series[i+1] > threshold) == side {
			n, slow = n+1, side
		}
	}
	return n
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// Speed checks whether the machine kept its speed during a series.
func Speed(s Series) Check {
	const name = "two speeds"
	m, found := FindModes(s.Speeds)
	if !found {
		return Check{Name: name, Grade: OK, Found: "no: one mode"}
	}
	every := "never in this time"
	if m.Flips > 0 {
		every = fmt.Sprintf("about every %v", (s.Wall / time.Duration(m.Flips)).Round(100*time.Millisecond))
	}
	return Check{
		Name: name, Grade: Problem,
		Found: fmt.Sprintf("%.2f × apart, slow for %.0f%% of the time, changes %s", m.Ratio, 100*m.Slow, every),
		Advice: "Trust ratios within a round and no absolute times; for those, find a machine that is not shared, " +
			"or hold the frequency.",
	}
}
