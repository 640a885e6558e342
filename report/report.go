package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Format is a form in which a report is written.
type Format string

const (
	Table    Format = "table"
	Markdown Format = "markdown"
	CSV      Format = "csv"
	JSON     Format = "json"
)

// Formats lists the formats, the default first.
func Formats() []Format { return []Format{Table, Markdown, CSV, JSON} }

// ParseFormat returns the format of a name.
func ParseFormat(name string) (Format, error) {
	if f := Format(name); slices.Contains(Formats(), f) {
		return f, nil
	}
	names := make([]string, len(Formats()))
	for i, f := range Formats() {
		names[i] = string(f)
	}
	return "", fmt.Errorf("unknown format %q; want one of %s", name, strings.Join(names, ", "))
}

// A Run is what a report needs to know about a run besides its measurements.
type Run struct {
	Directory string // where the run lies; may be empty

	Kept, Discarded int // rounds
	Repeated        int // trials that were repeated because the machine changed under them
	Layouts         int // random layouts of the code that rounds had in turns; 0 is the linker's usual one

	// Notes are sentences that belong under the table: documents that cannot be had, an interruption.
	Notes []string
}

// A Report is a run with what its measurements say.
type Report struct {
	Run
	*Analysis
}

// New analyses the measurements of a run.
func New(run Run, measurements []Measurement, o Options) *Report {
	return &Report{Run: run, Analysis: Analyze(measurements, o)}
}

// Compare analyses the measurements of a run that a query selects, in the tables that it asks for, and applies the gates.
// A report comes with a *GateError, since it can be shown; with other errors there is none.
func Compare(run Run, measurements []Measurement, q Query, o Options) (*Report, error) {
	chosen, err := Arrange(measurements, q, &o)
	if err != nil {
		return nil, err
	}
	if err := checkMachines(chosen); err != nil {
		return nil, err
	}
	if err := o.findBaseline(q.Baseline, chosen); err != nil {
		return nil, err
	}
	r := New(run, chosen, o)
	return r, r.applyGates()
}

// Write writes the report. The style matters to Table only.
func (r *Report) Write(w io.Writer, f Format, s Style) error {
	switch f {
	case Table:
		return r.writeTable(w, s)
	case Markdown:
		return r.writeMarkdown(w)
	case CSV:
		return r.writeCSV(w)
	case JSON:
		return r.writeJSON(w)
	}
	return fmt.Errorf("unknown format %q", f)
}

// Failures counts the trials that went wrong.
func (r *Report) Failures() int {
	n := 0
	for _, cell := range r.cells() {
		n += len(cell.Failures)
	}
	return n
}
