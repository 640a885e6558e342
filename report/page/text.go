package page

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// Text writes the story for a terminal: the verdict, then the tables.
func (s *Story) Text(w io.Writer, style report.Style) error {
	out := bufio.NewWriter(w)
	return errors.Join(s.text(out, style), out.Flush())
}

func (s *Story) text(w io.Writer, style report.Style) error {
	fmt.Fprintf(w, "%s\n\n%s\n", style.Wrap(s.question(), ""), style.Wrap(s.verdict().String(), ""))
	for _, r := range s.Runs {
		s.heading(w, style, r.title(), r.verdict())
		if err := r.Report.Write(w, report.Table, style); err != nil {
			return err
		}
		r.Origin.text(w, style)
	}
	for _, sizes := range s.Sizes {
		s.heading(w, style, sizes.title(), sizes.verdict(s.fastest()))
		if err := sizes.Write(w, report.Table, style); err != nil {
			return err
		}
		sizes.Origin.text(w, style)
	}
	return nil
}

// heading is that of a part, with what it says unless the whole story says just that.
func (s *Story) heading(w io.Writer, style report.Style, title string, verdict Sentence) {
	title = style.Wrap(report.Clean(title), "")
	fmt.Fprintf(w, "\n%s\n%s\n\n", title, strings.Repeat("═", longestLine(title)))
	if verdict.String() != s.verdict().String() {
		fmt.Fprintf(w, "%s\n\n", style.Wrap(verdict.String(), ""))
	}
}

func longestLine(text string) (longest int) {
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, len([]rune(line)))
	}
	return longest
}

func (o Origin) text(w io.Writer, style report.Style) {
	fmt.Fprintln(w)
	for _, fact := range o.Facts {
		fmt.Fprintln(w, style.Wrap(report.Clean(fact.Key+": "+fact.Value), "    "))
	}
	for _, note := range o.Notes {
		fmt.Fprintln(w, style.Wrap(report.Clean(note), "    "))
	}
	if len(o.Command) == 0 {
		return
	}
	fmt.Fprintln(w, "To measure it again:")
	for _, line := range o.Command {
		fmt.Fprintln(w, "  "+report.Clean(line))
	}
}
