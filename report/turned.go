package report

import (
	"io"
	"slices"
)

// turn exchanges rows and columns: a row for each strategy, a column for each workload and for their mean.
func (t *sheet) turn() sheet {
	turned := sheet{header: []string{t.header[0]}}
	for _, row := range t.rows {
		turned.header = append(turned.header, row.label)
	}
	for i, name := range t.header[1:] {
		line := sheetRow{label: name}
		for _, row := range t.rows {
			line.entries = append(line.entries, row.entries[i])
		}
		turned.rows = append(turned.rows, line)
	}
	return turned
}

func transposed(sheets []sheet) []sheet {
	turned := make([]sheet, len(sheets))
	for i := range sheets {
		turned[i] = sheets[i].turn()
	}
	return turned
}

// shortened are sheets whose cells have the ratio alone, or the time where there is no ratio.
func shortened(sheets []sheet) []sheet {
	for _, sheet := range sheets {
		for _, row := range sheet.rows {
			for i, e := range row.entries {
				row.entries[i] = e.short()
			}
		}
	}
	return sheets
}

// short is the entry without its time, unless that is all there is.
func (e entry) short() entry {
	if e.ratio != "" {
		e.time = e.ratio
	}
	e.ratio, e.spread = "", ""
	return e
}

// turnedGap stands between the columns of a turned sheet, in front of the place for a mark.
const turnedGap = " "

// split cuts a turned sheet into pieces of as many columns as fit, each with the names of the rows.
func (t *sheet) split(widths []entryWidths, s Style) (pieces []sheet, cuts [][2]int) {
	for first := 0; first < len(widths); {
		total, end := widths[first].label, first
		for end < len(widths) && (end == first || total+columns(turnedGap)+widths[end].total(false) <= s.width()) {
			total += columns(turnedGap) + widths[end].total(false)
			end++
		}
		piece := sheet{header: append([]string{t.header[0]}, t.header[first+1:end+1]...)}
		for _, row := range t.rows {
			piece.rows = append(piece.rows, sheetRow{row.label, row.entries[first:end]})
		}
		pieces, cuts = append(pieces, piece), append(cuts, [2]int{first, end})
		first = end
	}
	return pieces, cuts
}

// writeTurned writes the sheets with a row for each strategy. It is how many strategies fit on a terminal.
func writeTurned(w io.Writer, sheets []sheet, s Style) error {
	return writeCut(w, shortened(transposed(sheets)), s)
}

// writeCut writes turned sheets, each in as many pieces as it takes.
func writeCut(w io.Writer, turned []sheet, s Style) error {
	alike := true
	for i := range turned {
		alike = alike && slices.Equal(turned[i].header[1:], turned[0].header[1:])
	}
	for i := range turned {
		widths := widthsOf(turned[i : i+1])
		if alike {
			widths = widthsOf(turned)
		}
		pieces, cuts := turned[i].split(widths, s)
		for j := range pieces {
			if err := pieces[j].write(w, s, false, widths[cuts[j][0]:cuts[j][1]], turnedGap); err != nil {
				return err
			}
		}
	}
	return nil
}

// fit returns the grid or, if it is wider than the terminal, its pieces with rows and columns exchanged.
func (g *Grid) fit(s Style) []*Grid {
	if g.width(0, len(g.Header)) <= s.width() {
		return []*Grid{g}
	}
	turned := g.turn()
	var pieces []*Grid
	for first := 1; first < len(turned.Header); {
		end := first + 1
		for end < len(turned.Header) && turned.width(0, 1)+columns(gap)+turned.width(first, end+1) <= s.width() {
			end++
		}
		pieces = append(pieces, turned.piece(first, end))
		first = end
	}
	return pieces
}

// width is the number of columns that a part of the grid takes on a terminal.
func (g *Grid) width(first, end int) int {
	total := 0
	for j := first; j < end; j++ {
		widest := columns(g.Header[j])
		for _, row := range g.Rows {
			widest = max(widest, columns(row[j]))
		}
		total += widest
	}
	return total + (end-first-1)*columns(gap)
}

func (g *Grid) turn() *Grid {
	turned := &Grid{Header: []string{g.Header[0]}, Right: []bool{false}}
	for _, row := range g.Rows {
		turned.Header, turned.Right = append(turned.Header, row[0]), append(turned.Right, true)
	}
	for j, name := range g.Header[1:] {
		line := []string{name}
		for _, row := range g.Rows {
			line = append(line, row[j+1])
		}
		turned.Rows = append(turned.Rows, line)
	}
	if g.Tone != nil {
		turned.Tone = func(row, column int) Tone {
			if column == 0 {
				return Neutral
			}
			return g.Tone(column-1, row+1)
		}
	}
	return turned
}

// piece is the first column of the grid and some of the others.
func (g *Grid) piece(first, end int) *Grid {
	cut := func(row []string) []string { return append([]string{row[0]}, row[first:end]...) }
	p := &Grid{Header: cut(g.Header), Right: append([]bool{false}, g.Right[first:end]...)}
	for _, row := range g.Rows {
		p.Rows = append(p.Rows, cut(row))
	}
	if g.Tone != nil {
		p.Tone = func(row, column int) Tone {
			if column > 0 {
				column += first - 1
			}
			return g.Tone(row, column)
		}
	}
	return p
}
