package dispatch

import (
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/machine"
)

// A Run is what is known of an experiment besides its samples.
type Run struct {
	Plan    Plan      `json:"plan"`
	Design  string    `json:"design"`
	Facts   Facts     `json:"facts"`
	Begin   time.Time `json:"begin"`
	Engines []Engine  `json:"engines"`
}

// Facts are what a reader must know about the machine and the program. What is not known is empty.
type Facts struct {
	Go     string `json:"go"`
	GOOS   string `json:"goos"`
	GOARCH string `json:"goarch"`
	CPU    string `json:"cpu,omitempty"`
	CPUs   int    `json:"cpus"`
	Kernel string `json:"kernel,omitempty"`
	Commit string `json:"commit,omitempty"`
	Dirty  bool   `json:"dirty,omitempty"`
}

// An Engine is what was found of one, and what became of it.
type Engine struct {
	Name    string        `json:"name"`
	Found   engine.Found  `json:"found,omitzero"`
	Missing string        `json:"missing,omitempty"` // why it did not take part
	Absent  bool          `json:"absent,omitempty"`  // nobody has asked for it, and it is not there
	Starts  []Start       `json:"starts,omitempty"`
	Cells   []engine.Cell `json:"cells,omitempty"` // that were not measured
}

// A Start is one process of an engine.
type Start struct {
	Number   int           `json:"start"` // from 1
	Wall     time.Duration `json:"wall_ns"`
	Steal    float64       `json:"steal"`    // of the time of all processors
	Pressure float64       `json:"pressure"` // of the time
	Error    string        `json:"error,omitempty"`
}

func newStart(number int, s machine.Strain, err error) Start {
	start := Start{Number: number, Wall: s.Wall, Steal: s.Steal.Part, Pressure: s.Pressure.Part}
	if err != nil {
		start.Error = err.Error()
	}
	return start
}

// A Sample is one batch of an engine.
type Sample struct {
	Engine string `json:"engine"`
	Start  int    `json:"start"`
	engine.Sample
}

// PerInstruction is the time of an instruction in nanoseconds, for a program that executes so many in a repetition.
func (s Sample) PerInstruction(steps int) float64 {
	return float64(s.Elapsed) / float64(s.Reps) / float64(steps)
}

// Steps are the instructions of one repetition of each program.
func Steps() map[string]int {
	steps := map[string]int{}
	for _, p := range programs(ProgramNames()) {
		steps[p.Name] = p.Steps
	}
	return steps
}
