package calibrate

import (
	"math"
	"slices"

	"github.com/vmbench/vmbench/internal/trial"
)

// Speeds are what a run of the strategies themselves says about how long their calls take. From them follows how much work
// a slowed strategy has to do more.
type Speeds struct {
	times map[trial.Case]float64 // nanoseconds per call, medians of the rounds
	step  float64                // nanoseconds of a step of the work that is added
}

// NewSpeeds takes the speeds from the records of a run that count.
func NewSpeeds(records []trial.Record) Speeds {
	all := make(map[trial.Case][]float64)
	for _, r := range records {
		if r.Result != nil {
			all[r.Case] = append(all[r.Case], r.Result.Time)
		}
	}
	s := Speeds{times: make(map[trial.Case]float64), step: trial.StepTime(records)}
	for c, times := range all {
		slices.Sort(times)
		s.times[c] = times[len(times)/2]
	}
	return s
}

// Load gives the plan's slowed strategies their work. A case whose strategy was not measured has none: it is not slowed.
func (s Speeds) Load(plan *trial.Plan) {
	plan.Loads = make(map[string]int)
	truth := Truth(plan.Baseline)
	for _, c := range plan.Cases {
		time := s.times[c.Group().With(plan.Baseline)]
		if part := truth[c.Strategy] - 1; part > 0 && s.step > 0 && time > 0 {
			plan.Loads[c.Name()] = int(math.Round(part * time / s.step)) // 0 where a step is too much
		}
	}
}
