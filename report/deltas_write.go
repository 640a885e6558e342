package report

import (
	"fmt"
	"io"
)

// Write writes the deltas. The style matters to Table only.
func (d *Deltas) Write(w io.Writer, f Format, s Style) error {
	switch f {
	case Table:
		return d.writeTable(w, s)
	case Markdown:
		return d.writeMarkdown(w)
	case CSV:
		return d.writeCSV(w)
	case JSON:
		return d.writeJSON(w)
	}
	return fmt.Errorf("unknown format %q", f)
}

// Empty reports whether there is nothing to show.
func (d *Deltas) Empty() bool { return len(d.Tables) == 0 }
