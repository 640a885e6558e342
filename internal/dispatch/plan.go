package dispatch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// A Plan is what is measured, and how.
type Plan struct {
	Techniques []string      `json:"techniques"`
	Programs   []string      `json:"programs"`
	Rounds     int           `json:"rounds"`
	Starts     int           `json:"starts"` // how often an engine is started; each time it does a part of the rounds
	Batch      time.Duration `json:"batch_ns"`
	Slices     int           `json:"slices"`    // of a batch
	Warmup     time.Duration `json:"warmup_ns"` // of each technique on each program: engine.Job says how
	Limit      time.Duration `json:"limit_ns"`  // that an engine may take for one start
	Seed       uint64        `json:"seed"`
}

// DefaultPlan measures everything. A slice is so long that the clock of a browser, which ticks every 20 µs, is wrong by
// 0.4 % at most. Engines are started several times, since what a process draws by chance it keeps: the place of code and of memory,
// and what its compiler has seen first. An interval at 95 % over starts needs 6, and with 7 it bears one that is off.
func DefaultPlan() Plan {
	return Plan{
		Techniques: TechniqueNames(), Programs: ProgramNames(),
		Rounds: 14, Starts: 7, Batch: 40 * time.Millisecond, Slices: 8, Warmup: 200 * time.Millisecond, Limit: 10 * time.Minute,
	}
}

// Check reports what cannot be measured like that.
func (p Plan) Check() error {
	switch {
	case len(p.Techniques) == 0:
		return errors.New("no technique to measure")
	case len(p.Programs) == 0:
		return errors.New("no program to measure")
	case p.Starts < 1:
		return fmt.Errorf("%d starts: want at least 1", p.Starts)
	case p.Rounds < p.Starts:
		return fmt.Errorf("%d rounds for %d starts: want at least one round for each start", p.Rounds, p.Starts)
	case p.Slices < 1:
		return fmt.Errorf("a batch of %d slices: want at least 1", p.Slices)
	case p.Batch < time.Duration(p.Slices)*time.Microsecond:
		return fmt.Errorf("a batch of %v in %d slices: want at least 1µs for each", p.Batch, p.Slices)
	case p.Limit <= 0:
		return fmt.Errorf("a limit of %v: want more than 0", p.Limit)
	}
	return nil
}

// FirstRounds are the rounds with which engines are started: the k-th start does those from the k-th on.
func (p Plan) FirstRounds() []int {
	first := make([]int, p.Starts)
	for i := range first {
		first[i] = 1 + p.Rounds*i/p.Starts
	}
	return first
}

// job is what an engine does in a start, counted from 0. Each start has another layout of the code, since that is luck, too, and a
// program has the same each time that it is started.
func (p Plan) job(start int) engine.Job {
	first := append(p.FirstRounds(), p.Rounds+1)
	return engine.Job{
		Techniques: p.Techniques, Modules: modules(p.Techniques, start), Layout: start, Programs: programs(p.Programs),
		Warmup: p.Warmup, Batch: p.Batch, Slices: p.Slices, FirstRound: first[start], Rounds: first[start+1] - first[start], Seed: p.Seed,
	}
}

// Design identifies how is measured: results of different designs are not to be compared without a thought.
func (p Plan) Design() string {
	h := sha256.New()
	fmt.Fprintf(h, "dispatch %v %d %v %d\n", p.Batch, p.Slices, p.Warmup, p.Starts)
	for _, program := range programs(ProgramNames()) {
		fmt.Fprintf(h, "%s %d %x\n", program.Name, program.Steps, program.Hash)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
