package report

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Write writes the deltas. The style matters to Table only.
func (d *Deltas) Write(w io.Writer, f Format, s Style) error {
	out := bufio.NewWriter(w)
	return errors.Join(d.write(out, f, s), out.Flush())
}

func (d *Deltas) write(w io.Writer, f Format, s Style) error {
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
