package report

import (
	"slices"
	"strings"
)

// grow notes, along the series of workloads, how the time of each strategy relates to its own on the first of them, round by
// round. No verdict rests on it: rows are measured further apart than strategies.
func (a *Analysis) grow(section *Section) {
	rows := a.seriesRows(section)
	if len(rows) < 2 {
		return
	}
	for _, row := range rows[1:] {
		for i := range row.Cells {
			cell, first := &row.Cells[i], &rows[0].Cells[i]
			if cell.Status == Measured && first.Status == Measured {
				cell.Growth = growthOf(cell, first, a.Confidence)
			}
		}
	}
}

// growthOf is nil if the cells share no round.
func growthOf(cell, first *Cell, confidence float64) *Estimate {
	ratios := logRatios(cell.units[unitTime].rounds(), first.units[unitTime].rounds())
	if len(ratios) == 0 {
		return nil
	}
	e := hodgesLehmann(ratios, confidence).exp()
	return &e
}

// seriesRows are the rows of a section that are of the series, in its order.
func (a *Analysis) seriesRows(section *Section) []*Row {
	var rows []*Row
	for i := range section.Rows {
		if row := &section.Rows[i]; a.inSeries(row.Workload) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(x, y *Row) int { return compareIn(a.Series, x.Workload, y.Workload) })
	return rows
}

// inSeries reports whether a workload is of the series. Where a query names the rows, none is.
func (a *Analysis) inSeries(workload string) bool {
	return a.Arrangement == nil && slices.Contains(a.Series, workload)
}

// growth is the table of how times grow along the series, nil without one.
func (r *Report) growth() *Grid {
	return r.growthGrid("time", func(cell, _ *Cell) (string, bool) {
		if cell.Growth == nil {
			return unknown, false
		}
		return formatRatio(cell.Growth.Center) + " " + cell.Growth.Percent(), true
	})
}

// countedGrowth is the table of how a count per operation grows along the series, nil if nothing was counted.
func (r *Report) countedGrowth(unit string) *Grid {
	return r.growthGrid(strings.TrimSuffix(unit, "/op"), func(cell, first *Cell) (string, bool) {
		count, ok := cell.metric(unit)
		base, has := first.metric(unit)
		if !ok || !has || base.Center <= 0 {
			return unknown, false
		}
		return "~" + formatRatio(count.Center/base.Center), true
	})
}

// growthGrid is a table of how something relates to itself on the first workload of the series.
func (r *Report) growthGrid(what string, text func(cell, first *Cell) (text string, known bool)) *Grid {
	var grid *Grid
	for i := range r.Sections {
		rows := r.seriesRows(&r.Sections[i])
		for _, row := range rows[min(1, len(rows)):] {
			line, any := []string{Clean(r.caseName(row.Case))}, false
			for j := range row.Cells {
				cell, known := text(&row.Cells[j], &rows[0].Cells[j])
				line, any = append(line, cell), any || known
			}
			if !any {
				continue
			}
			if grid == nil {
				grid = r.metricGrid(what + " / " + Clean(rows[0].Workload))
			}
			grid.Rows = append(grid.Rows, line)
		}
	}
	return grid
}

// growthLegend explains the growth.
func (r *Report) growthLegend() []string {
	grid := r.growth()
	if grid == nil {
		return nil
	}
	return []string{grid.Header[0] + ": of a strategy's own times, by round; how it grows along the rows."}
}
