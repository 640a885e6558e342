package report

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"
)

// A Pool collects benchmark results into the cells of tables, as a stream: it keeps 8 bytes of each value, and of all else
// only what is new. Its memory depends on the number of values that pass the filter and on the number of different
// benchmarks, not on the size of the input, and is bounded by Limit.
type Pool struct {
	// Limit is the largest number of bytes that the pool may hold.
	Limit int

	layout *layout
	base   string // the column that is the baseline
	filter string
	seen   *filterSeen
	used   int
	tables map[benchproc.Key]*poolTable

	// What a result is projected to follows from its configuration and its name. The places of the results seen so far
	// are kept for each configuration, so that the usual result costs one look-up.
	config []benchfmt.Config
	places map[string]*place
	known  map[string]map[string]*place

	files   []string            // in the order in which they came
	designs map[string][]string // of each file
	keys    map[string]bool     // that results have
}

// DefaultLimit is the limit of a new pool: a hundred million values or so.
const DefaultLimit = 1 << 30

// Rough costs in bytes of what a pool keeps besides values.
const (
	cellCost  = 512
	placeCost = 512
)

// mostConfigs is the largest number of configurations whose places are kept.
const mostConfigs = 4096

// A LimitError says that the results do not fit into the pool.
type LimitError struct{ Limit int }

func (e *LimitError) Error() string {
	return fmt.Sprintf("more than %s of values; choose fewer with --filter, such as --filter '.unit:sec/op' or --filter '.name:Encode'",
		formatBytes(float64(e.Limit)))
}

type poolTable struct {
	rows, cols map[benchproc.Key]bool
	cells      map[poolKey]*poolCell
}

type poolKey struct{ row, col benchproc.Key }

type poolCell struct {
	chunks
	residues []benchproc.Key // different ones
}

// A place is where results of one name and configuration go.
type place struct {
	units []placeUnit
}

// placeUnit is the cell of the values of a unit; nil if the filter leaves them out.
type placeUnit struct {
	unit, original string
	cell           *poolCell
}

// NewPool returns a pool for a query. Its defaults are benchstat's: a table for each configuration, a row for each name,
// a column for each file.
func NewPool(q Query) (*Pool, error) {
	q.Table, q.Row, q.Col = cmp.Or(q.Table, ".config"), cmp.Or(q.Row, ".fullname"), cmp.Or(q.Col, ".file")
	layout, err := q.parse()
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(checkGeneralKeys(q), checkGeneralFilterKeys(q.Filter)); err != nil {
		return nil, err
	}
	return &Pool{
		Limit: DefaultLimit, layout: layout, base: q.Baseline, filter: q.Filter, seen: newFilterSeen(q.Filter),
		tables:  make(map[benchproc.Key]*poolTable),
		places:  make(map[string]*place),
		known:   make(map[string]map[string]*place),
		designs: make(map[string][]string),
		keys:    make(map[string]bool),
	}, nil
}

// Add puts a result's values into their cells. Numbers that are not finite are left out and reported; a *LimitError ends
// the collection.
func (p *Pool) Add(r *benchfmt.Result) error {
	if !sameConfig(p.config, r.Config) {
		p.enter(r)
	}
	at := p.places[string(r.Name)]
	if at == nil {
		at = &place{}
		p.places[string(r.Name)] = at
		p.used += placeCost + len(r.Name)
	}
	var err error
	for i := range r.Values {
		v := &r.Values[i]
		if math.IsNaN(v.Value) || math.IsInf(v.Value, 0) {
			err = fmt.Errorf("%v %s is no finite number; it is left out", v.Value, cmp.Or(v.OrigUnit, v.Unit))
			continue
		}
		if cell := p.cell(at, r, v); cell != nil {
			p.used += cell.add(v.Value)
		}
	}
	if p.used > p.Limit {
		return &LimitError{p.Limit}
	}
	return err
}

// cell returns the cell of a value, nil if the filter leaves it out.
func (p *Pool) cell(at *place, r *benchfmt.Result, v *benchfmt.Value) *poolCell {
	for i := range at.units {
		if u := &at.units[i]; u.unit == v.Unit && u.original == v.OrigUnit {
			return u.cell
		}
	}
	p.open(at, r)
	return p.cell(at, r, v)
}

// open finds the cells of all of a result's units that are not known yet.
func (p *Pool) open(at *place, r *benchfmt.Result) {
	p.noteKeys(r.Name)
	p.seen.add(r)
	match, _ := p.layout.filter.Match(r) // an error is only the reason why nothing matches
	shown := *r
	shown.Values = nil
	for i, v := range r.Values {
		switch known := func(u placeUnit) bool { return u.unit == v.Unit && u.original == v.OrigUnit }; {
		case slices.ContainsFunc(at.units, known):
		case match.Test(i):
			shown.Values = append(shown.Values, v)
		default:
			at.units = append(at.units, placeUnit{v.Unit, v.OrigUnit, nil})
		}
	}
	if len(shown.Values) == 0 {
		return
	}
	tables := p.layout.table.ProjectValues(&shown)
	key := poolKey{p.layout.row.Project(&shown), p.layout.col.Project(&shown)}
	residue := p.layout.residue.Project(&shown)
	for i, v := range shown.Values {
		at.units = append(at.units, placeUnit{v.Unit, v.OrigUnit, p.tableCell(tables[i], key, residue)})
	}
}

// noteKeys notes the keys in a name.
func (p *Pool) noteKeys(name benchfmt.Name) {
	_, parts := name.Parts()
	for _, part := range parts {
		if key, _, ok := bytes.Cut(part, []byte{'='}); ok {
			p.keys[string(key)] = true
		}
	}
}

// UnknownKeys lists the keys of tables, rows and columns that no result has, whether the filter lets it through or not. Results
// that only such a key was to tell apart are one row or one column, as if they were of the same benchmark. It knows once
// the results are added.
func (p *Pool) UnknownKeys() []*KeyError {
	var unknown []*KeyError
	for _, by := range []struct {
		part       string
		projection *benchproc.Projection
	}{{"table", p.layout.table}, {"row", p.layout.row}, {"col", p.layout.col}} {
		for _, field := range by.projection.FlattenedFields() {
			if name := field.Name; !strings.HasPrefix(name, ".") && name != "/gomaxprocs" && !p.keys[name] {
				unknown = append(unknown, &KeyError{Part: by.part, Key: name, Known: p.knownKeys()})
			}
		}
	}
	return unknown
}

// knownKeys are the keys that results have, and those that all have.
func (p *Pool) knownKeys() []string {
	known := maps.Clone(p.keys)
	for _, key := range []string{".name", ".fullname", ".file"} {
		known[key] = true
	}
	return sortedKeys(known)
}

func (p *Pool) tableCell(table benchproc.Key, key poolKey, residue benchproc.Key) *poolCell {
	t := p.tables[table]
	if t == nil {
		t = &poolTable{map[benchproc.Key]bool{}, map[benchproc.Key]bool{}, map[poolKey]*poolCell{}}
		p.tables[table] = t
	}
	cell := t.cells[key]
	if cell == nil {
		cell = &poolCell{}
		t.cells[key], t.rows[key.row], t.cols[key.col] = cell, true, true
		p.used += cellCost
	}
	if !slices.Contains(cell.residues, residue) {
		cell.residues = append(cell.residues, residue)
	}
	return cell
}

// enter goes on with the places of another configuration.
func (p *Pool) enter(r *benchfmt.Result) {
	p.config = p.config[:0]
	var id strings.Builder
	for _, c := range r.Config {
		p.config = append(p.config, benchfmt.Config{Key: c.Key, Value: bytes.Clone(c.Value), File: c.File})
		fmt.Fprintf(&id, "%q%q", c.Key, c.Value)
		p.keys[c.Key] = true
	}
	if len(p.known) >= mostConfigs {
		clear(p.known)
	}
	places := p.known[id.String()]
	if places == nil {
		places = make(map[string]*place)
		p.known[id.String()] = places
	}
	p.places = places
	file := r.GetConfig(".file")
	p.files = addMissing(p.files, file)
	p.designs[file] = addMissing(p.designs[file], r.GetConfig(designKey))
}

func sameConfig(a, b []benchfmt.Config) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key || a[i].File != b[i].File || !bytes.Equal(a[i].Value, b[i].Value) {
			return false
		}
	}
	return true
}

// designKey is the configuration that says how results were measured.
const designKey = "design"

// DifferentDesigns names the designs by which the files were measured, if they are not one and the same and the query
// does not name the design as something to look at or to ignore. Results without a design, as other programs write
// them, have none to differ in.
func (p *Pool) DifferentDesigns() []string {
	isDesign := func(f *benchproc.Field) bool { return f.Name == designKey }
	if !slices.ContainsFunc(p.layout.table.FlattenedFields(), isDesign) &&
		!slices.ContainsFunc(p.layout.residue.FlattenedFields(), isDesign) {
		return nil
	}
	var seen, names []string
	for _, file := range p.files {
		for _, design := range p.designs[file] {
			if design != "" {
				seen = addMissing(seen, design)
				names = addMissing(names, file+": "+design)
			}
		}
	}
	if len(seen) < 2 {
		return nil
	}
	return names
}
