package size

// A Result is a sweep with what follows from it.
type Result struct {
	Facts     map[string]string `json:"facts"`   // what was measured with, and what for
	Samples   []Sample          `json:"samples"` // of whole programs
	Over      []Sample          `json:"-"`       // what strategies cost
	Series    []Series          `json:"-"`
	Laws      []Law             `json:"laws"`
	Crossings []Crossing        `json:"crossings"`
}

// NewResult finds the laws of samples. A series that has too few points has none.
func NewResult(facts map[string]string, samples []Sample) Result {
	r := Result{Facts: facts, Samples: samples, Over: Over(samples)}
	r.Series = SeriesOf(r.Over)
	for _, s := range r.Series {
		if law, err := Fit(s); err == nil {
			r.Laws = append(r.Laws, law)
		}
	}
	r.Crossings = Crossings(r.Series, r.Laws)
	return r
}

// Problems are the samples that were not measured, or that say something about themselves.
func (r Result) Problems() (problems []Sample) {
	for _, s := range r.Samples {
		if s.Problem != "" {
			problems = append(problems, s)
		}
	}
	return problems
}
