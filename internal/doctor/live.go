package doctor

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"slices"

	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
)

// Ask finds out what this machine's files do not say, but for what happens while trials run. The facts are those of the
// program that runs them.
func Ask(facts trial.Facts) Live {
	valgrind, _ := exec.LookPath("valgrind") // empty if there is none
	live := Live{
		GOOS:      facts.GOOS,
		CPUs:      facts.CPUs,
		Procs:     facts.Procs,
		Go:        fmt.Sprintf("%s %s/%s", facts.Go, facts.GOOS, facts.GOARCH),
		Level:     facts.Level,
		Variables: facts.Variables,
		Valgrind:  valgrind,
		ClockStep: machine.ClockStep(),
		ClockCost: machine.ClockCost(),
	}
	runtime.LockOSThread() // counters are those of a thread
	defer runtime.UnlockOSThread()
	live.Counters = machine.ProbeCounters(machine.Events()...)
	return live
}

// Trials returns a function that runs the trial of a case in a fresh process.
func Trials(p *trial.Process, c trial.Case) func(context.Context) (Trial, error) {
	best := 0.0 // frame so far, in nanoseconds
	return func(ctx context.Context) (Trial, error) {
		outcome := p.Execute(ctx, trial.Trial{Case: c, Reference: best})
		switch {
		case ctx.Err() != nil:
			return Trial{}, ctx.Err()
		case outcome.Failure != nil:
			return Trial{}, fmt.Errorf("a trial of %s failed: %s", c, outcome.Failure.Reason)
		case outcome.Result == nil:
			return Trial{}, fmt.Errorf("a trial of %s was skipped: %s", c, outcome.Skipped)
		}
		r := outcome.Result
		if shortest := slices.Min(r.Frames); best == 0 || shortest < best {
			best = shortest
		}
		return Trial{r.Time, r.Windows, outcome.Conditions.Wall, r.Clean < p.Design.MinWindows}, nil
	}
}
