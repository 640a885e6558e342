package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/olekukonko/tablewriter/tw"
)

// writeMarkdown writes the deltas as Markdown tables.
func (d *Deltas) writeMarkdown(w io.Writer) error {
	notes := &deltaNotes{}
	var config []KeyValue
	for _, t := range d.Tables {
		if line := configLine(t.Config, config); line != "" {
			fmt.Fprintf(w, "%s\n\n", escapeMarkdown(line))
		}
		config = t.Config
		if err := t.texts(d, notes).writeMarkdown(w); err != nil {
			return err
		}
	}
	for _, line := range slices.Concat(notes.lines(), d.legend()) {
		fmt.Fprintf(w, "- %s\n", escapeMarkdown(line))
	}
	return d.Gate.writeMarkdown(w)
}

func (t deltaSheet) writeMarkdown(w io.Writer) error {
	header, alignment := []string{escapeMarkdown(t.unit)}, tw.Alignment{tw.AlignLeft}
	for _, column := range t.columns {
		header, alignment = append(header, escapeMarkdown(column)), append(alignment, tw.AlignRight)
	}
	compared := len(t.columns) > 1
	if compared {
		header, alignment = append(header, "change", "test"), append(alignment, tw.AlignRight, tw.AlignLeft)
	}
	var rows [][]string
	for _, row := range t.rows {
		cells := []string{escapeMarkdown(row.name)}
		for _, e := range row.entries {
			cells = append(cells, trimRight(e.center+" "+e.interval))
		}
		if compared {
			last := row.entries[len(row.entries)-1]
			cells = append(cells, trimRight(last.delta), last.test)
		}
		rows = append(rows, cells)
	}
	if err := renderMarkdown(w, header, rows, alignment); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}
