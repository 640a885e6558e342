package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/file"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/publish"
)

type publishOptions struct {
	compareOptions
	summary, annotations    bool
	commentFile, commentKey string
	title                   string
	exports                 []string
}

func newPublishCommand() *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use:   "publish INPUT...",
		Short: "Write a comparison for GitHub, GitLab, or those who keep a history",
		Long: `Compare as vmbench compare does, and write what comes of it in the forms of
those who show it. Nothing is sent anywhere: what is written are files, and
workflow commands on standard output.

GitHub: --github-summary appends to the file that GITHUB_STEP_SUMMARY names, up
to 1 MiB. --annotations prints an ::error for each regression and each case with
trials that failed, a ::warning for what is inconclusive and a ::notice with the
verdict, ten of a kind at most. --comment-file writes the text of a comment, up
to 65,536 characters; its first line is a marker for the one to be replaced.

--export FORM=FILE, - for standard output:
  customSmallerIsBetter  github-action-benchmark, what should be less
  customBiggerIsBetter   github-action-benchmark, what should be more
  bmf                    Bencher's metric format
  openmetrics            OpenMetrics 1.0, such as GitLab's metrics reports
  junit                  what the gates say, and which cases failed
  benchfmt               all results in Go's benchmark format

Exit codes are those of vmbench compare: 3 for a regression beyond a gate.`,
		Example: `  vmbench publish --github-summary --annotations --gate 'sec/op<5%' RUN
  vmbench publish --comment-file comment.md --gate 'sec/op<3%' before after
  vmbench publish --export bmf=bmf.json --export openmetrics=metrics.txt RUN
  vmbench publish --export junit=gates.xml --gate 'ns/op<3%' old.txt new.txt
  vmbench publish --export customSmallerIsBetter=bench.json RUN`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError("publish what? name a run directory or benchmark files; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runPublish(cmd, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.summary, "github-summary", false, "append to the step summary of GitHub Actions")
	f.BoolVar(&o.annotations, "annotations", false, "print annotations of GitHub Actions")
	f.StringVar(&o.commentFile, "comment-file", "", "write the text of a comment to `FILE`")
	f.StringVar(&o.commentKey, "comment-key", "default", "name in the comment's marker, where there are several comments")
	f.StringVar(&o.title, "title", "", "heading of summary and comment (default vmbench and the verdict)")
	f.StringArrayVar(&o.exports, "export", nil, "write another form to a file, as `FORM=FILE`; repeatable")
	addQueryFlags(cmd, &o.compareOptions)
	completeExports(cmd)
	must(cmd.MarkFlagFilename("comment-file", "md"))
	return cmd
}

// An export is one of the forms with the file that it goes to.
type export struct{ form, path string }

// exportForms are the forms of --export.
var exportForms = []string{"customSmallerIsBetter", "customBiggerIsBetter", "bmf", "openmetrics", "junit", "benchfmt"}

func completeExports(cmd *cobra.Command) {
	complete(cmd, "export", namesOf(exportForms, func(form string) string { return form + "=" }))
}

// parseExports reads the values of --export.
func parseExports(texts []string) (exports []export, err error) {
	for _, text := range texts {
		form, path, ok := strings.Cut(text, "=")
		if !ok || path == "" {
			return nil, usageError("export %q is not a form and a file, such as junit=gates.xml; see vmbench publish --help", text)
		}
		known := ""
		for _, name := range exportForms {
			if strings.EqualFold(name, form) {
				known = name
			}
		}
		if known == "" {
			return nil, unknownName("form", form, exportForms, "vmbench publish --help")
		}
		exports = append(exports, export{known, path})
	}
	return exports, nil
}

func runPublish(cmd *cobra.Command, o publishOptions, args []string) error {
	exports, err := parseExports(o.exports)
	if err != nil {
		return err
	}
	if !o.summary && !o.annotations && o.commentFile == "" && len(exports) == 0 {
		return usageError("publish where? say --github-summary, --annotations, --comment-file FILE or --export FORM=FILE; see %s --help", cmd.CommandPath())
	}
	if o.summary && os.Getenv(summaryVariable) == "" {
		return usageError("--github-summary appends to the file that %s names, which is not set: this is no step of GitHub Actions", summaryVariable)
	}
	if o.spread, err = readCalibration(o.calibration); err != nil {
		return err
	}
	gates, err := o.check()
	if err != nil {
		return err
	}
	found := &problems{w: cmd.ErrOrStderr()}
	shown, inputs, err := o.compare(cmd, args, gates, found)
	if err != nil {
		return err
	}
	var gate *report.GateError
	if shown.err != nil && !errors.As(shown.err, &gate) {
		return compareError(shown.err)
	}
	p := publication{o: o, shown: shown, inputs: inputs, exports: exports, failed: gate}
	if err := p.write(cmd); err != nil {
		return err
	}
	if gate != nil {
		return compareError(gate)
	}
	return o.outcome(shown.gate, found)
}

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

// export writes one form to its file.
func (p publication) export(e export, stdout io.Writer) error {
	var text strings.Builder
	if err := p.exportTo(&text, e.form); err != nil {
		return fmt.Errorf("%s: %w", e.form, err)
	}
	if e.path == "-" {
		_, err := io.WriteString(stdout, text.String())
		return err
	}
	return file.Replace(e.path, []byte(text.String()))
}

func (p publication) exportTo(w io.Writer, form string) error {
	switch form {
	case "junit":
		return publish.JUnit(w, p.judgements(), p.time())
	case "benchfmt":
		return publish.Benchfmt(w, p.sources(), p.filter())
	}
	points, err := p.points()
	if err != nil {
		return err
	}
	switch form {
	case "customSmallerIsBetter":
		return publish.SmallerIsBetter(w, points)
	case "customBiggerIsBetter":
		return publish.BiggerIsBetter(w, points)
	case "bmf":
		return publish.BMF(w, points)
	case "openmetrics":
		return publish.OpenMetrics(w, points)
	}
	return fmt.Errorf("no such form")
}
