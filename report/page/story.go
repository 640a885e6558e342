package page

import (
	"time"

	"github.com/vmbench/vmbench/report"
)

// Question is what a report on strategies answers.
const Question = "Which serialization strategy should a codebase use, and what does it cost in speed and in code?"

// A Story is what a report is about: runs, and sweeps of sizes.
type Story struct {
	Runs  []*Run
	Sizes []*Sizes
}

// A Run is one run, analysed.
type Run struct {
	Label  string // of the user; may be empty
	Report *report.Report

	// Names say what workloads are, where their own names do not: "1000 types in turn".
	Names map[string]string

	Marked []string // strategies that stand out in plots of techniques

	Origin
	Trials []Trial       // all attempts that gave a time, by their start
	Growth *report.Sizes // times over numbers of types, where workloads are a series of them; may be nil

	found [][]report.Leaders // by section
}

// Sizes are those of one sweep.
type Sizes struct {
	Label     string
	Directory string
	*report.Sizes
	Origin
}

// An Origin is where numbers come from.
type Origin struct {
	Facts   []report.KeyValue // the machine, the versions and how it was measured
	Command []string          // lines that measure it again
	Notes   []string          // what the command leaves open
}

// A Trial is an attempt at measuring a case.
type Trial struct {
	report.Case
	Strategy string
	After    time.Duration // from the first trial's start to this one's
	Seconds  float64       // per operation
	Fate     Fate
}

// A Fate is what became of a trial.
type Fate int

const (
	Counts    Fate = iota
	Replaced       // it was disturbed; another attempt counts, or none
	Discarded      // with its round
)

var fateNames = [...]string{Counts: "counts", Replaced: "replaced", Discarded: "discarded"}

func (f Fate) String() string { return fateNames[f] }

// MarshalText writes the name.
func (f Fate) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// longestTitle is the largest number of characters of a heading.
const longestTitle = 100

// title is a run's heading: its label, or what was measured.
func (r *Run) title() string {
	if r.Label != "" {
		return shorten(r.Label, longestTitle)
	}
	if r.isLab() {
		return describeLab(r.Report)
	}
	return describe(r.Report)
}

func (s *Sizes) title() string {
	if s.Label != "" {
		return shorten(s.Label, longestTitle)
	}
	return "Code size of " + countStrategies(len(s.Strategies))
}
