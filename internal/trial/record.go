package trial

import (
	"time"

	"github.com/vmbench/vmbench/strategies"
)

// A Request is what a worker reads from its standard input: one line of JSON.
type Request struct {
	Case   Case   `json:"case,omitzero"`
	Design Design `json:"design"`

	// Input and Canonical are the files of the document: what Decode reads and what Encode must write. The value that is
	// encoded is read from the JSON file Value, or, if that is "", the workload's own. The document of a workload of many types is JSON in
	// all formats: the worker, which has the types, makes the others from it.
	Input     string `json:"input"`
	Canonical string `json:"canonical"`
	Value     string `json:"value,omitempty"`

	// Seed is the run's, for the rotation of a workload of many types.
	Seed uint64 `json:"seed,omitempty"`

	// Reference is the best frame that the machine is known for, in nanoseconds; 0 if nothing is known.
	Reference float64 `json:"reference,omitempty"`

	// Load is how many steps of the reference loop each call has added to it.
	Load int `json:"load,omitempty"`

	// Stay asks the worker to wait for another request when it has replied.
	Stay bool `json:"stay,omitempty"`
	// Count asks for exactly so many calls, of which nothing is timed: somebody else counts what they take.
	Count int `json:"count,omitempty"`
	// Describe asks for the worker's strategies, in place of a trial.
	Describe bool `json:"describe,omitempty"`
}

// A Reply is what a worker writes to its standard output: one line of JSON in which one field is set. A worker that
// dies writes none.
type Reply struct {
	Strategies []Description `json:"strategies,omitempty"`
	Protocol   int           `json:"protocol,omitempty"` // how it measures, with its strategies

	Result  *Result `json:"result,omitempty"`
	Called  int     `json:"called,omitempty"`  // calls made, where they were to be counted
	Skipped string  `json:"skipped,omitempty"` // why the strategy does not do this case
	Wrong   string  `json:"wrong,omitempty"`   // how the codec failed its verification
	Error   string  `json:"error,omitempty"`   // what else went wrong
}

// A Description is what a worker says of one of its strategies.
type Description struct {
	Name   string            `json:"name"`
	Traits strategies.Traits `json:"traits"`
	// Formats are those in which it does some workload.
	Formats []strategies.Format `json:"formats,omitempty"`
}

// A Result is what one trial measured. Times are of the clock on the wall.
type Result struct {
	Time       float64   `json:"ns_per_op"` // the design's quantile of the windows
	Windows    []float64 `json:"windows"`   // ns per call, in order
	Calls      int       `json:"calls"`     // in all windows
	Bytes      uint64    `json:"bytes_per_op"`
	Allocs     uint64    `json:"allocs_per_op"`
	Document   int       `json:"document"` // bytes of the document that a call reads or writes; 0 for Compile
	Encoded    int       `json:"encoded"`  // bytes that the codec writes for the workload's value
	FirstUse   float64   `json:"first_ns"` // reading the schema and compiling the codec, in a fresh process
	PeakMemory int64     `json:"peak"`     // bytes; 0 where the system does not say
	Frames     []float64 `json:"frame_ns"` // the reference loop before each window and after the last
	Clean      int       `json:"clean"`    // windows between frames of a machine at its reference speed
	Usage      Usage     `json:"usage"`    // of the process, during the windows
	Counters   Counters  `json:"counters,omitempty"`

	Extent FrameExtent `json:"-"` // of the frames, where ReadRun has let go of them
}

// Counts are what was counted of a case outside of any trial.
type Counts struct {
	Instructions float64 `json:"instructions_per_op"` // as valgrind counts them
	Calls        int     `json:"calls"`               // that were counted
}

// A Usage is what a process had of the machine in a stretch of time.
type Usage struct {
	Wall        time.Duration `json:"wall_ns"`
	CPU         time.Duration `json:"cpu_ns"`
	Involuntary int64         `json:"involuntary"` // context switches that the process did not ask for
}

// Conditions are what the machine went through during a trial, its start included. What the system does not tell is 0.
type Conditions struct {
	Wall     time.Duration `json:"wall_ns"`
	Steal    float64       `json:"steal"`    // part of all CPUs' time that the hypervisor gave to others
	Pressure float64       `json:"pressure"` // part of the time in which some process waited for a CPU
	Load     float64       `json:"load"`     // the load average over a minute
}

// A FailureKind says in which way a trial went wrong.
type FailureKind string

const (
	Crashed FailureKind = "crash"  // the worker ended with an error
	Killed  FailureKind = "killed" // a signal ended it, from outside or for want of memory
	Hung    FailureKind = "hang"   // it ran into its time limit
	Wrong   FailureKind = "wrong"  // the codec failed its verification
	Garbled FailureKind = "output" // what it wrote is no reply
	Unable  FailureKind = "start"  // it did not start, or could not do what it was asked to
)

// A Failure is a trial that went wrong.
type Failure struct {
	Kind   FailureKind `json:"kind"`
	Reason string      `json:"reason"`           // one line
	Stderr string      `json:"stderr,omitempty"` // the end of what the worker wrote there
}

// final reports whether the case need not be tried again: it would go wrong in the same way, or hang for as long.
func (f *Failure) final() bool { return f.Kind == Wrong || f.Kind == Hung }

// A Record is one attempt at a trial, and one line of trials.jsonl. One of Result, Counts, Skipped and
// Failure is set.
type Record struct {
	Round    int  `json:"round"`    // counts from 1; 0 is not a round, but what was counted before the first
	Position int  `json:"position"` // of the case in the round, counts from 1
	Attempt  int  `json:"attempt"`  // counts from 1; more than 1 where a disturbed trial was repeated
	Case     Case `json:"case"`

	Layout uint64 `json:"layout,omitempty"` // seed of the worker's code layout; 0 is the linker's usual one
	Shard  int    `json:"shard,omitempty"`  // that measured it, in a run that was merged; rounds of different shards have nothing in common

	Start      time.Time  `json:"start"`
	Conditions Conditions `json:"conditions"`
	Disturbed  bool       `json:"disturbed,omitempty"` // too few windows were clean

	Result  *Result  `json:"result,omitempty"`
	Counts  *Counts  `json:"counts,omitempty"` // in round 0 alone, before the first
	Skipped string   `json:"skipped,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
}
