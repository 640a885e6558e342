package page

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// The marks in a Markdown file between which Fill writes. What follows the first one's colon says what.
const (
	fillBegin = "<!-- vmbench report: "
	fillEnd   = "<!-- vmbench report end -->"
	markEnd   = "-->"
)

// Fill returns a Markdown text with what stands between its marks written anew from the story:
//
//	<!-- vmbench report: verdict -->      the sentence
//	<!-- vmbench report: findings -->     a list: what each run and each sweep of sizes says
//	<!-- vmbench report: times DIR -->    the tables of times of a run, as a terminal shows them
//
// A mark ends with <!-- vmbench report end -->, on a line of its own. The error has the line of the mark that it is about.
func (s *Story) Fill(text string) (string, error) {
	var out strings.Builder
	inside, from := false, 0
	for number, line := range strings.SplitAfter(text, "\n") {
		trimmed := strings.TrimSpace(line)
		what, begins := strings.CutPrefix(trimmed, fillBegin)
		what, closed := strings.CutSuffix(what, markEnd)
		switch {
		case begins && inside:
			return "", fmt.Errorf("line %d: the mark of line %d has no end; write %s after it", number+1, from, fillEnd)
		case begins && !closed:
			return "", fmt.Errorf("line %d: the mark does not end in %s on its line", number+1, markEnd)
		case begins:
			block, err := s.block(strings.Fields(what))
			if err != nil {
				return "", fmt.Errorf("line %d: %w", number+1, err)
			}
			out.WriteString(line + block)
			inside, from = true, number+1
		case trimmed == fillEnd && !inside:
			return "", fmt.Errorf("line %d: an end without a mark before it", number+1)
		case trimmed == fillEnd:
			out.WriteString(line)
			inside = false
		case !inside:
			out.WriteString(line)
		}
	}
	if inside {
		return "", fmt.Errorf("line %d: the mark has no end; write %s after it", from, fillEnd)
	}
	return out.String(), nil
}

// block is what a mark asks for.
func (s *Story) block(what []string) (string, error) {
	switch {
	case len(what) == 1 && what[0] == "verdict":
		return s.verdict().Markdown() + "\n", nil
	case len(what) == 1 && what[0] == "findings":
		return s.findings(), nil
	case len(what) == 2 && what[0] == "times":
		return s.times(what[1])
	}
	return "", fmt.Errorf("nothing to write is called %q; there are verdict, findings and times DIR", strings.Join(what, " "))
}

func (s *Story) findings() string {
	var b strings.Builder
	for _, r := range s.Runs {
		b.WriteString(finding{Title: r.title(), Verdict: r.verdict()}.markdown())
	}
	for _, sizes := range s.Sizes {
		b.WriteString(finding{Title: sizes.title(), Verdict: sizes.verdict(s.fastest())}.markdown())
	}
	return b.String()
}

// times are the tables of a run that is named by its directory.
func (s *Story) times(dir string) (string, error) {
	for _, r := range s.Runs {
		if filepath.Clean(r.Report.Directory) != filepath.Clean(dir) {
			continue
		}
		var b strings.Builder
		if err := r.Report.WriteTimes(&b, report.Style{}); err != nil {
			return "", err
		}
		return fenced(strings.Split(strings.TrimRight(b.String(), "\n"), "\n")), nil
	}
	return "", fmt.Errorf("%s is not among the runs of the report; name it as it stands there", dir)
}
