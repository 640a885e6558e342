package report

import (
	"fmt"
	"math"

	"golang.org/x/perf/benchmath"
)

// applyGates decides on the comparisons of an analysis: of each strategy with the baseline, in each unit that has a gate.
func (a *Analysis) applyGates() error {
	if len(a.Gates) == 0 {
		return nil
	}
	g := newGating(a.Gates, a.Units)
	for _, section := range a.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				for unit := range row.Cells[i].units {
					g.add(unit, nil)
				}
			}
			a.gateRow(g, section, row)
		}
	}
	var err error
	a.Gate, err = g.judge(a.Alpha)
	return err
}

func (a *Analysis) gateRow(g *gating, section Section, row Row) {
	var base *Cell
	for i := range row.Cells {
		if row.Cells[i].Strategy == a.Baseline {
			base = &row.Cells[i]
		}
	}
	if base == nil {
		return
	}
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell == base || !a.ranks(cell.Strategy) {
			continue
		}
		for _, unit := range g.unitsOf(base, cell) {
			for _, gate := range g.of(unit) {
				c, differences := a.gatedCell(cell, base, unit)
				c.row, c.better = a.caseName(row.Case), a.Units.GetBetter(unit)
				g.list = append(g.list, c.against(gate, func(factor float64) float64 {
					return signedRankP(shifted(differences, factor))
				}))
			}
		}
	}
}

// unitsOf are the units in which at least one of two cells has results and, where trials of the baseline failed and left none,
// those of all gates: a row that should have had results does not drop out of the gate unseen.
func (g *gating) unitsOf(base, cell *Cell) []string {
	units := map[string]bool{}
	for _, c := range []*Cell{base, cell} {
		for unit := range c.units {
			units[unit] = true
		}
	}
	if base.Status == Failed {
		for _, gate := range g.gates {
			units[gate.tidied()] = true
		}
	}
	return sortedKeys(units)
}

// shifted are logarithms of ratios, relative to a factor.
func shifted(differences []float64, factor float64) []float64 {
	list := make([]float64, len(differences))
	for i, d := range differences {
		if list[i] = d - math.Log(factor); math.Abs(list[i]) < rounding {
			list[i] = 0
		}
	}
	return list
}

// gatedCell compares two cells in a unit: exactly if all trials of each agree and it is no time, else round by round. It returns
// the logarithms of the ratios of the rounds.
func (a *Analysis) gatedCell(cell, base *Cell, unit string) (c gated, differences []float64) {
	c = gated{column: cell.Strategy, baseline: base.Strategy, unit: unit}
	if len(base.units[unit]) == 0 {
		c.reason = fmt.Sprintf("the baseline has no result in this row: %s", base.Status)
		return c, nil
	}
	values, others := matched(cell.units[unit], base.units[unit])
	if len(values) == 0 || len(others) == 0 {
		c.reason = fmt.Sprintf("%s has results, %s has none: %s", base.Strategy, cell.Strategy, cell.Status)
		return c, nil
	}
	if x, y, ok := constants(values, others); ok && a.isExact(unit, min(len(values), len(others))) {
		c.exact, c.ratio = true, exactRatio(x, y)
		return c, nil
	}
	for _, round := range sortedKeys(values) {
		other, ok := others[round]
		if !ok {
			continue
		}
		if least := min(values[round], other); least < 0 {
			c.reason = belowZero(least)
			return c, nil
		}
		differences = append(differences, logOf(values[round])-logOf(other))
	}
	if len(differences) == 0 {
		c.reason = fmt.Sprintf("%s and %s have no round in common", base.Strategy, cell.Strategy)
		return c, nil
	}
	c.ratio = hodgesLehmann(differences, a.Confidence).exp()
	return c, differences
}

// isExact reports whether what was the same in some rounds is taken for a fact: if it is declared, or seen more than once.
func (a *Analysis) isExact(unit string, rounds int) bool {
	declared := a.Units.GetAssumption(unit) == benchmath.Assumption(benchmath.AssumeExact)
	return declared || unit != unitTime && rounds > 1
}

// constants returns the values of two cells in which nothing varies.
func constants(a, b map[int]float64) (x, y float64, ok bool) {
	x, sameA := constant(a)
	y, sameB := constant(b)
	return x, y, sameA && sameB
}

func constant(values map[int]float64) (value float64, ok bool) {
	first := true
	for _, v := range values {
		if first {
			value, first = v, false
		} else if v != value {
			return 0, false
		}
	}
	return value, true
}
