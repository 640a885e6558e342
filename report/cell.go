package report

import (
	"maps"
	"slices"
)

// Status says what became of a case for one strategy.
type Status int

const (
	Missing Status = iota // never tried
	Skipped               // cannot be measured
	Failed                // every trial went wrong
	Measured
)

var statusNames = [...]string{Missing: "missing", Skipped: "skipped", Failed: "failed", Measured: "measured"}

func (s Status) String() string { return statusNames[s] }

// A Cell is what is known about one strategy on one case.
type Cell struct {
	Strategy string
	Status   Status
	Reason   string // why it was skipped

	// Rounds counts the trials that gave a time, Failures are those that did not.
	Rounds   int
	Failures []Failure

	Time       Estimate    // seconds per operation; Measured only
	Comparison *Comparison // with the baseline; nil for the baseline, and where there is nothing to compare
	Best       bool        // no strategy of the row is distinguishably faster
	Growth     *Estimate   // ratio to the strategy's own time on the first workload of the series; nil without
	Metrics    []Metric    // other quantities, by unit

	times map[int]float64 // by round
	units map[string]series
}

// A Metric is a quantity other than time.
type Metric struct {
	Unit string
	Estimate

	// Exact says that all trials gave the same value.
	Exact bool
}

func newCell(strategy string, s *sample, confidence float64) Cell {
	cell := Cell{Strategy: strategy}
	if s == nil {
		return cell
	}
	cell.Failures, cell.Reason, cell.units, cell.times = s.failures, s.skipped, s.units, s.units[unitTime].rounds()
	cell.Rounds = len(cell.times)
	switch {
	case len(cell.times) > 0:
		cell.Status = Measured
		cell.Time = median(slices.Collect(maps.Values(cell.times)), confidence)
	case len(s.failures) > 0:
		cell.Status = Failed
	case s.skipped != "":
		cell.Status = Skipped
	}
	for _, unit := range sortedKeys(s.units) {
		if values := slices.Collect(maps.Values(s.units[unit].rounds())); unit != unitTime && len(values) > 0 {
			cell.Metrics = append(cell.Metrics, newMetric(unit, values, confidence))
		}
	}
	return cell
}

func newMetric(unit string, values []float64, confidence float64) Metric {
	m := Metric{Unit: unit, Exact: slices.Min(values) == slices.Max(values)}
	if m.Exact {
		m.Estimate = Estimate{Center: values[0], Lo: values[0], Hi: values[0], Confidence: 1}
	} else {
		m.Estimate = median(values, confidence)
	}
	return m
}

// metric returns the cell's metric of a unit.
func (c *Cell) metric(unit string) (Metric, bool) {
	for _, m := range c.Metrics {
		if m.Unit == unit {
			return m, true
		}
	}
	return Metric{}, false
}
