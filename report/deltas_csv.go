package report

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"
)

var deltasHeader = []string{
	"table", "unit", "row", "column", "n", "center", "lo", "hi", "confidence", "range", "warnings",
	"baseline", "old", "delta", "test", "p", "p_holm", "survives", "rows", "without", "kind",
}

// The kinds of lines in CSV. A mean has no row: a benchmark may have any name, geomean too.
const (
	kindRow  = "row"
	kindMean = "geomean"
)

// writeCSV writes a line for each cell and for each geometric mean, with all digits. What is not known, or is infinite, is
// empty.
func (d *Deltas) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(deltasHeader); err != nil {
		return err
	}
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			for i, cell := range row.Cells {
				if cell == nil {
					continue
				}
				if err := out.Write(t.csvRow(row.Name, i, cell, d.Alpha)); err != nil {
					return err
				}
			}
		}
		if t.Alone != nil {
			if err := out.Write(t.csvAlone()); err != nil {
				return err
			}
		}
		for i, m := range t.Means {
			if err := out.Write(t.csvMean(i+1, m)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func (t *DeltaTable) csvRow(name string, column int, c *DeltaCell, alpha float64) []string {
	row := []string{
		configText(t.Config), Clean(t.Unit), Clean(name), Clean(t.Columns[column]), strconv.Itoa(c.N),
		number(c.Center), number(c.Lo), number(c.Hi), number(c.Confidence), c.PctRangeString(), Clean(strings.Join(c.Warnings, "; ")),
	}
	d := c.Delta
	if d == nil {
		return append(append(row, make([]string, 9)...), kindRow)
	}
	return append(row, Clean(t.Columns[0]), number(d.Old), d.Text(), d.Comparison.String(), number(d.P), number(d.Corrected),
		strconv.FormatBool(d.Survives(alpha)), "", "", kindRow)
}

func (t *DeltaTable) csvMean(column int, m *DeltaMean) []string {
	delta := "?"
	if !math.IsNaN(m.Ratio) {
		delta = m.Text()
	}
	return []string{
		configText(t.Config), Clean(t.Unit), "", Clean(t.Columns[column]), "", number(m.New), "", "", "", "", "",
		Clean(t.Columns[0]), number(m.Old), delta, "", "", "", "", strconv.Itoa(m.Rows), Clean(strings.Join(m.Without, "; ")), kindMean,
	}
}

// csvAlone is the mean of the only column.
func (t *DeltaTable) csvAlone() []string {
	row := []string{configText(t.Config), Clean(t.Unit), "", Clean(t.Columns[0]), "", number(t.Alone.New)}
	row = append(row, make([]string, len(deltasHeader)-len(row)-3)...)
	return append(row, strconv.Itoa(t.Alone.Rows), "", kindMean)
}

func configText(config []KeyValue) string {
	parts := make([]string, len(config))
	for i, c := range config {
		parts[i] = c.Key + ":" + c.Value
	}
	return Clean(strings.Join(parts, " "))
}
