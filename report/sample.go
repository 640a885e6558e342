package report

import (
	"fmt"
	"math"

	"golang.org/x/perf/benchunit"
)

// sampleKey names the results of one strategy on one case.
type sampleKey struct {
	Case
	strategy string
}

// A sample is the set of results of one strategy on one case.
type sample struct {
	times    map[int]float64 // seconds per operation, by round
	metrics  map[string][]float64
	skipped  string
	failures []Failure
}

// A Failure is a trial that gave no numbers.
type Failure struct {
	Round  int    `json:"round"`
	Reason string `json:"reason"`
}

// data is a run's measurements by case, and the names that occur in them.
type data struct {
	samples                             map[sampleKey]*sample
	cases                               map[Case]bool
	ops, formats, workloads, strategies map[string]bool
}

// collect sorts measurements into samples. If a case was measured more than once in a round, the last one counts: a
// trial is repeated because something was wrong with the one before.
func collect(measurements []Measurement) *data {
	d := &data{
		samples: map[sampleKey]*sample{}, cases: map[Case]bool{},
		ops: map[string]bool{}, formats: map[string]bool{}, workloads: map[string]bool{}, strategies: map[string]bool{},
	}
	type trial struct {
		sampleKey
		round int
	}
	last := map[trial]int{}
	for i := range measurements {
		m := &measurements[i]
		last[trial{sampleKey{m.caseOf(), m.Strategy}, m.Round}] = i
	}
	for i := range measurements {
		m := &measurements[i]
		if last[trial{sampleKey{m.caseOf(), m.Strategy}, m.Round}] == i {
			d.add(m)
		}
	}
	return d
}

func (d *data) add(m *Measurement) {
	d.ops[m.Op], d.formats[m.Format], d.workloads[m.Workload], d.strategies[m.Strategy] = true, true, true, true
	d.cases[m.caseOf()] = true
	key := sampleKey{m.caseOf(), m.Strategy}
	if d.samples[key] == nil {
		d.samples[key] = &sample{times: map[int]float64{}, metrics: map[string][]float64{}}
	}
	d.samples[key].add(m)
}

func (s *sample) add(m *Measurement) {
	switch {
	case m.Skipped != "":
		s.skipped = m.Skipped
		return
	case m.Failed != "":
		s.failures = append(s.failures, Failure{Round: m.Round, Reason: m.Failed})
		return
	}
	for _, v := range m.Values {
		value, unit := benchunit.Tidy(v.Value, v.Unit)
		switch {
		case unit != unitTime:
			s.metrics[unit] = append(s.metrics[unit], value)
		case value > 0 && !math.IsInf(value, 0):
			s.times[m.Round] = value
		default: // such a number has no logarithm, and no operation takes such a time
			s.failures = append(s.failures, Failure{Round: m.Round, Reason: fmt.Sprintf("impossible time %v %s", v.Value, v.Unit)})
		}
	}
}
