package report

import (
	"math"
	"slices"
	"time"

	"golang.org/x/perf/benchproc"
)

// A HistoryRun is one of several runs of a history.
type HistoryRun struct {
	Name    string
	Start   time.Time
	Commit  string
	Machine string // fingerprint of the kind of machine
	Design  string // hash
}

// A History shows ratios to a baseline over runs. Times of different machines are not comparable; that of two strategies,
// measured in the same rounds of the same run, is a ratio that travels, though not to every machine.
type History struct {
	Baseline string
	Runs     []HistoryRun // in the order of time, those that have something to show
	Cases    []HistoryCase

	// Alpha is the level at which a change is claimed, Floor the relative change below which none is.
	Alpha, Floor float64

	options Options
	filter  *benchproc.Filter
	runs    []HistoryRun
	points  map[sampleKey][]historyPoint
}

type historyPoint struct {
	run   int // of History.runs
	ratio Estimate
	n     int
}

// A HistoryCase is one strategy on one case over the runs that have it and the baseline.
type HistoryCase struct {
	Case
	Strategy string
	Points   []HistoryPoint
	Changes  []Change
}

// A HistoryPoint is the ratio in one run.
type HistoryPoint struct {
	Run   int // of History.Runs
	Ratio Estimate
	N     int // rounds
}

// A Change is a place in a history where the ratio is another from then on.
type Change struct {
	Point    int     // the first point after it
	From, To float64 // geometric means of the ratios, back to the change before and on to the next
	P        float64

	// Machine and Design say that it coincides with another machine, or with another design: then the code need not be
	// the reason.
	Machine, Design bool
}

// NewHistory returns a history of the cases that a filter selects, in benchproc's language over op, strategy, format and
// workload.
func NewHistory(filter string, o Options) (*History, error) {
	if filter == "" {
		filter = "*"
	}
	if err := checkFilterKeys(filter, CaseKeys()); err != nil {
		return nil, err
	}
	match, err := benchproc.NewFilter(filter)
	if err != nil {
		return nil, &QueryError{"filter", err}
	}
	return &History{
		Baseline: o.Baseline, Alpha: o.Alpha, Floor: o.Floor, options: o, filter: match, points: make(map[sampleKey][]historyPoint),
	}, nil
}

// Add adds a run. It keeps what it needs, and not the measurements. Runs may come in any order.
func (h *History) Add(run HistoryRun, measurements []Measurement) {
	data := collect(measurements)
	place := len(h.runs)
	h.runs = append(h.runs, run)
	for key, sample := range data.samples {
		base := data.samples[sampleKey{key.Case, h.Baseline}]
		if key.strategy == h.Baseline || base == nil || !h.selects(key) || slices.Contains(h.options.Unranked, key.strategy) {
			continue
		}
		cell, other := newCell(key.strategy, sample, h.options.Confidence), newCell(h.Baseline, base, h.options.Confidence)
		if c := compare(cell.times, other.times, h.options, h.Floor); c != nil {
			h.points[key] = append(h.points[key], historyPoint{place, c.Ratio, c.N})
		}
	}
}

// selects reports whether the filter lets a case through.
func (h *History) selects(key sampleKey) bool {
	m := Measurement{Op: key.Op, Strategy: key.strategy, Format: key.Format, Workload: key.Workload}
	match, err := h.filter.Match(m.result())
	return err == nil && match.Any()
}

// Finish orders what was added, and finds the changes.
func (h *History) Finish() {
	places := h.order()
	for key, points := range h.points {
		c := HistoryCase{Case: key.Case, Strategy: key.strategy}
		for _, p := range points {
			c.Points = append(c.Points, HistoryPoint{places[p.run], p.ratio, p.n})
		}
		slices.SortFunc(c.Points, func(a, b HistoryPoint) int { return a.Run - b.Run })
		c.Changes = h.changes(c.Points)
		h.Cases = append(h.Cases, c)
	}
	slices.SortFunc(h.Cases, func(a, b HistoryCase) int {
		return h.options.compareCases(
			Measurement{Op: a.Op, Format: a.Format, Workload: a.Workload, Strategy: a.Strategy},
			Measurement{Op: b.Op, Format: b.Format, Workload: b.Workload, Strategy: b.Strategy})
	})
}

// order puts the runs that have points into Runs, by time, and returns their places there by their places in runs.
func (h *History) order() map[int]int {
	var used []int
	for i := range h.runs {
		for _, points := range h.points {
			if slices.ContainsFunc(points, func(p historyPoint) bool { return p.run == i }) {
				used = append(used, i)
				break
			}
		}
	}
	slices.SortStableFunc(used, func(a, b int) int { return h.runs[a].Start.Compare(h.runs[b].Start) })
	places := make(map[int]int)
	for place, i := range used {
		places[i] = place
		h.Runs = append(h.Runs, h.runs[i])
	}
	return places
}

// changes finds the changes of a case that are larger than the floor.
func (h *History) changes(points []HistoryPoint) []Change {
	logs := make([]float64, len(points))
	for i, p := range points {
		logs[i] = math.Log(p.Ratio.Center)
	}
	found := changePoints(logs, h.Alpha)
	var changes []Change
	for i, at := range found {
		begin, end := 0, len(logs)
		if i > 0 {
			begin = found[i-1].index
		}
		if i+1 < len(found) {
			end = found[i+1].index
		}
		c := Change{Point: at.index, From: geometricMean(logs[begin:at.index]), To: geometricMean(logs[at.index:end]), P: at.p}
		before, after := h.Runs[points[at.index-1].Run], h.Runs[points[at.index].Run]
		c.Machine, c.Design = before.Machine != after.Machine, before.Design != after.Design
		if math.Abs(math.Log(c.To/c.From)) > math.Log1p(h.Floor) {
			changes = append(changes, c)
		}
	}
	return changes
}

// geometricMean is that of the numbers of which some are the logarithms.
func geometricMean(logs []float64) float64 {
	sum := 0.0
	for _, l := range logs {
		sum += l
	}
	return math.Exp(sum / float64(len(logs)))
}
