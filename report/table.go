package report

import (
	"fmt"
	"io"

	"github.com/olekukonko/tablewriter/tw"
)

// writeTable writes the report for a terminal: a table for each operation, the memory, and what the signs mean.
func (r *Report) writeTable(w io.Writer, s Style) error {
	notes := &footnotes{}
	sheets := r.sheets(notes)
	turned, err := r.writeSheets(w, sheets, s)
	if err != nil {
		return err
	}
	grids := r.grids()
	if len(sheets) == 0 && len(grids) == 0 {
		fmt.Fprintln(w, "Nothing was measured.")
	}
	for _, grid := range grids {
		if err := writeFitting(w, grid, s); err != nil {
			return err
		}
	}
	lines := r.explanations(notes, "*")
	if turned {
		lines = append([]string{"Too many columns for the times: ratios where there is one; --format csv has both."}, lines...)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, s.Wrap(line, "    ")); err != nil {
			return err
		}
	}
	return r.Gate.writeTable(w, s)
}

// writeSheets writes a row for each workload, on one line or on two or, where not even that fits, a row for each strategy: with
// the ratios alone, so that many columns fit.
func (r *Report) writeSheets(w io.Writer, sheets []sheet, s Style) (turned bool, err error) {
	if r.Transposed {
		sheets = transposed(sheets)
		if !fits(sheets, s, false) {
			return true, writeCut(w, shortened(sheets), s)
		}
	}
	tall := !fits(sheets, s, false)
	if tall && !fits(sheets, s, true) {
		return true, writeTurned(w, sheets, s)
	}
	for _, sheet := range sheets {
		if err := sheet.write(w, s, tall, widthsOf(sheets), gap); err != nil {
			return false, err
		}
	}
	return false, nil
}

// writeFitting writes a grid, which may be nil, as one table or as several.
func writeFitting(w io.Writer, grid *Grid, s Style) error {
	if grid == nil {
		return nil
	}
	for _, piece := range grid.fit(s) {
		if err := renderTable(w, piece.Header, piece.painted(piece.Rows, s), piece.alignment()); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

// A sheet is the table of one section, in entries that are not laid out yet.
type sheet struct {
	header []string
	rows   []sheetRow
}

type sheetRow struct {
	label   string
	entries []entry
}

// sheets prepares the sections, and numbers their footnotes.
func (r *Report) sheets(notes *footnotes) []sheet {
	var sheets []sheet
	for _, section := range r.Sections {
		if !section.timed() {
			continue
		}
		sheet := sheet{header: []string{r.title(section)}}
		for _, strategy := range r.Strategies {
			sheet.header = append(sheet.header, r.strategyName(strategy))
		}
		for _, row := range section.Rows {
			line := sheetRow{label: Clean(row.Workload)}
			for i := range row.Cells {
				line.entries = append(line.entries, r.entry(row.Case, &row.Cells[i], notes))
			}
			sheet.rows = append(sheet.rows, line)
		}
		if section.Geomean != nil {
			sheet.rows = append(sheet.rows, geomeanRow(section.Geomean))
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// strategyName is the name of a strategy, with a mark if there is a note on it.
func (a *Analysis) strategyName(strategy string) string {
	if a.StrategyNotes[strategy] != "" {
		return Clean(strategy) + noteMark
	}
	return Clean(strategy)
}

const noteMark = "†"

func (r *Report) title(s Section) string {
	if s.Op == "" && r.Arrangement != nil {
		return Clean(r.Arrangement.Row)
	}
	if r.namesFormats() {
		return Clean(s.Op + " " + s.Format)
	}
	return Clean(s.Op)
}

func geomeanRow(g *Geomean) sheetRow {
	row := sheetRow{label: g.label()}
	for _, cell := range g.Cells {
		e := entry{}
		if cell.Measured {
			e.time = formatTime(cell.Time)
			if cell.Ratio != nil {
				e.ratio, e.percent = formatRatio(cell.Ratio.Center)+" ", cell.Ratio.Percent()
			}
		}
		row.entries = append(row.entries, e)
	}
	return row
}

// label says over how many workloads the mean goes, where it is not over all.
func (g *Geomean) label() string {
	if len(g.Without) == 0 {
		return "geomean"
	}
	return fmt.Sprintf("geomean %d/%d", len(g.Workloads), len(g.Workloads)+len(g.Without))
}

// write lays the sheet out: on one line for each row, or on two, the ratio below the time.
func (t *sheet) write(w io.Writer, s Style, tall bool, widths []entryWidths, gap string) error {
	var rows [][]string
	alignment := tw.Alignment{tw.AlignLeft}
	label := widths[0].label
	for _, row := range t.rows {
		cells := []string{padRight(row.label, label)}
		for i, e := range row.entries {
			cells = append(cells, e.layout(widths[i], s, tall))
		}
		rows = append(rows, cells)
	}
	header := []string{s.paint(padRight(t.header[0], label), bold)}
	for i, name := range t.header[1:] {
		header = append(header, padRight(" "+name, widths[i].total(tall)))
		alignment = append(alignment, tw.AlignLeft)
	}
	if err := renderSpaced(w, header, rows, alignment, gap); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

// widthsOf measures each strategy's column over all sheets, so that the tables of a report stand under each other.
func widthsOf(sheets []sheet) []entryWidths {
	if len(sheets) == 0 {
		return nil
	}
	widths := make([]entryWidths, len(sheets[0].header)-1)
	label := 0
	for _, sheet := range sheets {
		label = max(label, columns(sheet.header[0]))
		for i, name := range sheet.header[1:] {
			widths[i].name = max(widths[i].name, columns(name))
		}
		for _, row := range sheet.rows {
			label = max(label, columns(row.label))
			for i, e := range row.entries {
				widths[i].cover(e)
			}
		}
	}
	for i := range widths {
		widths[i].label = label
	}
	return widths
}

// fits reports whether the sheets can be written with one line a row, or with two.
func fits(sheets []sheet, s Style, tall bool) bool {
	widths := widthsOf(sheets)
	if len(widths) == 0 {
		return true
	}
	total := widths[0].label
	for _, width := range widths {
		total += columns(gap) + width.total(tall)
	}
	return total <= s.width()
}
