package report

// markBest marks the fastest strategy of a row, and those that cannot be told from it. If that is all of them, there is no
// best, and none is marked. The comparisons with the baseline must have their verdicts: a mark never contradicts one.
func (a *Analysis) markBest(row Row) {
	candidates := a.candidates(row)
	if len(candidates) < 2 {
		return
	}
	best := candidates[0]
	for _, cell := range candidates[1:] {
		if a.faster(cell, best) {
			best = cell
		}
	}
	var marked []*Cell
	for _, cell := range candidates {
		if cell == best || !a.slower(cell, best, a.floor(row.Case)) {
			marked = append(marked, cell)
		}
	}
	if len(marked) == len(candidates) {
		return
	}
	for _, cell := range marked {
		cell.Best = true
	}
}

// candidates are the cells of a row that were measured in every trial and do the work.
func (a *Analysis) candidates(row Row) []*Cell {
	var cells []*Cell
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Status == Measured && len(c.Failures) == 0 && a.ranks(c.Strategy) {
			cells = append(cells, c)
		}
	}
	return cells
}

// faster reports whether a looks faster than b: by their ratio within rounds, or by their medians if they share none.
func (a *Analysis) faster(x, y *Cell) bool {
	if c := a.compareCells(x, y, 0); c != nil {
		return c.Ratio.Center < 1
	}
	return x.Time.Center < y.Time.Center
}

// slower reports whether a cell is distinguishably slower than the best of its row. If one of them is the baseline, their
// comparison has its verdict. Else it is a further look at the same table, so its p is corrected by the size of the
// family.
func (a *Analysis) slower(cell, best *Cell, floor float64) bool {
	switch a.Baseline {
	case best.Strategy:
		return cell.Comparison != nil && cell.Comparison.Verdict == Slower
	case cell.Strategy:
		return best.Comparison != nil && best.Comparison.Verdict == Faster
	}
	c := a.compareCells(cell, best, floor)
	if c == nil {
		return false
	}
	c.Corrected = min(1, c.P*float64(max(1, a.Family)))
	return c.verdict(a.Alpha) == Slower
}
