package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/file"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/report/publish"
)

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

// points are the numbers of the comparison: of a run, those of each case, however its tables are arranged.
func (p publication) points() ([]report.Point, error) {
	if d, ok := p.shown.printable.(*report.Deltas); ok {
		return d.Points(), nil
	}
	run := p.inputs[0].run
	options := reportOptions(run.Run)
	options.Confidence, options.Units = p.o.confidence, trial.Units()
	return report.Points(measurements(run.Run, run.kept()), p.o.query, options)
}

// sources are the inputs as streams in Go's benchmark format.
func (p publication) sources() []report.Source {
	list := make([]report.Source, len(p.inputs))
	for i, in := range p.inputs {
		list[i] = in.source()
	}
	return list
}

// filter is the query's filter for results, in which the keys of cases are parts of the name.
func (p publication) filter() string {
	if len(savedRuns(p.inputs)) > 0 {
		return p.o.query.OfCases().Filter
	}
	return p.o.query.Filter
}

// time is when the first of the runs began, and now where no input is one.
func (p publication) time() time.Time {
	for _, run := range savedRuns(p.inputs) {
		if !run.Start.IsZero() {
			return run.Start
		}
	}
	return time.Now()
}
