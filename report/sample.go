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
	units    map[string]series // tidied; seconds per operation among them
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
	machines                            map[Case]string
	ops, formats, workloads, strategies map[string]bool
}

// collect sorts measurements into samples. If a case was measured more than once in a round, the last one counts: a
// trial is repeated because something was wrong with the one before.
func collect(measurements []Measurement) *data {
	d := &data{
		samples: map[sampleKey]*sample{}, cases: map[Case]bool{}, machines: map[Case]string{},
		ops: map[string]bool{}, formats: map[string]bool{}, workloads: map[string]bool{}, strategies: map[string]bool{},
	}
	type trial struct {
		sampleKey
		residue string
		round   int
	}
	trialOf := func(m *Measurement) trial { return trial{sampleKey{m.caseOf(), m.Strategy}, m.residue, m.Round} }
	last := map[trial]int{}
	for i := range measurements {
		last[trialOf(&measurements[i])] = i
	}
	for i := range measurements {
		if m := &measurements[i]; last[trialOf(m)] == i {
			d.add(m)
		}
	}
	return d
}

func (d *data) add(m *Measurement) {
	d.ops[m.Op], d.formats[m.Format], d.workloads[m.Workload], d.strategies[m.Strategy] = true, true, true, true
	d.cases[m.caseOf()], d.machines[m.caseOf()] = true, m.Machine
	key := sampleKey{m.caseOf(), m.Strategy}
	if d.samples[key] == nil {
		d.samples[key] = &sample{units: map[string]series{}}
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
		if unit == unitTime && !(value > 0 && !math.IsInf(value, 0)) { // no operation takes such a time
			s.failures = append(s.failures, Failure{Round: m.Round, Reason: fmt.Sprintf("impossible time %v %s", v.Value, v.Unit)})
			continue
		}
		if s.units[unit] == nil {
			s.units[unit] = series{}
		}
		s.units[unit].add(m.residue, m.Round, value)
	}
}
