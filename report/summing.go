package report

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/aclements/go-moremath/stats"
	"golang.org/x/perf/benchmath"
	"golang.org/x/perf/benchproc"
)

// summing sums up the rows of one table, some at a time, and lets go of their values.
type summing struct {
	table   *DeltaTable
	options DeltaOptions
	exact   bool
	gates   []Gate
	absent  []string  // columns that the table has not
	gated   [][]gated // by row
}

// sum fills the table from its cells; all are the columns of all tables, the baseline first. What the baseline has and a
// column that is not in the table has not is lost.
func (s *summing) sum(from *poolTable, all []benchproc.Key) {
	cols, rows := slices.DeleteFunc(slices.Clone(all), func(c benchproc.Key) bool { return !from.cols[c] }), sortedKeysOf(from.rows)
	if cols[0] != all[0] {
		s.gates = nil
	}
	for _, col := range all {
		if !from.cols[col] {
			s.absent = append(s.absent, columnName(col))
		}
	}
	for _, col := range cols {
		s.table.Columns = append(s.table.Columns, columnName(col))
	}
	s.table.Rows, s.gated = make([]DeltaRow, len(rows)), make([][]gated, len(rows))
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				s.table.Rows[i], s.gated[i] = s.row(from, rows[i], cols)
			}
		})
	}
	for i := range rows {
		next <- i
	}
	close(next)
	wait.Wait()
	s.table.means()
}

func sortedKeysOf(set map[benchproc.Key]bool) []benchproc.Key {
	keys := make([]benchproc.Key, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	benchproc.SortKeys(keys)
	return keys
}

// row sums one row up, and lists what the gates decide on.
func (s *summing) row(from *poolTable, key benchproc.Key, cols []benchproc.Key) (DeltaRow, []gated) {
	row := DeltaRow{Name: key.StringValues(), Cells: make([]*DeltaCell, len(cols))}
	var decide []gated
	var base *benchmath.Sample
	for i, col := range cols {
		cell := from.cells[poolKey{key, col}]
		if cell == nil {
			if base != nil {
				decide = append(decide, s.lost(row.Name, s.table.Columns[i])...)
			}
			continue
		}
		sample := benchmath.NewSample(cell.take(), &benchmath.Thresholds{CompareAlpha: s.options.Alpha})
		row.Cells[i] = s.cell(sample, cell.residues)
		if i == 0 {
			base = sample
			for _, col := range s.absent {
				decide = append(decide, s.lost(row.Name, col)...)
			}
		} else if base != nil {
			row.Cells[i].Delta = s.delta(base, sample, row.Cells[0].Center, row.Cells[i].Center)
			decide = append(decide, s.gate(row.Name, i, base, sample, row.Cells[i].Delta)...)
		}
	}
	return row, decide
}

func (s *summing) assumption() benchmath.Assumption {
	if s.exact {
		return benchmath.AssumeExact
	}
	return benchmath.AssumeNothing
}

func (s *summing) cell(sample *benchmath.Sample, residues []benchproc.Key) *DeltaCell {
	cell := &DeltaCell{N: len(sample.Values), Summary: s.assumption().Summary(sample, s.options.Confidence)}
	for i, field := range benchproc.NonSingularFields(residues) {
		if i == 0 {
			cell.Warnings = append(cell.Warnings, "benchmarks vary in "+field.Name)
		} else {
			cell.Warnings[0] += ", " + field.Name
		}
	}
	cell.Warnings = append(cell.Warnings, texts(cell.Summary.Warnings)...)
	return cell
}

func (s *summing) delta(base, sample *benchmath.Sample, from, to float64) *Delta {
	c := s.assumption().Compare(base, sample)
	return &Delta{Comparison: c, Old: from, New: to, Warnings: texts(c.Warnings)}
}

func texts(errors []error) []string {
	var list []string
	for _, err := range errors {
		list = append(list, err.Error())
	}
	return list
}

// gate is the comparison for each gate of the unit.
func (s *summing) gate(row string, col int, base, sample *benchmath.Sample, d *Delta) []gated {
	if len(s.gates) == 0 {
		return nil
	}
	g := s.gatedCell(row, s.table.Columns[col])
	g.exact = s.exact
	switch least := min(base.Values[0], sample.Values[0]); {
	case least < 0:
		g.reason = belowZero(least)
	case s.exact:
		g.ratio = exactRatio(d.New, d.Old)
	default:
		g.ratio = shiftRatio(sample.Values, base.Values, s.options.Confidence)
	}
	return s.forGates(g, func(factor float64) float64 {
		if factor == 1 {
			return d.P
		}
		return factorP(sample.Values, base.Values, factor)
	})
}

// factorP is the two-sided p of the Mann-Whitney test that the values of one sample are those of another times a factor; 1 if all
// are the same.
func factorP(values, others []float64, factor float64) float64 {
	x, y := make([]float64, len(values)), make([]float64, len(others))
	for i, v := range values {
		x[i] = snapped(v)
	}
	for i, v := range others {
		y[i] = snapped(factor * v)
	}
	result, err := stats.MannWhitneyUTest(x, y, stats.LocationDiffers)
	if err != nil {
		return 1
	}
	return result.P
}

// snapped rounds to 40 binary digits, so that what is equal but for rounding is a tie.
func snapped(x float64) float64 {
	const digits = 40
	fraction, exponent := math.Frexp(x)
	return math.Ldexp(math.RoundToEven(math.Ldexp(fraction, digits)), exponent-digits)
}

func belowZero(value float64) string {
	return fmt.Sprintf("there are values below zero, such as %v, and they have no ratio", value)
}

// lost is a cell that the baseline has and a column has not, for each gate of the unit.
func (s *summing) lost(row, col string) []gated {
	if len(s.gates) == 0 {
		return nil
	}
	g := s.gatedCell(row, col)
	g.reason = fmt.Sprintf("%s has results, %s has none", g.baseline, col)
	return s.forGates(g, nil)
}

func (s *summing) gatedCell(row, col string) gated {
	return gated{
		row: row, config: s.table.Config, column: col, baseline: s.table.Columns[0],
		unit: s.table.Unit, better: s.table.Better,
	}
}

func (s *summing) forGates(g gated, test func(factor float64) float64) []gated {
	var list []gated
	for _, gate := range s.gates {
		list = append(list, g.against(gate, test))
	}
	return list
}
