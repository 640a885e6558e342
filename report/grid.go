package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// A Grid is a plain table of texts, for lists that are no comparison.
type Grid struct {
	Header []string
	Rows   [][]string
	Right  []bool // columns that are aligned to the right; may be shorter than the header

	// Tone says how a cell is to be taken, on terminals with colors; nil is all alike.
	Tone func(row, column int) Tone
}

// A Tone is how a text is to be taken.
type Tone int

const (
	Neutral Tone = iota
	Good
	Bad
	Weak // less important than the rest
)

var toneColors = [...]color{Neutral: plain, Good: green, Bad: red, Weak: faint}

// Write writes the grid. The last column of a table is wrapped to the width of the style. In JSON each row is an
// object, whose members are named after the header.
func (g *Grid) Write(w io.Writer, f Format, s Style) error {
	switch f {
	case Table:
		return g.writeTable(w, s)
	case Markdown:
		return g.writeMarkdown(w)
	case CSV:
		c := csv.NewWriter(w)
		return c.WriteAll(append([][]string{g.Header}, g.Rows...))
	case JSON:
		return g.writeJSON(w)
	}
	return fmt.Errorf("unknown format %q", f)
}

func (g *Grid) writeTable(w io.Writer, s Style) error {
	rows := make([][]string, len(g.Rows))
	for i, row := range g.Rows {
		rows[i] = make([]string, len(row))
		for j, cell := range row {
			rows[i][j] = Clean(cell)
		}
	}
	last := len(g.Header) - 1
	room := max(20, s.width()-g.widthBefore(rows, last))
	for i, row := range rows {
		rows[i][last] = strings.Join(wordWrap(row[last], room, ""), "\n")
	}
	return renderTable(w, g.Header, g.painted(rows, s), g.alignment())
}

// painted returns rows in the colors of their tones.
func (g *Grid) painted(rows [][]string, s Style) [][]string {
	if g.Tone == nil {
		return rows
	}
	all := make([][]string, len(rows))
	for i, row := range rows {
		for j, cell := range row {
			all[i] = append(all[i], s.paintLines(cell, toneColors[g.Tone(i, j)]))
		}
	}
	return all
}

// widthBefore is the width of the columns left of one.
func (g *Grid) widthBefore(rows [][]string, column int) int {
	width := 0
	for j := range column {
		widest := columns(g.Header[j])
		for _, row := range rows {
			widest = max(widest, columns(row[j]))
		}
		width += widest + columns(gap)
	}
	return width
}

func (g *Grid) alignment() tw.Alignment {
	alignment := make(tw.Alignment, len(g.Header))
	for i := range alignment {
		alignment[i] = tw.AlignLeft
		if i < len(g.Right) && g.Right[i] {
			alignment[i] = tw.AlignRight
		}
	}
	return alignment
}

func (g *Grid) writeMarkdown(w io.Writer) error {
	rows := make([][]string, len(g.Rows))
	for i, row := range g.Rows {
		rows[i] = make([]string, len(row))
		for j, cell := range row {
			rows[i][j] = escapeMarkdown(cell)
		}
	}
	header := make([]string, len(g.Header))
	for i, name := range g.Header {
		header[i] = escapeMarkdown(name)
	}
	return renderMarkdown(w, header, rows, g.alignment())
}

func (g *Grid) writeJSON(w io.Writer) error {
	rows := make([]map[string]string, len(g.Rows))
	for i, row := range g.Rows {
		rows[i] = map[string]string{}
		for j, cell := range row {
			rows[i][g.Header[j]] = cell
		}
	}
	return encodeJSON(w, rows)
}

func encodeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// gap stands between the columns of a table.
const gap = "  "

// verbatim is a table's configuration that changes no text: no upper case in headers, no wrapping, no trimming.
func verbatim(padding tw.Padding) tablewriter.Config {
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Padding:    tw.CellPadding{Global: padding},
	}
	return tablewriter.Config{
		Header:   cell,
		Row:      cell,
		Behavior: tw.Behavior{TrimSpace: tw.Off, TrimLine: tw.Off, TrimTab: tw.Off, AutoHide: tw.Off},
	}
}

// renderTable draws a table without borders: a header, a line, and the rows. Cells may have several lines.
func renderTable(w io.Writer, header []string, rows [][]string, alignment tw.Alignment) error {
	return renderSpaced(w, header, rows, alignment, gap)
}

// renderSpaced is renderTable with another gap between columns.
func renderSpaced(w io.Writer, header []string, rows [][]string, alignment tw.Alignment, gap string) error {
	blueprint := renderer.NewBlueprint(tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off},
			Lines:      tw.Lines{ShowHeaderLine: tw.On},
		},
	})
	var out bytes.Buffer
	table := tablewriter.NewTable(&out, tablewriter.WithRenderer(blueprint),
		tablewriter.WithConfig(verbatim(tw.Padding{Right: gap, Overwrite: true})),
		tablewriter.WithEastAsian(tw.Off), tablewriter.WithAlignment(alignment))
	if err := fill(table, header, rows); err != nil {
		return err
	}
	return writeTrimmed(w, out.String(), gap)
}

func renderMarkdown(w io.Writer, header []string, rows [][]string, alignment tw.Alignment) error {
	table := tablewriter.NewTable(w, tablewriter.WithRenderer(renderer.NewMarkdown()),
		tablewriter.WithConfig(verbatim(tw.Padding{Left: " ", Right: " ", Overwrite: true})),
		tablewriter.WithEastAsian(tw.Off), tablewriter.WithAlignment(alignment))
	return fill(table, header, rows)
}

func fill(table *tablewriter.Table, header []string, rows [][]string) error {
	table.Header(header)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	return table.Render()
}

// writeTrimmed writes text without the spaces at the ends of its lines, and shortens lines drawn under headers by the
// gap that follows the last column.
func writeTrimmed(w io.Writer, text, gap string) error {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if rule, ok := strings.CutSuffix(line, strings.Repeat("─", columns(gap))); ok {
			line = rule
		}
		if _, err := fmt.Fprintln(w, trimRight(line)); err != nil {
			return err
		}
	}
	return nil
}

// reset ends colors. The table adds it to every cell that has one, behind the cell's padding.
const reset = "\x1b[0m"

func trimRight(line string) string {
	trimmed := line
	for {
		shorter := strings.TrimRight(strings.TrimSuffix(trimmed, reset), " ")
		if shorter == trimmed {
			break
		}
		trimmed = shorter
	}
	if strings.Contains(trimmed, "\x1b[") && trimmed != line {
		trimmed += reset
	}
	return trimmed
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "&", "&amp;", "|", `\|`, "*", `\*`, "`", "\\`", "<", `\<`, "[", `\[`)

// escapeMarkdown makes text harmless in a cell of a Markdown table; the renderer escapes nothing itself.
func escapeMarkdown(text string) string { return markdownEscapes.Replace(Clean(text)) }
