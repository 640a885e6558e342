package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"golang.org/x/perf/benchunit"
)

// A deltaSheet is a table of one or two columns in texts.
type deltaSheet struct {
	unit    string
	columns []string
	rows    []deltaLine
	notes   *deltaNotes
}

type deltaLine struct {
	name    string
	entries []deltaEntry
}

// sheet prepares a table of one or two columns.
func (t *DeltaTable) sheet(d *Deltas, notes *deltaNotes) deltaSheet {
	sheet := deltaSheet{unit: Clean(t.Unit), notes: notes}
	for _, column := range t.Columns {
		sheet.columns = append(sheet.columns, Clean(column))
	}
	for _, row := range t.Rows {
		line := deltaLine{name: Clean(row.Name)}
		scale := benchunit.CommonScale(row.centers(), benchunit.ClassOf(t.Unit))
		for _, cell := range row.Cells {
			line.entries = append(line.entries, d.entry(t, cell, scale, notes))
		}
		sheet.rows = append(sheet.rows, line)
	}
	if len(sheet.rows) > 1 {
		sheet.rows = append(sheet.rows, t.meanLine(len(t.Columns)-1))
	}
	return sheet
}

// meanLine is the geometric mean of a column and of the first, over the rows that both have.
func (t *DeltaTable) meanLine(column int) deltaLine {
	m := t.Alone
	if column > 0 {
		m = t.Means[column-1]
	}
	line := deltaLine{name: "geomean"}
	if len(m.Without) > 0 {
		line.name = fmt.Sprintf("geomean %d/%d", m.Rows, m.Rows+len(m.Without))
	}
	line.entries = []deltaEntry{{center: t.meanText(m.Old)}}
	if column > 0 {
		e := deltaEntry{center: t.meanText(m.New), delta: "? "}
		if !math.IsNaN(m.Ratio) {
			e.delta = m.Text() + " "
		}
		line.entries = append(line.entries, e)
	}
	return line
}

func (t *DeltaTable) meanText(mean float64) string {
	if math.IsNaN(mean) {
		return "?"
	}
	return benchunit.Scale(mean, benchunit.ClassOf(t.Unit))
}

// The largest number of columns that a header takes, where there is room and where there is not.
const (
	mostHeader  = 24
	shortHeader = 12
)

// write lays the sheet out: on one line for each row or, where names are long, on two. It writes the lines by itself, since a
// file may hold more rows than the library for tables lays out in good time.
func (t deltaSheet) write(w io.Writer, s Style) error {
	limit := mostHeader
	if t.width(limit) > s.width() {
		limit = shortHeader
	}
	l := deltaLayout{tall: t.width(limit) > s.width(), name: t.nameWidth(), widths: t.widths(limit), style: s}
	headers, legend := headerTexts(t.columns, limit)
	t.notes.addColumns(legend)
	for i, header := range headers {
		headers[i] = padRight(header, l.widths[i].value())
	}
	l.writeRow(w, s.paint(padRight(t.unit, l.name), bold), headers)
	fmt.Fprintln(w, strings.Repeat("─", min(t.width(limit), s.width())))
	for _, row := range t.rows {
		var cells []string
		for i, e := range row.entries {
			cells = append(cells, e.layout(l.widths[i], s))
		}
		name := padRight(row.name, l.name)
		if l.tall {
			name = s.Wrap(row.name, "  ")
		}
		if err := l.writeRow(w, name, cells); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

// A deltaLayout is how the rows of a sheet are laid out.
type deltaLayout struct {
	tall   bool // the numbers below the name
	name   int  // width
	widths []deltaWidths
	style  Style
}

func (l deltaLayout) writeRow(w io.Writer, name string, cells []string) error {
	text := name + gap + strings.Join(cells, gap)
	if l.tall {
		text = trimRight(name) + "\n    " + strings.Join(cells, gap)
	}
	_, err := fmt.Fprintln(w, trimRight(text))
	return err
}

// deltaWidths are the widths of a column's parts.
type deltaWidths struct{ header, center, interval, delta, test int }

func (w deltaWidths) value() int { return max(w.header, w.center+joined(w.interval)) }

func (w deltaWidths) total() int {
	if w.delta == 0 {
		return w.value()
	}
	return w.value() + columns(gap) + w.delta + joined(w.test)
}

// width is the number of columns that the sheet takes with one line for each row.
func (t deltaSheet) width(limit int) int {
	total := t.nameWidth()
	for _, width := range t.widths(limit) {
		total += columns(gap) + width.total()
	}
	return total
}

func (t deltaSheet) nameWidth() int {
	width := columns(t.unit)
	for _, row := range t.rows {
		width = max(width, columns(row.name))
	}
	return width
}

func (t deltaSheet) widths(limit int) []deltaWidths {
	widths := make([]deltaWidths, len(t.columns))
	headers, _ := headerTexts(t.columns, limit)
	for i, header := range headers {
		widths[i].header = columns(header)
	}
	for _, row := range t.rows {
		for i, e := range row.entries {
			w := &widths[i]
			w.center, w.interval = max(w.center, columns(e.center)), max(w.interval, columns(e.interval))
			w.delta, w.test = max(w.delta, columns(e.delta)), max(w.test, columns(e.test))
		}
	}
	return widths
}

func (e deltaEntry) layout(w deltaWidths, s Style) string {
	value := padLeft(e.center, w.center)
	if w.interval > 0 {
		value += " " + padRight(e.interval, w.interval)
	}
	text := padRight(value, w.value())
	if w.delta > 0 {
		delta := padLeft(e.delta, w.delta)
		if w.test > 0 {
			delta += " " + padRight(e.test, w.test)
		}
		text += gap + s.paint(delta, e.color)
	}
	return text
}
