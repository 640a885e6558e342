package report

import (
	"cmp"
	"slices"
	"strconv"
)

// Leaders are the strategies that take the least time in a section: by the geometric mean over its workloads or, where there is none,
// on one of them.
type Leaders struct {
	Workloads []string // that the mean goes over, or the one
	Missing   int      // workloads that the mean leaves out

	// Fastest has the least time. Level are those that cannot be told from it: on one workload those that are marked as the best, too; of
	// means those whose ratio to it is within the floor, or has 1 in its interval. Behind are the others, the nearest first.
	Fastest       Standing
	Level, Behind []Standing
}

// A Standing is a strategy's time.
type Standing struct {
	Strategy string
	Time     float64   // seconds
	Ratio    *Estimate // to the baseline; nil for the baseline, and where it was not measured
	ToBest   *Estimate // to the fastest; nil for that
}

// Leaders are those of each part of a section, the first and the last workload of a series among the parts. There are none of a part in
// which fewer than two strategies were measured.
func (a *Analysis) Leaders(section *Section) []Leaders {
	var parts []Leaders
	add := func(l *Leaders) {
		if l != nil {
			parts = append(parts, *l)
		}
	}
	switch series := a.seriesRows(section); {
	case section.Geomean != nil:
		add(a.meanLeaders(section))
	case len(series) >= 2:
		add(a.rowLeaders(series[0]))
		add(a.rowLeaders(series[len(series)-1]))
	default:
		for i := range section.Rows {
			add(a.rowLeaders(&section.Rows[i]))
		}
	}
	return parts
}

// meanLeaders compares by the mean of all rows, round by round.
func (a *Analysis) meanLeaders(section *Section) *Leaders {
	g := section.Geomean
	rows := a.meanRows(section)
	var standings []Standing
	columns := map[string]int{}
	for i, cell := range g.Cells {
		if cell.Measured {
			standings = append(standings, Standing{Strategy: cell.Strategy, Time: cell.Time, Ratio: cell.Ratio})
			columns[cell.Strategy] = i
		}
	}
	l := rank(standings, nil, func(x, y Standing) *Estimate {
		return a.geomeanRatio(rows, columns[x.Strategy], columns[y.Strategy])
	})
	if l == nil {
		return nil
	}
	l.Workloads, l.Missing = g.Workloads, len(g.Without)
	l.split(func(s Standing) bool {
		return s.ToBest.Bounded() && s.ToBest.Lo > 1 && s.ToBest.Center > 1+a.Floor
	})
	return l
}

// meanRows are the rows that a section's mean goes over.
func (a *Analysis) meanRows(section *Section) (rows []*Row) {
	for i := range section.Rows {
		if slices.Contains(section.Geomean.Workloads, section.Rows[i].Workload) {
			rows = append(rows, &section.Rows[i])
		}
	}
	return rows
}

// rowLeaders are those that are marked as the best of a row, where some are.
func (a *Analysis) rowLeaders(row *Row) *Leaders {
	var standings []Standing
	best, cells := map[string]bool{}, map[string]*Cell{}
	for _, cell := range a.candidates(*row) {
		s := Standing{Strategy: cell.Strategy, Time: cell.Time.Center}
		if cell.Comparison != nil {
			s.Ratio = &cell.Comparison.Ratio
		}
		standings = append(standings, s)
		cells[cell.Strategy] = cell
		if cell.Best {
			best[cell.Strategy] = true
		}
	}
	l := rank(standings, best, func(x, y Standing) *Estimate {
		if c := a.compareCells(cells[x.Strategy], cells[y.Strategy], 0); c != nil {
			return &c.Ratio
		}
		return nil
	})
	if l == nil {
		return nil
	}
	l.Workloads = []string{row.Workload}
	l.split(func(s Standing) bool { return len(best) > 0 && !best[s.Strategy] })
	return l
}

// rank orders standings by their ratios to the baseline, or by their times where there are none. Those in front come first.
func rank(standings []Standing, front map[string]bool, ratio func(x, y Standing) *Estimate) *Leaders {
	if len(standings) < 2 {
		return nil
	}
	relative := func(s Standing) float64 {
		if s.Ratio != nil {
			return s.Ratio.Center
		}
		return 1
	}
	compared := slices.ContainsFunc(standings, func(s Standing) bool { return s.Ratio != nil })
	slices.SortStableFunc(standings, func(x, y Standing) int {
		switch {
		case front[x.Strategy] != front[y.Strategy] && front[x.Strategy]:
			return -1
		case front[x.Strategy] != front[y.Strategy]:
			return 1
		case compared:
			return cmp.Compare(relative(x), relative(y))
		}
		return cmp.Compare(x.Time, y.Time)
	})
	l := &Leaders{Fastest: standings[0], Level: standings[1:]}
	for i := range l.Level {
		l.Level[i].ToBest = ratio(l.Level[i], l.Fastest)
	}
	return l
}

// split moves those that are behind the fastest out of those on a level with it.
func (l *Leaders) split(behind func(Standing) bool) {
	var level []Standing
	for _, s := range l.Level {
		if behind(s) {
			l.Behind = append(l.Behind, s)
		} else {
			level = append(level, s)
		}
	}
	l.Level = level
}

// Interval writes an estimate of a ratio with its bounds, in three digits, or four where three do not tell the bounds apart: "0.581× (0.578–0.582)".
// Where there are no bounds it writes none.
func (e Estimate) Interval() string {
	if !e.Bounded() {
		return threeDigits(e.Center) + "×"
	}
	format := threeDigits
	if format(e.Lo) == format(e.Hi) && e.Center < 9.995 {
		format = func(ratio float64) string { return strconv.FormatFloat(ratio, 'f', 3, 64) }
	}
	return format(e.Center) + "× (" + format(e.Lo) + "–" + format(e.Hi) + ")"
}

// threeDigits writes a ratio with as many digits behind the point as make three, and none that say nothing of a large one.
func threeDigits(ratio float64) string {
	if ratio < 0.9995 && ratio >= 0.0995 {
		return strconv.FormatFloat(ratio, 'f', 3, 64)
	}
	return formatRatio(ratio)
}
