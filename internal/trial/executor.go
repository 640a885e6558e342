package trial

import "context"

// An Executor runs trials. Process is the one that measures; tests have others, without processes or timing.
type Executor interface {
	// Execute runs one trial to its end. Whatever goes wrong with the worker is part of the outcome. If the context
	// ends first, the trial is stopped and its outcome means nothing.
	Execute(ctx context.Context, t Trial) Outcome
}

// A Trial is what an executor is asked for.
type Trial struct {
	Case      Case
	Layout    uint64  // seed of the code layout; 0 is the linker's usual one
	Load      int     // steps of the reference loop added to each call
	Reference float64 // the best frame that the machine is known for, in nanoseconds; 0 if nothing is known
}

// An Outcome is what came of one trial, or of counting. One of Result, Counts, Skipped and Failure is set.
type Outcome struct {
	Result     *Result
	Counts     *Counts
	Skipped    string
	Failure    *Failure
	Conditions Conditions
}
