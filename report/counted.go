package report

import (
	"slices"
	"strings"

	"golang.org/x/perf/benchunit"
)

// countedUnits are the units of what is counted for a call, in the order in which they are shown: by valgrind, and by the
// processor.
var countedUnits = []string{
	unitValgrind, "instructions/op", "cycles/op", "branch-misses/op", "L1i-misses/op",
}

// grids are the tables of quantities other than time. Where there is no time, because a filter asks for other units, there is
// one for each of them.
func (r *Report) grids() []*Grid {
	var grids []*Grid
	if r.timed() {
		grids = []*Grid{r.growth(), r.memory(), r.firstUse()}
		for _, unit := range countedUnits {
			grids = append(grids, r.counted(unit), r.countedGrowth(unit))
		}
	} else {
		for _, unit := range r.units() {
			grids = append(grids, r.quantity(unit))
		}
	}
	present := grids[:0]
	for _, grid := range grids {
		if grid != nil {
			present = append(present, grid)
		}
	}
	return present
}

// timed reports whether there is something to say about times: a time, or why there is none.
func (s *Section) timed() bool {
	return slices.ContainsFunc(s.Rows, func(row Row) bool {
		return slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Status != Missing })
	})
}

// timed reports whether some section has something to say about times.
func (a *Analysis) timed() bool {
	return slices.ContainsFunc(a.Sections, func(s Section) bool { return s.timed() })
}

// counted is the table of a count per operation, nil if nothing was counted.
func (r *Report) counted(unit string) *Grid {
	return r.unitGrid(strings.TrimSuffix(unit, "/op"), unit, func(m Metric) string { return "~" + formatEvents(m.Center) })
}

// quantity is the table of any unit, nil if nothing has it.
func (r *Report) quantity(unit string) *Grid {
	return r.unitGrid(Clean(unit), unit, func(m Metric) string {
		return approximate(m) + benchunit.Scale(m.Center, benchunit.ClassOf(unit))
	})
}

// unitGrid is the table of a unit in texts.
func (r *Report) unitGrid(title, unit string, format func(Metric) string) *Grid {
	grid := r.metricGrid(title)
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			line := []string{Clean(r.caseName(row.Case))}
			known := false
			for i := range row.Cells {
				text := unknown
				if m, ok := row.Cells[i].metric(unit); ok {
					text, known = format(m), true
				}
				line = append(line, text)
			}
			if known {
				grid.Rows = append(grid.Rows, line)
			}
		}
	}
	if len(grid.Rows) == 0 {
		return nil
	}
	return grid
}

// formatEvents writes a number of events, with digits behind the point where there are few of them.
func formatEvents(n float64) string {
	if n < 99.95 {
		return formatRatio(n)
	}
	return formatCount(n)
}

// countedLegend explains the counts that were approximated.
func (r *Report) countedLegend() []string {
	for _, unit := range r.units() {
		if unit == unitValgrind {
			return []string{"vg-instructions: user code without the garbage collector, as valgrind counts it (approximate)."}
		}
	}
	return nil
}
