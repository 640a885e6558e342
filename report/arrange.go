package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"
)

// CaseKeys are the keys of a measurement that a query may name, with or without a slash before them.
func CaseKeys() []string { return []string{"op", "format", "workload", "strategy"} }

// buildKey is one more, in runs that compare builds.
const buildKey = "build"

// keysOf are the keys of some measurements.
func keysOf(measurements []Measurement) []string {
	if slices.ContainsFunc(measurements, func(m Measurement) bool { return m.Build != "" }) {
		return append(CaseKeys(), buildKey)
	}
	return CaseKeys()
}

// Arrangement says what is in the tables of a report, where that is not op and format × workload × strategy.
type Arrangement struct {
	Table, Row, Col string   // projections
	Within          []string // keys that cells average over
}

// Arrange chooses the measurements that a query selects, and names the table, the row and the column of each. By default
// op and format make a table, the workload a row and the strategy a column; keys that the query names leave the place
// that they have by default, and a strategy that is no column is part of the row. The options get the order of rows and
// columns.
func Arrange(measurements []Measurement, q Query, o *Options) ([]Measurement, error) {
	keys := keysOf(measurements)
	if err := checkKeys(q, keys); err != nil {
		return nil, err
	}
	ignores := slices.ContainsFunc(keys, func(key string) bool { return names(q.Ignore, key) })
	changed := q.Table != "" || q.Row != "" || q.Col != "" || ignores
	l, arrangement, err := q.forCases(keys)
	if err != nil {
		return nil, err
	}
	sorted := slices.Clone(measurements)
	slices.SortStableFunc(sorted, o.compareCases)
	var chosen []Measurement
	var places [][3]benchproc.Key
	for _, m := range sorted {
		r := m.result()
		match, _ := l.filter.Match(r)
		if !match.Apply(r) && !(len(m.Values) == 0 && match.Any()) {
			continue
		}
		m.Values = r.Values
		places = append(places, [3]benchproc.Key{l.table.Project(r), l.row.Project(r), l.col.Project(r)})
		chosen = append(chosen, m)
	}
	if !changed {
		return chosen, nil
	}
	o.Arrangement = arrangement
	arrangement.Within = arrangement.within(chosen, keys)
	return rearrange(chosen, places, o), nil
}

// rearrange puts the values of keys in the places of the case's parts.
func rearrange(chosen []Measurement, places [][3]benchproc.Key, o *Options) []Measurement {
	var sets [3]map[benchproc.Key]bool
	for i := range sets {
		sets[i] = map[benchproc.Key]bool{}
	}
	for i, key := range places {
		for j := range key {
			sets[j][key[j]] = true
		}
		m := &chosen[i]
		m.residue = m.caseWithout(o.Arrangement.Col)
		m.Op, m.Format, m.Workload, m.Strategy = key[0].StringValues(), "", columnName(key[1]), columnName(key[2])
	}
	order := func(set map[benchproc.Key]bool, name func(benchproc.Key) string) (names []string) {
		for _, key := range sortedKeysOf(set) {
			names = append(names, name(key))
		}
		return names
	}
	o.Tables = order(sets[0], benchproc.Key.StringValues)
	o.Workloads, o.Strategies = order(sets[1], columnName), order(sets[2], columnName)
	return chosen
}

// parts are the values of a case's keys, in the order of CaseKeys, and the build.
func (m *Measurement) parts() []string {
	return []string{m.Op, m.Format, m.Workload, m.Strategy, m.Build}
}

// caseWithout is the case without the keys that a projection names: what two columns must share to be a pair.
func (m *Measurement) caseWithout(projection string) string {
	parts := m.parts()
	for i, key := range append(CaseKeys(), buildKey) {
		if names(projection, key) || names(projection, ".fullname") {
			parts[i] = ""
		}
	}
	return strings.Join(parts, "/")
}

// within lists the keys that are part of no table, row or column although the measurements differ in them.
func (a *Arrangement) within(measurements []Measurement, keys []string) []string {
	var within []string
	named := strings.Join([]string{a.Table, a.Row, a.Col}, ",")
	for i, key := range keys {
		differ := func(m Measurement) bool { return m.parts()[i] != measurements[0].parts()[i] }
		if !names(named, key) && !names(named, ".fullname") && slices.ContainsFunc(measurements, differ) {
			within = append(within, key)
		}
	}
	return within
}

// forCases reads the query with the defaults of cases.
func (q Query) forCases(keys []string) (*layout, *Arrangement, error) {
	named := strings.Join([]string{q.Table, q.Row, q.Col, q.Ignore}, ",")
	var tables, rows []string
	for _, key := range keys {
		switch {
		case names(named, key):
		case key == "op" || key == "format":
			tables = append(tables, key)
		case key == "workload" || q.Col != "":
			rows = append(rows, key)
		}
	}
	a := &Arrangement{q.Table, q.Row, q.Col, nil}
	a.Table, a.Row = cmp.Or(a.Table, strings.Join(tables, ",")), cmp.Or(a.Row, strings.Join(rows, ","))
	a.Col = cmp.Or(a.Col, "strategy")
	q.Table, q.Row, q.Col, q.Ignore = nameKeys(a.Table), nameKeys(a.Row), nameKeys(a.Col), nameKeys(q.Ignore)
	l, err := q.parse()
	return l, a, err
}

// projectionKeys splits a projection into its keys and what stands between and behind them: orders such as @alpha and
// @(vm visitor), commas and spaces.
func projectionKeys(projection string, each func(key string) string) string {
	var out, key strings.Builder
	depth, order := 0, false
	flush := func() {
		if key.Len() > 0 {
			out.WriteString(each(key.String()))
			key.Reset()
		}
	}
	for _, r := range projection {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case r == '@':
			order = true
		case r == ',' || r == ' ' || r == '\t':
			order = false
		case !order:
			key.WriteRune(r)
			continue
		}
		flush()
		out.WriteRune(r)
	}
	flush()
	return out.String()
}

// names reports whether a list of projections names a key.
func names(projections, key string) bool {
	found := false
	projectionKeys(projections, func(k string) string {
		found = found || strings.TrimPrefix(k, "/") == key || k == ".name" && key == "op"
		return k
	})
	return found
}

// nameKeys writes the keys of cases as the parts of a benchmark's name that they are, so that .fullname leaves them out.
func nameKeys(projection string) string {
	return projectionKeys(projection, func(key string) string {
		switch bare := strings.TrimPrefix(key, "/"); {
		case bare == "op":
			return ".name"
		case bare == buildKey || slices.Contains(CaseKeys(), bare):
			return "/" + bare
		}
		return key
	})
}

// OfCases returns the query with the keys of cases written as the parts of a benchmark's name that they are in results of
// runs: strategy is /strategy, and op is .name.
func (q Query) OfCases() Query {
	q.Table, q.Row, q.Col, q.Ignore = nameKeys(q.Table), nameKeys(q.Row), nameKeys(q.Col), nameKeys(q.Ignore)
	q.Filter = filterKey.ReplaceAllStringFunc(q.Filter, func(term string) string {
		start := strings.IndexAny(term, "/ofswb")
		return term[:start] + nameKeys(strings.TrimSuffix(term[start:], ":")) + ":"
	})
	return q
}

// CaseRow is a row for each case, named by its values: "Encode order vm". Keys that the query names elsewhere are left
// out, and so is the format if there is only one, and the build if there are none.
func (q Query) CaseRow(formats, builds int) string {
	named := strings.Join([]string{q.Table, q.Col, q.Ignore}, ",")
	var keys []string
	for _, key := range []string{"op", "workload", "format", "strategy", buildKey} {
		if !names(named, key) && (key != "format" || formats > 1) && (key != buildKey || builds > 0) {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, ",")
}

// filterKey is a key of cases in a filter, with what stands before it.
var filterKey = regexp.MustCompile(`(?:^|[\s(-])/?(?:op|format|workload|strategy|build):`)

// result is the measurement as a benchmark's result: a filter may name its parts with or without a slash.
func (m *Measurement) result() *benchfmt.Result {
	r := &benchfmt.Result{
		Name:   benchfmt.Name(fmt.Sprintf("%s/strategy=%s/format=%s/workload=%s", m.Op, m.Strategy, m.Format, m.Workload)),
		Values: slices.Clone(m.Values),
	}
	if m.Build != "" {
		r.Name = append(r.Name, "/build="+m.Build...)
	}
	for _, c := range [][2]string{
		{"op", m.Op}, {"strategy", m.Strategy}, {"format", m.Format}, {"workload", m.Workload}, {buildKey, m.Build},
	} {
		r.Config = append(r.Config, benchfmt.Config{Key: c[0], Value: []byte(c[1])})
	}
	return r
}

// compareCases is the order in which cases are shown.
func (o *Options) compareCases(a, b Measurement) int {
	return cmp.Or(
		compareIn(ops, a.Op, b.Op),
		compareIn(nil, a.Format, b.Format),
		compareIn(o.Workloads, a.Workload, b.Workload),
		compareIn(o.Strategies, a.Strategy, b.Strategy),
		compareIn(o.Builds, a.Build, b.Build),
	)
}

// compareIn compares two names: those of an order first and in its order, then the others alphabetically.
func compareIn(order []string, a, b string) int {
	position := func(name string) int {
		if i := slices.Index(order, name); i >= 0 {
			return i
		}
		return len(order)
	}
	return cmp.Or(cmp.Compare(position(a), position(b)), cmp.Compare(a, b))
}

// findBaseline makes the column that a text names, by its value or by key=value, the baseline. Without a text it is the
// one that the options have or, where that is not among the columns of a query, the first.
func (o *Options) findBaseline(text string, measurements []Measurement) error {
	set := map[string]bool{}
	for _, m := range measurements {
		set[m.Strategy] = true
	}
	columns := inOrder(set, o.Strategies)
	if text == "" || len(columns) == 0 {
		if o.Arrangement != nil && !set[o.Baseline] && len(columns) > 0 {
			o.Baseline = columns[0]
		}
		return nil
	}
	key, value, ok := strings.Cut(text, "=")
	col := "strategy"
	if o.Arrangement != nil {
		col = o.Arrangement.Col
	}
	switch {
	case set[text]:
		o.Baseline = text
	case ok && set[value] && names(col, strings.TrimLeft(key, "/.")):
		o.Baseline = value
	default:
		return &BaselineError{Baseline: text, Columns: columns}
	}
	return nil
}
