package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/perf/benchunit"
)

// A Point is one number of a benchmark, for those who keep a history of their own: it has no baseline.
type Point struct {
	Name   string     // the benchmark's, which is the same from run to run
	Labels []KeyValue // the parts of the name
	Unit   string     // tidied
	Better int        // 1 if more is better, -1 if less is, 0 if it is not known
	Estimate
	N     int  // values that it sums up
	Exact bool // all values are the same
}

// Points sums up the measurements of a run that the filter of a query selects: a point for each case and unit, in the order of
// cases.
func Points(measurements []Measurement, q Query, o Options) ([]Point, error) {
	chosen, err := Arrange(measurements, Query{Filter: q.Filter}, &o)
	if err != nil {
		return nil, err
	}
	type key struct{ name, unit string }
	values, parts := map[key][]float64{}, map[key]*Measurement{}
	var order []key
	for i := range chosen {
		m := &chosen[i]
		for _, v := range m.Values {
			value, unit := benchunit.Tidy(v.Value, v.Unit)
			k := key{string(m.result().Name), unit}
			if parts[k] == nil {
				parts[k], order = m, append(order, k)
			}
			values[k] = append(values[k], value)
		}
	}
	points := make([]Point, 0, len(order))
	for _, k := range order {
		p := Point{
			Name: k.name, Labels: parts[k].labels(), Unit: k.unit, Better: o.Units.GetBetter(k.unit), N: len(values[k]),
			Exact: slices.Min(values[k]) == slices.Max(values[k]),
		}
		p.Estimate = median(values[k], o.Confidence)
		points = append(points, p)
	}
	return points, nil
}

// labels are the parts of the case.
func (m *Measurement) labels() []KeyValue {
	labels := []KeyValue{{"op", m.Op}, {"strategy", m.Strategy}, {"format", m.Format}, {"workload", m.Workload}}
	if m.Build != "" {
		labels = append(labels, KeyValue{buildKey, m.Build})
	}
	return labels
}

// Points are the summaries of the cells: of each column, if there are several, with its name.
func (d *Deltas) Points() []Point {
	var points []Point
	varying := d.varying()
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			for i, cell := range row.Cells {
				if cell == nil {
					continue
				}
				p := Point{
					Unit: t.Unit, Better: t.Better, N: cell.N, Exact: t.Exact,
					Estimate: Estimate{Center: cell.Center, Lo: cell.Lo, Hi: cell.Hi, Confidence: cell.Confidence},
				}
				p.Labels = []KeyValue{{"row", row.Name}}
				for _, c := range t.Config {
					if varying[c.Key] {
						p.Labels = append(p.Labels, c)
					}
				}
				if len(t.Columns) > 1 {
					p.Labels = append(p.Labels, KeyValue{"column", t.Columns[i]})
				}
				p.Name = pointName(p.Labels)
				points = append(points, p)
			}
		}
	}
	return points
}

// pointName is the row with what tells it apart behind it: "Fib (goos=linux, column=new.txt)".
func pointName(labels []KeyValue) string {
	var rest []string
	for _, l := range labels[1:] {
		rest = append(rest, l.Key+"="+l.Value)
	}
	if len(rest) == 0 {
		return labels[0].Value
	}
	return fmt.Sprintf("%s (%s)", labels[0].Value, strings.Join(rest, ", "))
}

// varying are the keys of configurations in which tables of the same unit differ.
func (d *Deltas) varying() map[string]bool {
	first := map[string]*DeltaTable{}
	varying := map[string]bool{}
	for _, t := range d.Tables {
		other := first[t.Unit]
		if other == nil {
			first[t.Unit] = t
			continue
		}
		for _, pair := range [][2]*DeltaTable{{t, other}, {other, t}} {
			for _, c := range pair[0].Config {
				varying[c.Key] = varying[c.Key] || !slices.Contains(pair[1].Config, c)
			}
		}
	}
	return varying
}

// Finite reports whether the point has a number that can be written down.
func (p *Point) Finite() bool { return !math.IsInf(p.Center, 0) && !math.IsNaN(p.Center) }
