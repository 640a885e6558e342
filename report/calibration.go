package report

import (
	"cmp"
	"maps"
	"slices"
)

// A Calibration is what comparisons of known truth say about the measurements.
type Calibration struct {
	Options
	Controls []Control
	// Agreement is that of the halves of a run of different strategies; nil if there was none.
	Agreement *Agreement
	Notes     []string

	// Experiments says in words how each experiment measured, in the order in which they are shown.
	Experiments []Experiment
}

// An Experiment is a way to measure.
type Experiment struct {
	Name, Title string
	// Rules are the names of the rules that are shown for it.
	Rules []string
}

// A FalsePositives is how often a rule saw a difference where there is none.
type FalsePositives struct {
	Experiment Experiment
	Rule       string
	Rounds     float64 // of a comparison: their median
	Rate
}

// FalsePositives judges the twins of every experiment by its rules.
func (c *Calibration) FalsePositives() []FalsePositives {
	var list []FalsePositives
	for _, e := range c.Experiments {
		twins := c.where(func(k *Control) bool { return k.Experiment == e.Name && k.Truth == 1 })
		for _, rule := range Rules() {
			if !slices.Contains(e.Rules, rule.Name) || len(twins) == 0 {
				continue
			}
			list = append(list, FalsePositives{e, rule.Name, medianRounds(twins), c.rate(twins, rule.differsBy(c.Options))})
		}
	}
	return list
}

func (r Rule) differsBy(o Options) func(*Control) bool {
	return func(c *Control) bool { return r.Differs(c, o) }
}

// A Detection is how often a known slowdown was found by the verdict.
type Detection struct {
	Truth    float64
	Measured float64 // median of the estimated ratios
	Rounds   float64 // of a comparison: their median
	Rate
}

// Detections are the slowdowns of an experiment, the smallest first.
func (c *Calibration) Detections(experiment string) []Detection {
	byTruth := map[float64][]*Control{}
	for _, k := range c.where(func(k *Control) bool { return k.Experiment == experiment && k.Truth != 1 }) {
		byTruth[k.Truth] = append(byTruth[k.Truth], k)
	}
	var list []Detection
	for _, truth := range slices.Sorted(maps.Keys(byTruth)) {
		slowed := byTruth[truth]
		var ratios []float64
		for _, k := range slowed {
			ratios = append(ratios, k.Ratio.Center)
		}
		slices.Sort(ratios)
		found := c.rate(slowed, func(k *Control) bool { return k.Verdict == Slower })
		list = append(list, Detection{truth, middle(ratios), medianRounds(slowed), found})
	}
	return list
}

// Coverage is how often the interval of a twin's ratio held the truth. Those without an interval do not count.
func (c *Calibration) Coverage(experiment string) Rate {
	bounded := c.where(func(k *Control) bool { return k.Experiment == experiment && k.Truth == 1 && k.Ratio.Bounded() })
	return c.rate(bounded, func(k *Control) bool { return k.Ratio.Lo <= k.Truth && k.Truth <= k.Ratio.Hi })
}

// Width is the median half width of the intervals of an experiment's twins, as a part.
func (c *Calibration) Width(experiment string) float64 {
	var widths []float64
	for _, k := range c.where(func(k *Control) bool { return k.Experiment == experiment && k.Ratio.Bounded() }) {
		widths = append(widths, (k.Ratio.Hi-k.Ratio.Lo)/2/k.Ratio.Center)
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return middle(widths)
}

func (c *Calibration) where(match func(*Control) bool) []*Control {
	var list []*Control
	for i := range c.Controls {
		if match(&c.Controls[i]) {
			list = append(list, &c.Controls[i])
		}
	}
	return list
}

func (c *Calibration) rate(list []*Control, is func(*Control) bool) Rate {
	var t tally
	for _, k := range list {
		t.count(is(k))
	}
	return t.rate(c.Options)
}

func medianRounds(list []*Control) float64 {
	var rounds []float64
	for _, k := range list {
		rounds = append(rounds, float64(k.N))
	}
	slices.SortFunc(rounds, cmp.Compare)
	return middle(rounds)
}
