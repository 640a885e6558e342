package engine

import (
	"context"
	"errors"
)

// An Engine runs jobs.
type Engine interface {
	// Name tells engines apart. One with other settings is an engine of its own: "node", "node+nospec".
	Name() string

	// Find looks for what the engine needs. An error that is ErrMissing says that it is not there, any other that it is
	// there and of no use.
	Find(context.Context) (Found, error)

	// Run does a job and tells each sample as it comes. All that it has started ends with it, within the deadline of the
	// context. An error says that the engine could not go on; the samples that were told before it count, and the Result
	// is what is known.
	Run(context.Context, Job, func(Sample)) (Result, error)
}

// ErrMissing is what Find wraps where there is no such engine on this machine.
var ErrMissing = errors.New("not found")

// Found is what is known of an engine before it runs.
type Found struct {
	Version string `json:"version"`         // as the engine says it
	Path    string `json:"path,omitempty"`  // of its program; empty for what is part of this one
	Flags   string `json:"flags,omitempty"` // the settings with which it runs
}

// A Result is what a job came to besides its samples.
type Result struct {
	Version, Flags string
	Cells          []Cell // those without samples, or with fewer than were asked for
}

// A Cell is a technique on a program that was not measured. Err is the reason, in the engine's own words where it has any.
type Cell struct {
	Technique string `json:"technique"`
	Program   string `json:"program,omitempty"` // empty for all programs
	Fault     Fault  `json:"fault"`
	Round     int    `json:"round,omitempty"` // in which it broke; 0 if it was before the first
	Err       string `json:"err"`
}

// A Fault is why a cell was not measured.
type Fault string

const (
	Unsupported Fault = "unsupported" // the engine refuses the module, or has no such technique
	Wrong       Fault = "wrong"       // the output has another hash than that of the reference
	Broken      Fault = "broken"      // it trapped, hung, or the engine ended
)
