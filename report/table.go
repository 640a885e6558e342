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
	tall := !fits(sheets, s)
	for _, sheet := range sheets {
		if err := sheet.write(w, s, tall, widthsOf(sheets)); err != nil {
			return err
		}
	}
	if len(sheets) == 0 {
		fmt.Fprintln(w, "Nothing was measured.")
	}
	for _, grid := range []*Grid{r.memory(), r.firstUse()} {
		if grid == nil {
			continue
		}
		if err := renderTable(w, grid.Header, grid.Rows, grid.alignment()); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	for _, line := range r.explanations(notes, "*") {
		if _, err := fmt.Fprintln(w, s.Wrap(line, "    ")); err != nil {
			return err
		}
	}
	return r.Gate.writeTable(w, s)
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
		sheet := sheet{header: []string{r.title(section)}}
		for _, strategy := range r.Strategies {
			sheet.header = append(sheet.header, Clean(strategy))
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

func (r *Report) title(s Section) string {
	if s.Op == "" && r.Arrangement != nil {
		return Clean(r.Arrangement.Row)
	}
	if r.manyFormats() {
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
func (t *sheet) write(w io.Writer, s Style, tall bool, widths []entryWidths) error {
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
	if err := renderTable(w, header, rows, alignment); err != nil {
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

// fits reports whether the sheets can be written with one line a row.
func fits(sheets []sheet, s Style) bool {
	widths := widthsOf(sheets)
	if len(widths) == 0 {
		return true
	}
	total := widths[0].label
	for _, width := range widths {
		total += columns(gap) + width.total(false)
	}
	return total <= s.width()
}
