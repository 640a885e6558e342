package trial

import "context"

// An Executor runs trials. Process is the one that measures; tests have others, without processes or timing.
type Executor interface {
	// Execute runs one trial of the case to its end, in the code layout of a seed. Whatever goes wrong with the worker
	// is part of the outcome. If the context ends first, the trial is stopped and its outcome means nothing.
	Execute(ctx context.Context, c Case, layout uint64) Outcome
}

// An Outcome is what came of one trial, or of counting. One of Result, Counts, Skipped and Failure is set.
type Outcome struct {
	Result     *Result
	Counts     *Counts
	Skipped    string
	Failure    *Failure
	Conditions Conditions
}
