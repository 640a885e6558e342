package report

import (
	"math"
	"slices"
)

// A Geomean is the geometric mean over the rows of a section. All strategies are averaged over the same workloads:
// those on which every strategy of the section was measured. The points of a series are never averaged.
type Geomean struct {
	Workloads []string
	Without   []string // workloads of the section that are left out
	Cells     []GeomeanCell

	// Apart is set if the workloads were measured on different machines: ratios have a mean then, and times have none.
	Apart bool
}

// A GeomeanCell is the geometric mean of one strategy.
type GeomeanCell struct {
	Strategy string
	Measured bool // whether the strategy takes part

	Time  float64   // of the medians, seconds; 0 if the workloads are apart
	Ratio *Estimate // to the baseline; nil for the baseline itself
}

// geomean averages a section. It returns nil if fewer than two workloads have all strategies. A strategy that was
// measured on no workload at all is left out rather than taking the others with it.
func (a *Analysis) geomean(section *Section) *Geomean {
	columns := a.averaged(section)
	g := &Geomean{}
	var rows []*Row
	for i := range section.Rows {
		switch row := &section.Rows[i]; {
		case a.inSeries(row.Workload):
		case row.has(columns):
			rows = append(rows, row)
			g.Workloads = append(g.Workloads, row.Workload)
		default:
			g.Without = append(g.Without, row.Workload)
		}
	}
	if len(rows) < 2 || len(columns) == 0 {
		return nil
	}
	g.Apart = slices.ContainsFunc(rows, func(r *Row) bool { return r.machine != rows[0].machine })
	baseline := slices.Index(a.Strategies, a.Baseline)
	for i, strategy := range a.Strategies {
		cell := GeomeanCell{Strategy: strategy, Measured: slices.Contains(columns, i)}
		if cell.Measured {
			if !g.Apart {
				cell.Time = geomeanTime(rows, i)
			}
			if slices.Contains(columns, baseline) && i != baseline {
				cell.Ratio = a.geomeanRatio(rows, i, baseline)
			}
		}
		g.Cells = append(g.Cells, cell)
	}
	return g
}

// averaged returns the columns that take part in a section's mean.
func (a *Analysis) averaged(section *Section) []int {
	var columns []int
	for i, strategy := range a.Strategies {
		measured := slices.ContainsFunc(section.Rows, func(r Row) bool { return r.Cells[i].Status == Measured })
		if measured && a.ranks(strategy) {
			columns = append(columns, i)
		}
	}
	return columns
}

// has reports whether a row was measured in all of the columns.
func (r *Row) has(columns []int) bool {
	return !slices.ContainsFunc(columns, func(i int) bool { return r.Cells[i].Status != Measured })
}

func geomeanTime(rows []*Row, column int) float64 {
	sum := 0.0
	for _, row := range rows {
		sum += math.Log(row.Cells[column].Time.Center)
	}
	return math.Exp(sum / float64(len(rows)))
}

// geomeanRatio estimates the mean ratio from the mean of each round, over the rounds that have all rows: so the mean has
// an interval that knows how the rows of a round move together. Without such a round only the mean of the rows' ratios
// is known.
func (a *Analysis) geomeanRatio(rows []*Row, column, baseline int) *Estimate {
	sums, counts := map[int]float64{}, map[int]int{}
	total := 0.0
	for _, row := range rows {
		times, others := matched(row.Cells[column].units[unitTime], row.Cells[baseline].units[unitTime])
		for round, time := range times {
			if other, ok := others[round]; ok {
				sums[round] += math.Log(time / other)
				counts[round]++
			}
		}
		total += math.Log(row.Cells[column].Time.Center / row.Cells[baseline].Time.Center)
	}
	var means []float64
	for _, round := range sortedKeys(sums) {
		if counts[round] == len(rows) {
			means = append(means, sums[round]/float64(len(rows)))
		}
	}
	e := Estimate{Center: total / float64(len(rows)), Lo: math.Inf(-1), Hi: math.Inf(1), Confidence: 1}
	if len(means) > 0 {
		e = hodgesLehmann(means, a.Confidence)
	}
	e = e.exp()
	return &e
}
