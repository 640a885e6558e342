package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/file"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/publish"
)

// summaryVariable names the file of a step's summary.
const summaryVariable = "GITHUB_STEP_SUMMARY"

// A publication is a comparison and where it goes.
type publication struct {
	o       publishOptions
	shown   compared
	inputs  []*input
	exports []export
	failed  *report.GateError // a gate that cannot be applied; nil if all can
}

// write writes all forms. One that cannot be written does not keep the others back.
func (p publication) write(cmd *cobra.Command) error {
	var all []error
	page := publish.Page{Title: cmp.Or(p.o.title, p.title()), Comparison: p.shown.printable, Gate: p.shown.gate}
	if p.o.annotations {
		all = append(all, publish.Annotations(cmd.OutOrStdout(), p.judgements(), p.verdict()))
	}
	if p.o.summary {
		all = append(all, appendSummary(page, os.Getenv(summaryVariable)))
	}
	if p.o.commentFile != "" {
		all = append(all, writeComment(page, p.o.commentKey, p.o.commentFile))
	}
	for _, e := range p.exports {
		all = append(all, p.export(e, cmd.OutOrStdout()))
	}
	return errors.Join(all...)
}

// verdict is the whole in a sentence.
func (p publication) verdict() string {
	switch {
	case p.failed != nil:
		return p.failed.Error()
	case p.shown.gate != nil:
		return p.shown.gate.Summary()
	}
	return "compared, without a gate"
}

// title is the heading that a page has by default.
func (p publication) title() string {
	g := p.shown.gate
	switch {
	case p.failed != nil:
		return "vmbench: a gate cannot be applied"
	case g == nil:
		return "vmbench"
	case g.Count(report.Regressed) > 0:
		return "vmbench: " + report.Count(g.Count(report.Regressed), report.Regressed.String())
	case g.Count(report.Undecided) > 0:
		return fmt.Sprintf("vmbench: no regression, %d %s", g.Count(report.Undecided), report.Undecided)
	}
	return "vmbench: no regression"
}

// judgements are what the gates say, with a gate that cannot be applied as a failure.
func (p publication) judgements() []report.Judgement {
	judged, ok := p.shown.printable.(interface{ Judgements() []report.Judgement })
	if !ok {
		return nil
	}
	list := judged.Judgements()
	if p.failed != nil {
		list = append(list, report.Judgement{Name: "gate", About: "gates", Text: p.failed.Error(), Failed: true})
	}
	return list
}

// appendSummary appends the page to a step's summary, as far as there is room.
func appendSummary(page publish.Page, path string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	text, err := page.Summary(publish.MostSummary - int(info.Size()))
	if err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	if _, err := f.WriteString(text); err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	return f.Close()
}

func writeComment(page publish.Page, key, path string) error {
	text, err := page.Comment(key)
	if err != nil {
		return fmt.Errorf("comment: %w", err)
	}
	return file.Replace(path, []byte(text))
}
