package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/tw"
	"golang.org/x/perf/benchunit"
)

// A deltaEntry is the text of a column in a row, in parts that are aligned with those above and below.
type deltaEntry struct {
	center, interval string // "1.718µ", "± 1%"
	delta, test      string // "-17.20%×", "p=0.000 n=10"
	color            color  // of the delta
}

// survived marks a change that is left after the correction for many comparisons.
const survived = "×"

// A pairing is a table of a baseline and one other column, or of one column alone.
type pairing struct {
	table  *DeltaTable
	column int // of the other; 0 if there is none
}

// A deltaWriter is a table of texts.
type deltaWriter interface {
	write(io.Writer, Style) error
	writeMarkdown(io.Writer) error
}

// texts prepares the table: two columns stand beside each other, more below each other.
func (t *DeltaTable) texts(d *Deltas, notes *deltaNotes) deltaWriter {
	if len(t.Columns) > 2 {
		return t.list(d, notes)
	}
	return pairing{t, len(t.Columns) - 1}.sheet(d, notes)
}

// deltaNotes numbers warnings in the order in which they are shown.
type deltaNotes struct{ list []string }

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// marks returns the marks of some warnings, such as "¹ ²".
func (n *deltaNotes) marks(warnings ...string) string {
	var marks []string
	for _, w := range warnings {
		n.list = addMissing(n.list, w)
		marks = addMissing(marks, superscript(slices.Index(n.list, w)+1))
	}
	return strings.Join(marks, " ")
}

func superscript(n int) string {
	digits := []rune(superscripts)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(digits[d-'0'])
	}
	return b.String()
}

// lines are the warnings behind their marks.
func (n *deltaNotes) lines() []string {
	var lines []string
	for i, text := range n.list {
		lines = append(lines, superscript(i+1)+" "+Clean(text))
	}
	return lines
}

// deltaSheet is a pairing in texts.
type deltaSheet struct {
	unit    string
	columns []string
	rows    []deltaLine
}

type deltaLine struct {
	name    string
	entries []deltaEntry
}

// sheet prepares a pairing.
func (p pairing) sheet(d *Deltas, notes *deltaNotes) deltaSheet {
	sheet := deltaSheet{unit: Clean(p.table.Unit)}
	for _, column := range p.table.Columns {
		sheet.columns = append(sheet.columns, Clean(column))
	}
	for _, row := range p.table.Rows {
		line := deltaLine{name: Clean(row.Name)}
		scale := benchunit.CommonScale(row.centers(), benchunit.ClassOf(p.table.Unit))
		for _, cell := range row.Cells {
			line.entries = append(line.entries, d.entry(p.table, cell, scale, notes))
		}
		sheet.rows = append(sheet.rows, line)
	}
	if len(sheet.rows) > 1 {
		sheet.rows = append(sheet.rows, p.meanLine())
	}
	return sheet
}

func (d *Deltas) entry(t *DeltaTable, cell *DeltaCell, scale benchunit.Scaler, notes *deltaNotes) deltaEntry {
	if cell == nil {
		return deltaEntry{center: unknown}
	}
	e := deltaEntry{center: scale.Format(cell.Center), interval: joinNotes("± "+cell.PctRangeString(), notes.marks(cell.Warnings...))}
	if delta := cell.Delta; delta != nil {
		e.delta = delta.Text() + " "
		if delta.Survives(d.Alpha) && !t.Exact {
			e.delta = delta.Text() + survived
		}
		e.test = joinNotes(delta.Comparison.String(), notes.marks(delta.Warnings...))
		e.color = deltaColor(delta, t.Better)
	}
	return e
}

func joinNotes(text, marks string) string {
	if marks == "" {
		return text
	}
	return text + " " + marks
}

func deltaColor(d *Delta, better int) color {
	switch {
	case d.Text() == "~":
		return faint
	case better == 0 || d.New == d.Old:
		return plain
	case (d.New > d.Old) == (better > 0):
		return green
	}
	return red
}

// meanLine is the geometric mean over the rows that both columns have.
func (p pairing) meanLine() deltaLine {
	m := p.table.Alone
	if p.column > 0 {
		m = p.table.Means[p.column-1]
	}
	line := deltaLine{name: "geomean"}
	if len(m.Without) > 0 {
		line.name = fmt.Sprintf("geomean %d/%d", m.Rows, m.Rows+len(m.Without))
	}
	line.entries = []deltaEntry{{center: p.meanText(m.Old)}}
	if p.column > 0 {
		e := deltaEntry{center: p.meanText(m.New), delta: "? "}
		if !math.IsNaN(m.Ratio) {
			e.delta = m.Text() + " "
		}
		line.entries = append(line.entries, e)
	}
	return line
}

func (p pairing) meanText(mean float64) string {
	if math.IsNaN(mean) {
		return "?"
	}
	return benchunit.Scale(mean, benchunit.ClassOf(p.table.Unit))
}

// Text is the mean change in percent, as benchstat writes it.
func (m *DeltaMean) Text() string { return fmt.Sprintf("%+.2f%%", (m.Ratio-1)*100) }

// writeTable writes, for each unit, a table of rows, each with the old and the new value and the change.
func (d *Deltas) writeTable(w io.Writer, s Style) error {
	notes := &deltaNotes{}
	var config []KeyValue
	for _, t := range d.Tables {
		if line := configLine(t.Config, config); line != "" {
			fmt.Fprintf(w, "%s\n\n", s.paint(s.Wrap(line, "  "), bold))
		}
		config = t.Config
		if err := t.texts(d, notes).write(w, s); err != nil {
			return err
		}
	}
	if d.Empty() {
		fmt.Fprintln(w, "No results.")
	}
	for _, line := range slices.Concat(notes.lines(), d.legend()) {
		if _, err := fmt.Fprintln(w, s.Wrap(line, "    ")); err != nil {
			return err
		}
	}
	return d.Gate.writeTable(w, s)
}

// configLine is what is new in a configuration: "goos: linux · goarch: amd64".
func configLine(config, before []KeyValue) string {
	var parts []string
	for _, c := range config {
		if !slices.Contains(before, c) {
			parts = append(parts, Clean(c.Key+": "+c.Value))
		}
	}
	return strings.Join(parts, " · ")
}

// The largest number of columns that a header takes, where there is room and where there is not.
const (
	mostHeader  = 24
	shortHeader = 12
)

// headerText is a column's name or, if it is longer than limit, its end.
func headerText(name string, limit int) string {
	if columns(name) <= limit {
		return name
	}
	return "…" + narrow.TruncateLeft(name, columns(name)-limit+1, "")
}

// write lays the sheet out: on one line for each row or, where names are long, on two.
func (t deltaSheet) write(w io.Writer, s Style) error {
	limit := mostHeader
	if t.width(limit) > s.width() {
		limit = shortHeader
	}
	tall, widths := t.width(limit) > s.width(), t.widths(limit)
	header := []string{s.paint(t.unit, bold)}
	alignment := tw.Alignment{tw.AlignLeft}
	for i, column := range t.columns {
		header = append(header, padRight(headerText(column, limit), widths[i].value()))
		alignment = append(alignment, tw.AlignLeft)
	}
	var rows [][]string
	for _, row := range t.rows {
		cells := []string{row.name}
		for i, e := range row.entries {
			cells = append(cells, e.layout(widths[i], s))
		}
		rows = append(rows, cells)
	}
	if tall {
		return t.writeTall(w, s, header, rows)
	}
	if err := renderTable(w, header, rows, alignment); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

// writeTall writes each row's name on a line of its own, above its numbers.
func (t deltaSheet) writeTall(w io.Writer, s Style, header []string, rows [][]string) error {
	indent := "    "
	fmt.Fprintln(w, trimRight(header[0]))
	fmt.Fprintln(w, trimRight(indent+strings.Join(header[1:], gap)))
	fmt.Fprintln(w, strings.Repeat("─", s.width()))
	for _, row := range rows {
		fmt.Fprintln(w, s.Wrap(row[0], "  "))
		if _, err := fmt.Fprintln(w, trimRight(indent+strings.Join(row[1:], gap))); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
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
	total := columns(t.unit)
	for _, row := range t.rows {
		total = max(total, columns(row.name))
	}
	for _, width := range t.widths(limit) {
		total += columns(gap) + width.total()
	}
	return total
}

func (t deltaSheet) widths(limit int) []deltaWidths {
	widths := make([]deltaWidths, len(t.columns))
	for i, column := range t.columns {
		widths[i].header = columns(headerText(column, limit))
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

// legend explains the signs that occur.
func (d *Deltas) legend() []string {
	if d.Empty() {
		return nil
	}
	lines := []string{fmt.Sprintf("Median ± its interval at %s.", percent(d.Confidence))}
	compared := false
	for _, t := range d.Tables {
		compared = compared || len(t.Columns) > 1
	}
	if compared {
		lines = append(lines, fmt.Sprintf("Change against the first column; ~ where p > %s (Mann-Whitney).", percent(d.Alpha)))
	}
	if d.anySurvives() {
		lines = append(lines, fmt.Sprintf("%s is left at %s after Holm over the %d tests shown", survived, percent(d.Alpha), d.Family))
	}
	return append(lines, d.meanNotes()...)
}

func (d *Deltas) anySurvives() bool {
	for _, t := range d.Tables {
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				if cell != nil && cell.Delta != nil && !t.Exact && cell.Delta.Survives(d.Alpha) {
					return true
				}
			}
		}
	}
	return false
}

// meanNotes say which rows a mean leaves out, for all units that leave out the same in one sentence.
func (d *Deltas) meanNotes() []string {
	var order []string
	units := map[string][]string{}
	for _, t := range d.Tables {
		for i, m := range t.Means {
			if len(m.Without) == 0 || m.Rows+len(m.Without) < 2 {
				continue
			}
			sentence := fmt.Sprintf("geomean of the rows that both %s and %s have: without %s.",
				Clean(t.Columns[0]), Clean(t.Columns[i+1]), some(m.Without))
			order = addMissing(order, sentence)
			units[sentence] = addMissing(units[sentence], Clean(t.Unit))
		}
	}
	for i, sentence := range order {
		order[i] = strings.Join(units[sentence], ", ") + ": " + sentence
	}
	return order
}
