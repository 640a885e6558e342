package publish

import (
	"fmt"
	"io"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// GitHub shows so many annotations of a kind that a step writes, and 50 of a job. All kinds together are fewer than that.
const mostAnnotations = 10

// The kinds of annotations.
const (
	kindError   = "error"
	kindWarning = "warning"
	kindNotice  = "notice"
)

// Annotations writes what is to be seen beside a workflow's run, as commands of GitHub Actions: an error for each
// regression and each case whose trials failed, a warning for what is inconclusive, and a notice with the whole in one
// sentence. What is more than GitHub shows is counted in the last of its kind.
func Annotations(w io.Writer, list []report.Judgement, summary string) error {
	kinds := map[string][]report.Judgement{}
	for _, j := range list {
		if kind := kindOf(j); kind != "" {
			kinds[kind] = append(kinds[kind], j)
		}
	}
	for _, kind := range []string{kindError, kindWarning} {
		if err := annotate(w, kind, kinds[kind]); err != nil {
			return err
		}
	}
	if summary == "" {
		return nil
	}
	return command(w, kindNotice, "vmbench", summary)
}

// kindOf is the kind of a judgement's annotation; empty if it has none.
func kindOf(j report.Judgement) string {
	switch {
	case j.Failed, !j.Skipped && j.Outcome == report.Regressed:
		return kindError
	case !j.Skipped && j.Outcome == report.Undecided:
		return kindWarning
	}
	return ""
}

func annotate(w io.Writer, kind string, list []report.Judgement) error {
	for i, j := range list {
		if i == mostAnnotations-1 && len(list) > mostAnnotations {
			return command(w, kind, "vmbench", fmt.Sprintf("and %d more; see the step summary", len(list)-i))
		}
		if err := command(w, kind, "vmbench: "+j.Name, j.Text); err != nil {
			return err
		}
	}
	return nil
}

// command writes a workflow command with a title.
func command(w io.Writer, kind, title, message string) error {
	_, err := fmt.Fprintf(w, "::%s title=%s::%s\n", kind, property.Replace(shortened(title, mostTitle)), data.Replace(shortened(message, mostLine)))
	return err
}

// What workflow commands give a meaning, in their messages and in their properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
