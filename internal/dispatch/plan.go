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
	Warmup     time.Duration `json:"warmup_ns"` // of each technique on each program
	Limit      time.Duration `json:"limit_ns"`  // that an engine may take for one start
	Seed       uint64        `json:"seed"`
}

// DefaultPlan measures everything. A batch is so long that the clock of a browser, which ticks every 20 µs, is wrong by
// 0.05 % at most. Engines are started twice, since what a process draws by chance it keeps: the place of code and of memory,
// and what its compiler has seen first.
func DefaultPlan() Plan {
	return Plan{
		Techniques: TechniqueNames(), Programs: ProgramNames(),
		Rounds: 15, Starts: 2, Batch: 40 * time.Millisecond, Warmup: 100 * time.Millisecond, Limit: 10 * time.Minute,
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
	case p.Batch < time.Microsecond:
		return fmt.Errorf("a batch of %v: want at least 1µs", p.Batch)
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

// job is what an engine does in a start, counted from 0.
func (p Plan) job(start int) engine.Job {
	first := append(p.FirstRounds(), p.Rounds+1)
	return engine.Job{
		Techniques: p.Techniques, Modules: modules(p.Techniques), Programs: programs(p.Programs),
		Warmup: p.Warmup, Batch: p.Batch, FirstRound: first[start], Rounds: first[start+1] - first[start], Seed: p.Seed,
	}
}

// Design identifies how is measured: results of different designs are not to be compared without a thought.
func (p Plan) Design() string {
	h := sha256.New()
	fmt.Fprintf(h, "dispatch %v %v %d\n", p.Batch, p.Warmup, p.Starts)
	for _, program := range programs(ProgramNames()) {
		fmt.Fprintf(h, "%s %d %x\n", program.Name, program.Steps, program.Hash)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
