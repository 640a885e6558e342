package trial

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Valgrind is the tool that counts instructions where the processor's counters are out of reach. Callgrind is the fastest
// of its tools that count them, and its count is exact; what is approximate is the program, see CountInstructions.
type Valgrind struct {
	path    string
	native  Process // tells how long a call takes
	process Process // runs under valgrind
}

// ErrNoValgrind says what to do where valgrind is not installed.
var ErrNoValgrind = errors.New("counting instructions needs valgrind: install it, such as with apt install valgrind")

// FindValgrind looks for valgrind.
func FindValgrind() (path string, err error) {
	if path, err = exec.LookPath("valgrind"); err != nil {
		return "", ErrNoValgrind
	}
	return path, nil
}

// NewValgrind looks for valgrind, which then runs workers as the process does, one for each count.
func NewValgrind(p *Process) (*Valgrind, error) {
	path, err := FindValgrind()
	if err != nil {
		return nil, err
	}
	native := Process{Workers: p.Workers, Documents: p.Documents, Design: p.Design, Env: p.Env, Seed: p.Seed}
	native.Design.Shared = false
	v := &Valgrind{path, native, native}
	v.process.Design.Memory = 0 // the limit would be one for valgrind
	v.process.Design.Limit = max(valgrindLimit, valgrindSlowdown*p.Design.Limit)
	// The collector's work depends on when it runs, and threads that wait count as they spin.
	v.process.Env = slices.Concat(p.Env, []string{"GOGC=off", "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1"})
	return v, nil
}

// A program under valgrind is about so much slower, and needs a while to start.
const (
	valgrindSlowdown = 50
	valgrindLimit    = 2 * time.Minute
)

// countedTime is for how long the calls that are counted take without valgrind: some 50 million instructions. Two starts
// of the same program differ by about 100 thousand, which is 0.2 % of that.
const countedTime = 5 * time.Millisecond

// mostCounted is the largest number of calls that are counted.
const mostCounted = 1 << 20

// CountInstructions counts the instructions of a call in user code, without the garbage collector. It runs the worker
// twice, with one call and with many more, so that all else that a worker does cancels. How many are enough, a trial
// without valgrind tells first; its failure, or that the case is skipped, is the outcome then.
//
// The count is approximate: valgrind shows the program an older processor, so that it may choose other code than it runs
// natively; the seeds of maps differ from process to process; and what Go's scheduler does meanwhile is in it.
//
// Counting the worker's thread alone is no way out: the start of a process moves between threads, and does not cancel
// then. Nor is counting within a function alone: go run builds programs without symbols.
func (v *Valgrind) CountInstructions(ctx context.Context, c Case) Outcome {
	outcome := v.native.Execute(ctx, Trial{Case: c})
	if outcome.Result == nil {
		return outcome
	}
	calls := int(min(mostCounted, max(1, float64(countedTime)/outcome.Result.Time)))
	begin := time.Now()
	perCall, failure := v.difference(ctx, c, calls)
	outcome = Outcome{Conditions: Conditions{Wall: outcome.Conditions.Wall + time.Since(begin)}, Failure: failure}
	if failure == nil {
		outcome.Counts = &Counts{Instructions: perCall, Calls: calls}
	}
	return outcome
}

// difference counts with one call and with n more, both at once: that they disturb each other changes no count.
func (v *Valgrind) difference(ctx context.Context, c Case, n int) (perCall float64, failure *Failure) {
	var totals [2]float64
	var failures [2]*Failure
	var both sync.WaitGroup
	for i := range totals {
		both.Go(func() { totals[i], failures[i] = v.total(ctx, c, 1+n*i) })
	}
	both.Wait()
	for _, failure := range failures {
		if failure != nil {
			return 0, failure
		}
	}
	return max(0, (totals[1]-totals[0])/float64(n)), nil
}

// total counts all instructions of a worker that makes some calls.
func (v *Valgrind) total(ctx context.Context, c Case, calls int) (float64, *Failure) {
	unable := func(err error) (float64, *Failure) { return 0, &Failure{Kind: Unable, Reason: err.Error()} }
	dir, err := os.MkdirTemp("", "vmbench-valgrind-")
	if err != nil {
		return unable(err)
	}
	defer os.RemoveAll(dir)
	command, err := v.process.Workers.command(c, 0)
	if err != nil {
		return unable(err)
	}
	request := v.process.newRequest(c)
	request.Count = calls
	line, err := json.Marshal(request)
	if err != nil {
		return unable(err)
	}
	log := filepath.Join(dir, "log")
	valgrind := []string{v.path, "--tool=callgrind", "--callgrind-out-file=" + os.DevNull, "--log-file=" + log}
	if _, failure := v.process.run(ctx, append(valgrind, command...), append(line, '\n')); failure != nil {
		return 0, failure
	}
	text, err := os.ReadFile(log)
	if err != nil {
		return unable(err)
	}
	total, err := collected(text)
	if err != nil {
		return unable(err)
	}
	return total, nil
}

var collectedLine = regexp.MustCompile(`(?m)^==\d+== Collected : (\d+)$`)

// collected is the count in what callgrind says at its end: "==7509== Collected : 4083665".
func collected(log []byte) (float64, error) {
	match := collectedLine.FindSubmatch(log)
	if match == nil {
		return 0, fmt.Errorf("valgrind's log has no count: %.300q", log)
	}
	return strconv.ParseFloat(string(match[1]), 64)
}

// call makes some calls, after a few that bring the subject into its usual state.
func (s *subject) call(calls int) Reply {
	run := s.loop()
	for _, n := range []int{countedWarmup, calls} {
		if err := run(n); err != nil {
			return Reply{Wrong: err.Error()}
		}
	}
	return Reply{Called: calls}
}

// countedWarmup are the calls before those that are counted.
const countedWarmup = 3
