package page

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// Limits of GitHub, in bytes.
const (
	SummaryLimit = 1 << 20 // of what a step adds to the summary of its job
	CommentLimit = 65_536  // of a comment; it counts characters, of which there are no more than bytes
)

// A chapter is a part of a Markdown report that is shown or cut as a whole.
type chapter struct{ title, text string }

// Markdown writes the story as GitHub shows it, in no more bytes than the limit: the verdict, then tables that are folded away. What does not
// fit is left out by whole chapters, and named.
func (s *Story) Markdown(w io.Writer, limit int) error {
	head := fmt.Sprintf("## vmbench report\n\n%s\n\n%s\n", report.EscapeMarkdown(s.question()), s.verdict().Markdown())
	chapters, err := s.chapters()
	if err != nil {
		return err
	}
	text, ok := fit(head, chapters, limit)
	if !ok {
		return fmt.Errorf("a report of at most %d bytes has no room for its verdict; allow %d or more", limit, len(head)+len(cutNote(chapters)))
	}
	_, err = io.WriteString(w, text)
	return err
}

// fit puts chapters behind the head as long as there is room, also for the sentence that names those that are cut.
func fit(head string, chapters []chapter, limit int) (text string, ok bool) {
	shown := make([]bool, len(chapters))
	build := func() string {
		var b strings.Builder
		b.WriteString(head)
		var cut []chapter
		for i, c := range chapters {
			if shown[i] {
				b.WriteString("\n" + c.text)
			} else {
				cut = append(cut, c)
			}
		}
		b.WriteString(cutNote(cut))
		return b.String()
	}
	for i := range chapters {
		shown[i] = true
	}
	if text = build(); len(text) <= limit {
		return text, true
	}
	for i := range chapters {
		shown[i] = false
	}
	for i := range chapters { // one after another, since a long one may be followed by short ones
		shown[i] = true
		shown[i] = len(build()) <= limit
	}
	text = build()
	return text, len(text) <= limit
}

// cutNote says what was cut, and how to see it.
func cutNote(cut []chapter) string {
	if len(cut) == 0 {
		return ""
	}
	const most = 4
	titles := make([]string, 0, most)
	for _, c := range cut[:min(most, len(cut))] {
		titles = append(titles, report.EscapeMarkdown(shorten(c.title, 2*longestName)))
	}
	if more := len(cut) - most; more > 0 {
		titles = append(titles, fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("\nCut, because a page of GitHub has room for no more: %s. `vmbench report --html DIR RUN` shows everything.\n",
		strings.Join(titles, "; "))
}

// chapters are the findings, and of each part what it says, its tables, and how it was measured; what says most comes first.
func (s *Story) chapters() ([]chapter, error) {
	var says, tables, origins []chapter
	for _, r := range s.Runs {
		title := r.title()
		says = append(says, chapter{title, finding{Title: title, Verdict: r.verdict()}.markdown()})
		var b bytes.Buffer
		if err := r.Report.Write(&b, report.Markdown, report.Style{}); err != nil {
			return nil, err
		}
		tables = append(tables, folded("Tables: "+title, b.String()))
		origins = append(origins, r.Origin.chapter(title))
	}
	for _, sizes := range s.Sizes {
		title := sizes.title()
		says = append(says, chapter{title, finding{Title: title, Verdict: sizes.verdict(s.fastest())}.markdown()})
		var b bytes.Buffer
		if err := sizes.Write(&b, report.Markdown, report.Style{}); err != nil {
			return nil, err
		}
		tables = append(tables, folded("Tables: "+title, b.String()))
		origins = append(origins, sizes.Origin.chapter(title))
	}
	if len(says) == 1 {
		says = nil // it is the verdict
	}
	return slices.Concat(says, tables, origins), nil
}

func (f finding) markdown() string {
	return fmt.Sprintf("- %s: %s\n", report.EscapeMarkdown(f.Title), f.Verdict.Markdown())
}

// folded is a chapter that a reader unfolds. Between HTML, Markdown needs blank lines around it.
func folded(title, text string) chapter {
	return chapter{title, fmt.Sprintf("<details>\n<summary>%s</summary>\n\n%s\n\n</details>\n", escapeHTML(title), strings.TrimSpace(text))}
}

// chapter is how something was measured.
func (o Origin) chapter(title string) chapter {
	var b strings.Builder
	for _, fact := range o.Facts {
		fmt.Fprintf(&b, "- %s: %s\n", report.EscapeMarkdown(fact.Key), report.EscapeMarkdown(fact.Value))
	}
	for _, note := range o.Notes {
		fmt.Fprintf(&b, "- %s\n", report.EscapeMarkdown(note))
	}
	if len(o.Command) > 0 {
		b.WriteString("\nTo measure it again:\n\n" + fenced(o.Command))
	}
	return folded("How it was measured: "+title, b.String())
}

// fenced is a block of code, whatever its lines are.
func fenced(lines []string) string {
	text, fence := strings.Join(clean(lines), "\n"), "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + text + "\n" + fence + "\n"
}
