package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/dispatch"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
	"github.com/vmbench/vmbench/strategies"
)

// An input is what one argument of compare names: the directory of a run, a file in Go's benchmark format, or standard
// input.
type input struct {
	path, label string
	run         *savedRun // of a directory that has records
	stdin       io.Reader // of "-"
}

// A savedRun is what a run's directory holds.
type savedRun struct {
	trial.Run
	records []trial.Record
}

// bench is the file of a run's directory that other tools read.
const bench = "bench.txt"

// openInputs finds out what the arguments are. What cannot be used is told to problem and left out.
func openInputs(args []string, stdin io.Reader, problem func(error)) []*input {
	inputs := make([]*input, 0, len(args))
	counts := map[string]int{}
	for _, arg := range args {
		in := &input{path: arg}
		if label, path, ok := strings.Cut(arg, "="); ok && !exists(arg) {
			in.label, in.path = label, path
		} else {
			counts[arg]++
		}
		inputs = append(inputs, in)
	}
	labelInputs(inputs, counts)
	usable := inputs[:0]
	for _, in := range inputs {
		if err := in.open(stdin, problem); err != nil {
			problem(err)
			continue
		}
		usable = append(usable, in)
	}
	return usable
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// labelInputs labels inputs that have no label of their own with their path, and tells apart paths that are given twice.
func labelInputs(inputs []*input, counts map[string]int) {
	numbers := map[string]int{}
	for _, in := range inputs {
		switch {
		case in.label != "":
		case counts[in.path] > 1:
			in.label = fmt.Sprintf("%s#%d", in.path, numbers[in.path])
			numbers[in.path]++
		default:
			in.label = in.path
		}
	}
}

// open finds out what the input is.
func (in *input) open(stdin io.Reader, problem func(error)) error {
	if in.path == "-" {
		in.stdin = stdin
		return nil
	}
	info, err := os.Stat(in.path)
	if err != nil {
		return fmt.Errorf("%w; want a run directory, a file in Go's benchmark format, label=FILE, or - for standard input", err)
	}
	if !info.IsDir() {
		return nil
	}
	return in.openRun(problem)
}

// openRun reads the directory of a run or, where it has no records, finds its bench.txt, the size.txt of a sweep, or the
// dispatch.txt of the dispatch lab.
func (in *input) openRun(problem func(error)) error {
	hasRun, hasTrials := exists(filepath.Join(in.path, "run.json")), exists(filepath.Join(in.path, "trials.jsonl"))
	hasBench := exists(filepath.Join(in.path, bench))
	switch {
	case !hasTrials && hasBench:
		if hasRun {
			problem(fmt.Errorf("%s: missing; %s is used, without pairs", filepath.Join(in.path, "trials.jsonl"), bench))
		}
		in.path = filepath.Join(in.path, bench)
		return nil
	case !hasTrials && exists(filepath.Join(in.path, sizeBench)): // the directory of a sweep of sizes
		in.path = filepath.Join(in.path, sizeBench)
		return nil
	case !hasTrials && exists(filepath.Join(in.path, dispatch.BenchFile)): // that of the dispatch lab
		in.path = filepath.Join(in.path, dispatch.BenchFile)
		return nil
	case !hasTrials:
		return fmt.Errorf("%s: no run: it has no trials.jsonl and no %s; name a directory that vmbench run wrote", in.path, bench)
	}
	run, records, problems := trial.ReadRun(in.path)
	for _, err := range problems {
		problem(err)
	}
	if len(records) == 0 {
		return fmt.Errorf("%s: nothing to compare; measure with vmbench run", in.path)
	}
	in.run = &savedRun{run, records}
	return nil
}

// source is the input as a stream in Go's benchmark format.
func (in *input) source() report.Source {
	s := report.Source{Name: in.path, Label: in.label}
	switch {
	case in.stdin != nil:
		s.Name = "standard input"
		s.Open = func() (io.ReadCloser, error) { return io.NopCloser(in.stdin), nil }
	case in.run != nil:
		s.Name = filepath.Join(in.path, "trials.jsonl")
		s.Open = in.run.bench
	default:
		s.Open = func() (io.ReadCloser, error) { return os.Open(in.path) }
	}
	return s
}

// savedRuns are the inputs that are runs with records.
func savedRuns(inputs []*input) []*savedRun {
	var runs []*savedRun
	for _, in := range inputs {
		if in.run != nil {
			runs = append(runs, in.run)
		}
	}
	return runs
}

// countFormats counts the formats that runs measured.
func countFormats(runs []*savedRun) int {
	formats := map[string]bool{}
	for _, run := range runs {
		for _, r := range run.records {
			formats[string(r.Case.Format)] = true
		}
	}
	return len(formats)
}

// kept are the records that count: all trials, where there is no design to discard any.
func (r *savedRun) kept() trial.Kept {
	kept := r.Plan.Design.Keep(r.records)
	if r.DesignHash == "" {
		kept.Noisy = nil
	}
	return kept
}

// bench writes the records that count as bench.txt would have them.
func (r *savedRun) bench() (io.ReadCloser, error) {
	var text bytes.Buffer
	err := trial.WriteBench(&text, r.Run, r.kept())
	return io.NopCloser(&text), err
}

func countStdin(inputs []*input) int {
	n := 0
	for _, in := range inputs {
		if in.stdin != nil {
			n++
		}
	}
	return n
}

// sameLabels says which inputs share a label, so that their results are one column.
func sameLabels(inputs []*input) []string {
	first := map[string]*input{}
	var texts []string
	for _, in := range inputs {
		if before := first[in.label]; before != nil {
			texts = append(texts, fmt.Sprintf("%s and %s have the label %s, so that their results are one column", before.path, in.path, in.label))
		} else {
			first[in.label] = in
		}
	}
	return texts
}

// otherDocuments says which workloads were measured on different documents by the first run that has them and by a later
// one, if the filter lets them through.
func otherDocuments(inputs []*input, query string) []string {
	type document struct {
		trial.DataHash
		in *input
	}
	first := map[trial.DataKey]document{}
	var texts []string
	for _, in := range inputs {
		if in.run == nil {
			continue
		}
		for _, key := range in.run.Plan.Documents() {
			d := document{in.run.Plan.Hashes(key.Format)[key.Workload], in}
			if before, seen := first[key]; !seen {
				first[key] = d
			} else if before.DataHash != d.DataHash && in.run.measures(key, query) {
				texts = append(texts, different(before.in, in, key))
			}
		}
	}
	return texts
}

// different says that two runs measured different documents, and how they can be compared all the same.
func different(a, b *input, key trial.DataKey) string {
	what, rest := key.Workload, "-workload:"+key.Workload
	if key.Format != strategies.JSON {
		what = fmt.Sprintf("%s in %s", key.Workload, key.Format)
		rest = fmt.Sprintf("-(workload:%s format:%s)", key.Workload, key.Format)
	}
	return fmt.Sprintf("%s and %s measured different documents of %s; leave it out with --filter '%s'", a.path, b.path, what, rest)
}

// measures reports whether a filter lets through some case of the documents. One that asks for units does not say. What is in JSON is in all
// formats, whose values are read from it.
func (r *savedRun) measures(key trial.DataKey, query string) bool {
	filter, err := trial.NewFilter(query)
	return err != nil || strings.Contains(query, ".unit") ||
		slices.ContainsFunc(r.Plan.Cases, func(c trial.Case) bool {
			return c.Workload == key.Workload && (key.Format == strategies.JSON || c.Format == key.Format) && filter.Matches(c)
		})
}

// problems counts what is wrong with the inputs, and tells it on a stream.
type problems struct {
	w io.Writer
	n int
}

func (p *problems) tell(err error) {
	p.n++
	fmt.Fprintf(p.w, "vmbench: %v\n", err)
}

// warn tells what does not make the input unusable.
func (p *problems) warn(format string, args ...any) {
	fmt.Fprintf(p.w, "warning: "+format+"\n", args...)
}

// err is the error of inputs that were not all good.
func (p *problems) err() error {
	if p.n == 0 {
		return nil
	}
	return errors.New("the input has the problems named above; what is printed is of the rest")
}
