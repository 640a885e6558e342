package report

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchmath"
	"golang.org/x/perf/benchproc"
	"golang.org/x/perf/benchunit"
)

// DeltaOptions say how collected results are compared.
type DeltaOptions struct {
	Confidence float64 // of intervals
	Alpha      float64 // of claims
	Units      benchfmt.UnitMetadataMap
	Gates      []Gate
}

// Deltas are the comparisons of columns of independent results, such as before and after: benchmath's medians, intervals
// and tests, which are also benchstat's, and what of them survives Holm's correction.
type Deltas struct {
	DeltaOptions
	Tables []*DeltaTable

	// Family is the number of tests that the p-values are corrected for: all that are shown. Exact comparisons are no
	// tests.
	Family int

	Gate *GateReport // nil if there are no gates

	// Apart are the keys in which the results differ so that no table holds two columns, though there are two.
	Apart []string
}

// A DeltaTable compares the results of one unit that share a configuration.
type DeltaTable struct {
	Config  []KeyValue // of the results
	Unit    string     // tidied
	Better  int        // 1 if more is better, -1 if less is, 0 if it is not known
	Exact   bool       // the values are no samples
	Columns []string   // the baseline first
	Rows    []DeltaRow
	Means   []*DeltaMean // of each column but the first
	Alone   *DeltaMean   // of the only column; nil if there are more
}

// A KeyValue is a part of a configuration.
type KeyValue struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// A DeltaRow holds one benchmark. A cell is nil if the column does not have it.
type DeltaRow struct {
	Name  string
	Cells []*DeltaCell
}

// A DeltaCell sums up a sample.
type DeltaCell struct {
	N int
	benchmath.Summary
	Warnings []string
	Delta    *Delta // to the baseline; nil for the baseline, and where it has none
}

// A Delta is a change from the baseline.
type Delta struct {
	benchmath.Comparison
	Old, New  float64 // centers
	Corrected float64 // p after Holm
	Warnings  []string
}

// Text is the change in percent, as benchstat writes it: "~" if p is above alpha. That is benchstat's rule: a p of alpha itself, which
// is no claim anywhere else here, is a change to it.
func (d *Delta) Text() string { return d.FormatDelta(d.Old, d.New) }

// Survives reports whether a change is left when the number of comparisons is accounted for.
func (d *Delta) Survives(alpha float64) bool {
	return d.Text() != "~" && d.Old != d.New && d.Corrected < alpha
}

// Deltas sums the pool up and empties it.
func (p *Pool) Deltas(o DeltaOptions) (*Deltas, error) {
	keys := make([]benchproc.Key, 0, len(p.tables))
	for key := range p.tables {
		keys = append(keys, key)
	}
	benchproc.SortKeys(keys)
	p.places, p.known = nil, nil
	cols, err := p.columns()
	if err != nil {
		return nil, err
	}
	d := &Deltas{DeltaOptions: o}
	gated := newGating(o.Gates, o.Units)
	for _, key := range keys {
		unit := key.Get(p.layout.unit)
		t := &DeltaTable{
			Config: configOf(key), Unit: unit,
			Better: o.Units.GetBetter(unit), Exact: o.Units.GetAssumption(unit) == benchmath.Assumption(benchmath.AssumeExact),
		}
		s := &summing{table: t, options: o, gates: gated.of(unit), exact: t.Exact}
		s.sum(p.tables[key], cols)
		gated.add(unit, slices.Concat(s.gated...))
		delete(p.tables, key)
		d.Tables = append(d.Tables, t)
	}
	d.correct()
	if len(cols) > 1 && !slices.ContainsFunc(d.Tables, func(t *DeltaTable) bool { return len(t.Columns) > 1 }) {
		d.Apart = differing(keys)
	}
	gated.apart = func(unit string) []string { return d.apart(unit, keys, p.layout.unit, len(cols)) }
	if len(o.Gates) > 0 {
		d.Gate, err = gated.judge(o.Alpha)
	}
	return d, err
}

// apart names the keys in which the tables of a tidied unit differ, if that is why none of them holds two columns. The keys are
// those of the tables.
func (d *Deltas) apart(unit string, keys []benchproc.Key, field *benchproc.Field, columns int) []string {
	var same []benchproc.Key
	for i, key := range keys {
		if _, tidied := benchunit.Tidy(1, key.Get(field)); tidied != unit {
			continue
		}
		if columns < 2 || len(d.Tables[i].Columns) > 1 {
			return nil
		}
		same = append(same, key)
	}
	return differing(same)
}

// differing names the keys of tables, but for the unit, that are not the same in all.
func differing(tables []benchproc.Key) []string {
	var names []string
	for _, field := range benchproc.NonSingularFields(tables) {
		if field.Name != ".unit" {
			names = append(names, field.Name)
		}
	}
	return names
}

// configOf lists the keys of a table but for its unit.
func configOf(key benchproc.Key) []KeyValue {
	var config []KeyValue
	for _, field := range key.Projection().FlattenedFields() {
		if value := key.Get(field); field.Name != ".unit" && value != "" {
			config = append(config, KeyValue{field.Name, value})
		}
	}
	return config
}

// columns lists the columns of all tables: that which is the baseline first, the others in the order of their projection.
func (p *Pool) columns() ([]benchproc.Key, error) {
	set := map[benchproc.Key]bool{}
	for _, t := range p.tables {
		for col := range t.cols {
			set[col] = true
		}
	}
	cols := sortedKeysOf(set)
	if p.base == "" || len(cols) == 0 {
		return cols, nil
	}
	i := slices.IndexFunc(cols, func(col benchproc.Key) bool { return isColumn(col, p.base) })
	if i < 0 {
		var names []string
		for _, col := range cols {
			names = append(names, columnName(col))
		}
		return nil, &BaselineError{Baseline: p.base, Columns: names}
	}
	return slices.Concat(cols[i:i+1], cols[:i], cols[i+1:]), nil
}

// A BaselineError says that there is no column of the baseline's name.
type BaselineError struct {
	Baseline string
	Columns  []string
	Meant    string // the column that was perhaps meant; may be empty
}

func (e *BaselineError) Error() string {
	return fmt.Sprintf("no column is the baseline %q%s; there are %s", e.Baseline, perhaps(e.Meant), strings.Join(e.Columns, ", "))
}

func isColumn(col benchproc.Key, text string) bool {
	if columnName(col) == text {
		return true
	}
	key, value, ok := strings.Cut(text, "=")
	for _, field := range col.Projection().FlattenedFields() {
		have := col.Get(field)
		if have == text || ok && have == value && (names(field.Name, key) || strings.TrimLeft(field.Name, "/.") == strings.TrimLeft(key, "/.")) {
			return true
		}
	}
	return false
}

// columnName is the values of a column's keys.
func columnName(col benchproc.Key) string {
	if name := col.StringValues(); name != "" {
		return name
	}
	return unknown
}

// correct corrects the p-values of all tests by their number.
func (d *Deltas) correct() {
	var family []*Delta
	var p []float64
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				if cell == nil || cell.Delta == nil {
					continue
				}
				cell.Delta.Corrected = cell.Delta.P
				if !t.Exact {
					family = append(family, cell.Delta)
					p = append(p, cell.Delta.P)
				}
			}
		}
	}
	d.Family = len(family)
	for i, corrected := range holm(p) {
		family[i].Corrected = corrected
	}
}
