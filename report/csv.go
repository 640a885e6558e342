package report

import (
	"encoding/csv"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
)

var csvNumbers = []string{
	"status", "reason", "rounds", "failed",
	unitTime, "lo", "hi", "confidence",
	"baseline", "paired", "ratio", "ratio_lo", "ratio_hi", "ratio_confidence",
	"p", "p_holm", "floor", "verdict", "rounds_needed", "best",
}

// writeCSV writes a line per strategy and case, with all digits. Other quantities follow in a column per unit. What is not
// known, or is infinite, is empty.
func (r *Report) writeCSV(w io.Writer) error {
	units := r.units()
	out := csv.NewWriter(w)
	rows := [][]string{append(r.csvHeader(), units...)}
	for _, section := range r.Sections {
		for _, row := range section.Rows {
			for i := range row.Cells {
				rows = append(rows, r.csvRow(row.Case, &row.Cells[i], units))
			}
		}
	}
	return out.WriteAll(rows)
}

func (r *Report) csvHeader() []string {
	if r.Arrangement != nil {
		return append([]string{"table", "row", "column"}, csvNumbers...)
	}
	return append([]string{"op", "format", "workload", "strategy"}, csvNumbers...)
}

func (r *Report) csvRow(c Case, cell *Cell, units []string) []string {
	row := []string{Clean(c.Op), Clean(c.Format), Clean(c.Workload), Clean(cell.Strategy)}
	if r.Arrangement != nil {
		row = []string{Clean(c.Op), Clean(c.Workload), Clean(cell.Strategy)}
	}
	row = append(row, cell.Status.String(), Clean(cell.reason()), strconv.Itoa(cell.Rounds), strconv.Itoa(len(cell.Failures)))
	if cell.Status == Measured {
		row = append(row, cell.Time.csv()...)
	} else {
		row = append(row, make([]string, 4)...)
	}
	row = append(row, r.csvComparison(cell.Comparison)...)
	row = append(row, strconv.FormatBool(cell.Best))
	for _, unit := range units {
		text := ""
		if m, ok := cell.metric(unit); ok {
			text = number(m.Center)
		}
		row = append(row, text)
	}
	return row
}

func (r *Report) csvComparison(c *Comparison) []string {
	if c == nil {
		return make([]string, 11)
	}
	needed := ""
	if c.Needed > 0 {
		needed = strconv.Itoa(c.Needed)
	}
	row := append([]string{Clean(r.Baseline), strconv.Itoa(c.N)}, c.Ratio.csv()...)
	return append(row, number(c.P), number(c.Corrected), number(c.Floor), c.text(), needed)
}

func (e Estimate) csv() []string {
	return []string{number(e.Center), number(e.Lo), number(e.Hi), number(e.Confidence)}
}

// reason is why there is no time, or why there are fewer than there should be.
func (c *Cell) reason() string {
	if len(c.Failures) > 0 {
		return c.Failures[0].Reason
	}
	return c.Reason
}

// units lists the units of all metrics, sorted.
func (a *Analysis) units() []string {
	set := map[string]bool{}
	for _, cell := range a.cells() {
		for _, m := range cell.Metrics {
			set[m.Unit] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// number writes all digits of x, and nothing for what is infinite.
func number(x float64) string {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
