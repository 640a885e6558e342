package trial

import "slices"

// A Build is one of several programs that a run compares: the same strategies, from different source.
type Build struct {
	Name     string `json:"name"`     // in the names of cases
	Revision string `json:"revision"` // as it was asked for
	Commit   string `json:"commit"`
	Hash     string `json:"hash"` // of the program's content
}

// OfBuilds is the plan that measures each case with each of some builds, and divides by the first.
func (p Plan) OfBuilds(names []string) Plan {
	cases := p.Cases
	p.Cases = make([]Case, 0, len(cases)*len(names))
	for _, c := range cases {
		for _, c.Build = range names {
			p.Cases = append(p.Cases, c)
		}
	}
	p.Baseline = names[0]
	return p
}

// Builds lists the builds that the plan compares, in the order of its cases; none if it compares strategies.
func (p Plan) Builds() []string {
	var names []string
	for _, c := range p.Cases {
		if c.Build != "" && !slices.Contains(names, c.Build) {
			names = append(names, c.Build)
		}
	}
	return names
}

// unbuilt is the case as its worker knows it.
func (c Case) unbuilt() Case {
	c.Build = ""
	return c
}
