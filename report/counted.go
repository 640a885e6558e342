package report

import "strings"

// countedUnits are the units of what is counted for a call, in the order in which they are shown: by valgrind, and by the
// processor.
var countedUnits = []string{
	unitValgrind, "instructions/op", "cycles/op", "branch-misses/op", "L1i-misses/op",
}

// grids are the tables of quantities other than time.
func (r *Report) grids() []*Grid {
	grids := []*Grid{r.memory(), r.firstUse()}
	for _, unit := range countedUnits {
		grids = append(grids, r.counted(unit))
	}
	present := grids[:0]
	for _, grid := range grids {
		if grid != nil {
			present = append(present, grid)
		}
	}
	return present
}

// counted is the table of a count per operation, nil if nothing was counted.
func (r *Report) counted(unit string) *Grid {
	grid := r.metricGrid(strings.TrimSuffix(unit, "/op"))
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			line := []string{Clean(r.caseName(row.Case))}
			known := false
			for i := range row.Cells {
				text := unknown
				if m, ok := row.Cells[i].metric(unit); ok {
					text, known = "~"+formatEvents(m.Center), true
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
