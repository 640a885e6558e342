package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

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
	return t.sheet(d, notes)
}

// deltaNotes numbers warnings in the order in which they are shown, and collects what numbers of columns stand for.
type deltaNotes struct{ list, columns []string }

func (n *deltaNotes) addColumns(legend []string) {
	for _, line := range legend {
		n.columns = addMissing(n.columns, line)
	}
}

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
	return append(lines, n.columns...)
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
		lines = append(lines, fmt.Sprintf("%s is left at %s after Holm over the %s shown", survived, percent(d.Alpha), Count(d.Family, "test")))
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
