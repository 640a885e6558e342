package report

import (
	"fmt"
	"strings"
)

// An entry is the text of a table's cell, in parts that are aligned with those above and below.
type entry struct {
	mark    string // "*" for the best, "!" where trials failed
	time    string
	ratio   string // with the sign of its verdict
	percent string // interval of the ratio, or of the time where there is no ratio
	spread  string // interval of the time, shown where there is room
	word    string // in place of all others: "skipped [1]"
	color   color
}

// verdictSigns follow the ratio; Comparison.sign knows one more.
var verdictSigns = [...]string{Inconclusive: "?", NoChange: "≈", Faster: "×", Slower: "×"}

var verdictColors = [...]color{Inconclusive: faint, NoChange: faint, Faster: green, Slower: red}

func (r *Report) entry(c Case, cell *Cell, notes *footnotes) entry {
	switch cell.Status {
	case Missing:
		return entry{word: unknown}
	case Skipped, Failed:
		return entry{word: fmt.Sprintf("%s [%d]", r.word(cell.Status), notes.number(r.Analysis, c, cell)), color: faint}
	}
	e := entry{mark: cell.mark(), time: formatTime(cell.Time.Center), spread: cell.Time.Percent()}
	e.percent = e.spread
	if cmp := cell.Comparison; cmp != nil {
		e.ratio, e.percent = formatRatio(cmp.Ratio.Center)+cmp.sign(), cmp.Ratio.Percent()
		e.color = verdictColors[cmp.Verdict]
	}
	if cell.Best && e.color == plain {
		e.color = bold
	}
	return e
}

func (c *Cell) mark() string {
	switch {
	case len(c.Failures) > 0:
		return "!"
	case c.Best:
		return "*"
	}
	return " "
}

// entryWidths are the widths of a column's parts.
type entryWidths struct {
	label, name, time, ratio, percent, spread, word int
}

func (w *entryWidths) cover(e entry) {
	w.time = max(w.time, columns(e.time))
	w.ratio = max(w.ratio, columns(e.ratio))
	w.percent = max(w.percent, columns(e.percent))
	w.spread = max(w.spread, columns(e.spread))
	w.word = max(w.word, columns(e.word))
}

// total is the width of the column; the mark and the name's indent take the first place.
func (w entryWidths) total(tall bool) int {
	numbers := w.time + joined(w.ratio) + joined(w.percent)
	if tall {
		numbers = max(w.time+joined(w.spread), w.ratio+joined(w.percent))
	}
	return 1 + max(w.name, w.word, numbers)
}

// joined is the width of a part with the space before it.
func joined(width int) int {
	if width == 0 {
		return 0
	}
	return 1 + width
}

// layout writes the entry into its column.
func (e entry) layout(w entryWidths, s Style, tall bool) string {
	switch {
	case e.word != "":
		return s.paint(padRight(" "+e.word, w.total(tall)), e.color)
	case tall:
		return e.tall(w, s)
	}
	parts := []string{padLeft(e.time, w.time)}
	if w.ratio > 0 {
		parts = append(parts, padLeft(e.ratio, w.ratio))
	}
	parts = append(parts, padRight(e.percent, w.percent))
	return s.paint(padRight(padRight(e.mark, 1)+strings.Join(parts, " "), w.total(false)), e.color)
}

func (e entry) tall(w entryWidths, s Style) string {
	width := max(w.time, w.ratio) // the decimal points need not meet, but the intervals stand under each other
	above := padRight(padRight(e.mark, 1)+padLeft(e.time, width)+" "+e.spread, w.total(true))
	if e.ratio == "" {
		return s.paint(above, e.color) + "\n"
	}
	below := padRight(" "+padLeft(e.ratio, width)+" "+e.percent, w.total(true))
	return s.paint(above, e.color) + "\n" + s.paint(below, e.color)
}
