package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/olekukonko/tablewriter/tw"
	"golang.org/x/perf/benchunit"
)

// A list is a table of more columns than stand beside each other: below the name of each row, a line for each column.
type list struct {
	unit    string
	columns []string // the baseline first
	rows    []listRow
	notes   *deltaNotes
}

type listRow struct {
	name  string
	lines []deltaLine // of the columns that have the row
}

// list prepares a table as a list.
func (t *DeltaTable) list(d *Deltas, notes *deltaNotes) list {
	l := list{unit: Clean(t.Unit), notes: notes}
	for _, column := range t.Columns {
		l.columns = append(l.columns, Clean(column))
	}
	for _, row := range t.Rows {
		r := listRow{name: Clean(row.Name)}
		scale := benchunit.CommonScale(row.centers(), benchunit.ClassOf(t.Unit))
		for i, cell := range row.Cells {
			if cell != nil {
				r.lines = append(r.lines, deltaLine{Clean(t.Columns[i]), []deltaEntry{d.entry(t, cell, scale, notes)}})
			}
		}
		l.rows = append(l.rows, r)
	}
	if len(l.rows) > 1 {
		l.rows = append(l.rows, t.listMeans())
	}
	return l
}

func (r *DeltaRow) centers() []float64 {
	var centers []float64
	for _, cell := range r.Cells {
		if cell != nil {
			centers = append(centers, cell.Center)
		}
	}
	return centers
}

// listMeans are the geometric means of the columns. That of the baseline is shown if it is the same for all of them.
func (t *DeltaTable) listMeans() listRow {
	r := listRow{name: "geomean"}
	base := t.Means[0].Old
	for i, m := range t.Means {
		if m.Old != base && !(math.IsNaN(m.Old) && math.IsNaN(base)) {
			base = math.NaN()
		}
		line := t.meanLine(i + 1)
		name := Clean(t.Columns[i+1])
		if count, ok := strings.CutPrefix(line.name, "geomean "); ok {
			name += " " + count
		}
		r.lines = append(r.lines, deltaLine{name, line.entries[1:]})
	}
	if !math.IsNaN(base) {
		first := deltaLine{Clean(t.Columns[0]), []deltaEntry{{center: t.meanText(base)}}}
		r.lines = append([]deltaLine{first}, r.lines...)
	}
	return r
}

// flat are the lines of all rows as a sheet of one column.
func (l list) flat() deltaSheet {
	sheet := deltaSheet{unit: l.unit, columns: []string{""}}
	for _, row := range l.rows {
		sheet.rows = append(sheet.rows, row.lines...)
	}
	return sheet
}

// label is the name of a line with its column as its header has it: behind the column may stand over how many rows a mean goes.
func (l list) label(line string, headers []string) string {
	for i, column := range l.columns {
		if rest, ok := strings.CutPrefix(line, column); ok && (rest == "" || rest[0] == ' ') {
			return headers[i] + rest
		}
	}
	return headerText(line, mostHeader)
}

func (l list) write(w io.Writer, s Style) error {
	const indent = "  "
	sheet := l.flat()
	headers, legend := headerTexts(l.columns, mostHeader)
	l.notes.addColumns(legend)
	widths := sheet.widths(mostHeader)[0]
	label := 0
	for _, line := range sheet.rows {
		label = max(label, columns(l.label(line.name, headers)))
	}
	total := len(indent) + label + columns(gap) + widths.total()
	header := padRight(l.unit, len(indent)+label) + gap + padRight("", widths.value()) + gap + "vs " + headers[0]
	fmt.Fprintln(w, s.paint(header, bold))
	fmt.Fprintln(w, strings.Repeat("─", min(s.width(), total)))
	for _, row := range l.rows {
		fmt.Fprintln(w, s.Wrap(row.name, indent))
		for _, line := range row.lines {
			text := indent + padRight(l.label(line.name, headers), label) + gap + line.entries[0].layout(widths, s)
			if _, err := fmt.Fprintln(w, trimRight(text)); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

func (l list) writeMarkdown(w io.Writer) error {
	var rows [][]string
	for _, row := range l.rows {
		for _, line := range row.lines {
			e := line.entries[0]
			rows = append(rows, []string{
				escapeMarkdown(row.name), escapeMarkdown(line.name), trimRight(e.center + " " + e.interval), trimRight(e.delta), e.test,
			})
		}
	}
	header := []string{escapeMarkdown(l.unit), "", "", "vs " + escapeMarkdown(l.columns[0]), "test"}
	alignment := tw.Alignment{tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignRight, tw.AlignLeft}
	if err := renderMarkdown(w, header, rows, alignment); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}
