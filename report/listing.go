package report

// A Listing is what a report's tables show, in texts that are laid out elsewhere.
type Listing struct {
	Tables []ListedTable
	Grids  []*Grid  // quantities other than times
	Lines  []string // what stands below the tables: footnotes, what the signs mean, where the rounds are
}

// A ListedTable is a section: a row for each workload, a column for each strategy.
type ListedTable struct {
	Title   string
	Section *Section
	Columns []string // strategies, with a dagger where there is a note
	Rows    []ListedRow
}

// A ListedRow is a workload, or the mean over them.
type ListedRow struct {
	Label string
	Mean  bool
	Cells []ListedCell
}

// A ListedCell is a strategy on a workload.
type ListedCell struct {
	Time, TimeInterval   string // "12.3µs", "±2%"; empty if there is no time
	Ratio, RatioInterval string // "0.58×" with the sign of its verdict; empty for the baseline
	Word                 string // in place of both: "skipped [1]"

	Seconds float64     // 0 if there is no time
	Against *Comparison // nil for means and the baseline
	Best    bool        // no strategy of the row is distinguishably faster
	Failing bool        // some of the trials failed
}

// Listing returns the report in texts. Best says how the best of a row is marked, for the line that explains it.
func (r *Report) Listing(best string) *Listing {
	notes := &footnotes{}
	l := &Listing{Grids: r.grids()}
	sheets := r.sheets(notes)
	for i := range r.Sections {
		section := &r.Sections[i]
		if !section.timed() {
			continue
		}
		l.Tables = append(l.Tables, sheets[len(l.Tables)].listed(section))
	}
	l.Lines = r.explanations(notes, best)
	return l
}

// listed joins the texts of a section's sheet with what they are of.
func (t *sheet) listed(section *Section) ListedTable {
	table := ListedTable{Title: t.header[0], Section: section, Columns: t.header[1:]}
	for i, row := range t.rows {
		line := ListedRow{Label: row.label, Mean: i == len(section.Rows)}
		for j, e := range row.entries {
			cell := ListedCell{Time: e.time, Ratio: e.ratio, Word: e.word}
			if line.Mean {
				cell.Seconds, cell.RatioInterval = section.Geomean.Cells[j].Time, e.percent
			} else {
				of := &section.Rows[i].Cells[j]
				cell.Seconds, cell.TimeInterval = of.Time.Center, e.spread
				cell.Against, cell.Best, cell.Failing = of.Comparison, of.Best, of.Status == Measured && len(of.Failures) > 0
				if e.ratio != "" {
					cell.RatioInterval = e.percent
				}
			}
			line.Cells = append(line.Cells, cell)
		}
		table.Rows = append(table.Rows, line)
	}
	return table
}

// FormatTime writes seconds with three significant digits: "12.3µs".
func FormatTime(seconds float64) string { return formatTime(seconds) }

// FormatRatio writes a ratio with two significant digits or more: "0.58".
func FormatRatio(ratio float64) string { return formatRatio(ratio) }

// FormatPercent writes a part as a percentage: 0.02 is "2%".
func FormatPercent(part float64) string { return percent(part) }

// EscapeMarkdown makes text from elsewhere harmless in Markdown, also in the cell of a table.
func EscapeMarkdown(text string) string { return escapeMarkdown(text) }
