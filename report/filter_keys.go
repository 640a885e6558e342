package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"
)

// filterTerm is a key of a filter with its value: a list, a quoted word, a regular expression or a word, none of whose colons
// makes a key.
var filterTerm = regexp.MustCompile(`("(?:[^"\\]|\\.)*"|[^\s():@,"*-][^\s():@,]*):\s*` +
	`(?:\((?:"(?:[^"\\]|\\.)*"|/(?:[^/\\]|\\.)*/|[^)"/])*\)|"(?:[^"\\]|\\.)*"|/(?:[^/\\]|\\.)*/|[^\s():@,]*)`)

// filterKeys lists the keys of a filter that can be read, each once.
func filterKeys(filter string) []string {
	var keys []string
	for _, term := range filterTerm.FindAllStringSubmatch(filter, -1) {
		key := term[1]
		if unquoted, err := strconv.Unquote(key); err == nil {
			key = unquoted
		}
		keys = addMissing(keys, key)
	}
	return keys
}

// filterableKeys are the keys of generalKeys that a filter may have.
func filterableKeys() []string {
	return slices.DeleteFunc(slices.Clone(generalKeys), func(key string) bool { return key == ".config" })
}

// checkGeneralFilterKeys refuses keys of a filter that begin with a dot and are none of benchproc's.
func checkGeneralFilterKeys(filter string) error {
	for _, key := range filterKeys(filter) {
		if known := filterableKeys(); strings.HasPrefix(key, ".") && !slices.Contains(known, key) {
			return &KeyError{Part: "filter", Key: key, Known: known}
		}
	}
	return nil
}

// checkFilterKeys refuses keys of a filter that no measurement of a run has: they would let nothing through, or everything.
func checkFilterKeys(filter string, keys []string) error {
	known := append(slices.Clone(keys), ".name", ".fullname", ".unit")
	for _, key := range filterKeys(filter) {
		if bare := strings.TrimPrefix(key, "/"); !slices.Contains(known, key) && (bare == "op" || !slices.Contains(keys, bare)) {
			return &KeyError{Part: "filter", Key: key, Known: known}
		}
	}
	return nil
}

// A filterSeen collects the values that the keys of a filter have in results, whether it lets them through or not. An error
// about a filter that lets nothing through names them.
type filterSeen struct {
	keys   *benchproc.Projection
	values map[benchproc.Key]bool
	units  map[string]bool // nil if the filter does not ask for units
}

// newFilterSeen is for a filter that has been read.
func newFilterSeen(filter string) *filterSeen {
	s := &filterSeen{values: map[benchproc.Key]bool{}}
	var quoted []string
	for _, key := range filterKeys(filter) {
		if key == ".unit" {
			s.units = map[string]bool{}
		} else {
			quoted = append(quoted, strconv.Quote(key))
		}
	}
	var parser benchproc.ProjectionParser
	s.keys, _ = parser.Parse(strings.Join(quoted, ","), nil) // nil if the filter has a key that is none, which is an error elsewhere
	return s
}

func (s *filterSeen) add(r *benchfmt.Result) {
	if s.keys != nil {
		s.values[s.keys.Project(r)] = true
	}
	if s.units != nil {
		for _, v := range r.Values {
			s.units[v.Unit] = true
		}
	}
}

// mostValues is the largest number of values of a key in one sentence: there are as many strategies.
const mostValues = 24

// text is what there is: "; there are workload: canada, order".
func (s *filterSeen) text() string {
	var parts []string
	if s.keys != nil {
		for _, field := range s.keys.FlattenedFields() {
			set := map[string]bool{}
			for key := range s.values {
				if value := key.Get(field); value != "" {
					set[value] = true
				}
			}
			if len(set) > 0 {
				parts = append(parts, Clean(field.Name)+": "+someOf(sortedKeys(set), mostValues))
			}
		}
	}
	if len(s.units) > 0 {
		parts = append(parts, ".unit: "+someOf(sortedKeys(s.units), mostValues))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("; there are %s", strings.Join(parts, "; "))
}

// FilterValues says which values the keys of the filter have in some measurements, as the rest of a sentence: "; there are
// workload: canada, order".
func (q Query) FilterValues(measurements []Measurement) string {
	seen := newFilterSeen(q.Filter)
	for i := range measurements {
		seen.add(measurements[i].result())
	}
	return seen.text()
}

// FilterValues says which values the keys of the filter have in the results, as Query.FilterValues does.
func (p *Pool) FilterValues() string { return p.seen.text() }

// UnknownFilterKeys lists the keys of the filter that no result has, if it lets nothing through. If it lets something through
// such a key may be there to leave something out.
func (p *Pool) UnknownFilterKeys() []*KeyError {
	if len(p.tables) > 0 {
		return nil
	}
	var unknown []*KeyError
	for _, key := range filterKeys(p.filter) {
		if !strings.HasPrefix(key, ".") && key != "/gomaxprocs" && !p.keys[key] {
			unknown = append(unknown, &KeyError{Part: "filter", Key: key, Known: p.knownKeys()})
		}
	}
	return unknown
}
