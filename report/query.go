package report

import (
	"fmt"
	"strings"

	"golang.org/x/perf/benchproc"
)

// A Query says which results are compared, and what makes a table, a row and a column of them, in the language of
// benchproc (go doc golang.org/x/perf/benchproc/syntax). Empty fields have the defaults of what is asked.
type Query struct {
	Table, Row, Col string // projections
	Ignore          string // keys that may differ within a cell
	Filter          string

	// Baseline names the column that the others are compared with, by its value or as key=value.
	Baseline string
}

// A QueryError is a part of a query that cannot be read.
type QueryError struct {
	Part string // "row", "filter"
	Err  error
}

func (e *QueryError) Error() string { return fmt.Sprintf("--%s: %v", e.Part, e.Err) }

func (e *QueryError) Unwrap() error { return e.Err }

// A layout is a query that has been read.
type layout struct {
	filter                   *benchproc.Filter
	table, row, col, residue *benchproc.Projection
	unit                     *benchproc.Field // of table
}

// parse reads a query whose defaults are filled in.
func (q Query) parse() (*layout, error) {
	if strings.TrimSpace(q.Filter) == "" {
		q.Filter = "*"
	}
	filter, err := benchproc.NewFilter(q.Filter)
	if err != nil {
		return nil, &QueryError{"filter", err}
	}
	l := &layout{filter: filter}
	var parser benchproc.ProjectionParser
	if l.table, l.unit, err = parser.ParseWithUnit(q.Table, filter); err != nil {
		return nil, &QueryError{"table", err}
	}
	if l.row, err = parser.Parse(q.Row, filter); err != nil {
		return nil, &QueryError{"row", err}
	}
	if l.col, err = parser.Parse(q.Col, filter); err != nil {
		return nil, &QueryError{"col", err}
	}
	if _, err = parser.Parse(q.Ignore, filter); err != nil {
		return nil, &QueryError{"ignore", err}
	}
	l.residue = parser.Residue()
	return l, nil
}
