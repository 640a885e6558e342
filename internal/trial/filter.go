package trial

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/perf/benchproc"

	"github.com/vmbench/vmbench/strategies"
)

// A Filter selects cases. Its language is benchproc's (go doc golang.org/x/perf/benchproc/syntax) over the keys op,
// strategy, format and workload: "workload:twitter op:(Encode OR Decode) -strategy:reflection".
type Filter struct {
	query string
	match *benchproc.Filter
}

// NewFilter reads a query. An empty query matches every case. The error of a query that cannot be read shows where.
func NewFilter(query string) (*Filter, error) {
	if strings.TrimSpace(query) == "" {
		query = "*"
	}
	match, err := benchproc.NewFilter(query)
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	return &Filter{query, match}, nil
}

// Matches reports whether the filter selects the case.
func (f *Filter) Matches(c Case) bool {
	match, err := f.match.Match(c.result())
	return err == nil && match.Any()
}

// A Selection is a set of values for each part of a case, and with it the set of all their combinations.
type Selection struct {
	Ops        []Op
	Strategies []string
	Formats    []strategies.Format
	Workloads  []string
}

// Cases lists the combinations, those of one group next to each other.
func (s Selection) Cases() []Case {
	var cases []Case
	for _, workload := range s.Workloads {
		for _, format := range s.Formats {
			for _, op := range s.Ops {
				for _, strategy := range s.Strategies {
					cases = append(cases, Case{Op: op, Strategy: strategy, Format: format, Workload: workload})
				}
			}
		}
	}
	return cases
}

// Choose returns the cases that the filter selects from all that there are. What is outside the usual selection takes
// part only where the filter names it: "workload:tree" measures tree with the usual operations and strategies, and
// "*" is the usual selection.
func (f *Filter) Choose(all, usual Selection) ([]Case, error) {
	var chosen []Case
	for _, c := range all.Cases() {
		if f.Matches(c) && f.namesUnusual(c, usual) {
			chosen = append(chosen, c)
		}
	}
	if len(chosen) == 0 {
		return nil, &NoCaseError{f.query, all}
	}
	return chosen, nil
}

// nobody is a value that no part of a case has. A filter that matches a case, but not the same case with nobody in some
// part, has named that part.
const nobody = "\x00"

// namesUnusual reports whether each part of the case that is outside the usual selection is named by the filter.
func (f *Filter) namesUnusual(c Case, usual Selection) bool {
	named := func(change func(*Case)) bool {
		other := c
		change(&other)
		return !f.Matches(other)
	}
	return (slices.Contains(usual.Ops, c.Op) || named(func(c *Case) { c.Op = nobody })) &&
		(slices.Contains(usual.Strategies, c.Strategy) || named(func(c *Case) { c.Strategy = nobody })) &&
		(slices.Contains(usual.Formats, c.Format) || named(func(c *Case) { c.Format = nobody })) &&
		(slices.Contains(usual.Workloads, c.Workload) || named(func(c *Case) { c.Workload = nobody }))
}

// NamesStrategy reports whether the filter matches the case, and would not with another strategy.
func (f *Filter) NamesStrategy(c Case) bool {
	other := c
	other.Strategy = nobody
	return f.Matches(c) && !f.Matches(other)
}

// A NoCaseError says that a filter selects nothing, and what there is to select from.
type NoCaseError struct {
	Query string
	All   Selection
}

func (e *NoCaseError) Error() string {
	return fmt.Sprintf("no case matches the filter %q; there are\n  op:       %s\n  strategy: %s\n  format:   %s\n  workload: %s",
		e.Query, list(e.All.Ops), list(e.All.Strategies), list(e.All.Formats), list(e.All.Workloads))
}

func list[S ~string](values []S) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = string(value)
	}
	return strings.Join(words, " ")
}
