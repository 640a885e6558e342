package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter/tw"
)

// writeMarkdown writes the report as Markdown tables. The best of a row is bold.
func (r *Report) writeMarkdown(w io.Writer) error {
	notes := &footnotes{}
	sheets := r.sheets(notes)
	if r.Transposed {
		sheets = transposed(sheets)
	}
	for _, sheet := range sheets {
		if err := sheet.writeMarkdown(w); err != nil {
			return err
		}
	}
	for _, grid := range r.grids() {
		if err := grid.writeMarkdown(w); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	for _, line := range r.explanations(notes, "bold:") {
		if _, err := fmt.Fprintf(w, "- %s\n", escapeMarkdown(line)); err != nil {
			return err
		}
	}
	return r.Gate.writeMarkdown(w)
}

func (t *sheet) writeMarkdown(w io.Writer) error {
	header, alignment := make([]string, len(t.header)), make(tw.Alignment, len(t.header))
	for i, name := range t.header {
		header[i], alignment[i] = escapeMarkdown(name), tw.AlignRight
	}
	alignment[0] = tw.AlignLeft
	var rows [][]string
	for _, row := range t.rows {
		cells := []string{escapeMarkdown(row.label)}
		for _, e := range row.entries {
			cells = append(cells, e.markdown())
		}
		rows = append(rows, cells)
	}
	if err := renderMarkdown(w, header, rows, alignment); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

func (e entry) markdown() string {
	if e.word != "" {
		return e.word
	}
	text := strings.Join(strings.Fields(strings.Join([]string{e.time, e.ratio, e.percent}, " ")), " ")
	switch e.mark {
	case "*":
		return "**" + text + "**"
	case "!":
		return text + " !"
	}
	return text
}
