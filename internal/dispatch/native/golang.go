package native

import (
	"context"
	"runtime"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
)

// Go is the engine whose techniques are written in Go.
func Go() engine.Engine { return goEngine{} }

type goEngine struct{}

func (goEngine) Name() string { return "go" }

func (goEngine) Find(context.Context) (engine.Found, error) {
	return engine.Found{Version: runtime.Version()}, nil
}

// A Technique is a way to get from one instruction to the next.
type Technique struct{ Name, Summary string }

// Techniques lists those of native code, in the order of tables.
func Techniques() []Technique {
	list := make([]Technique, len(goTechniques))
	for i, t := range goTechniques {
		list[i] = t.Technique
	}
	return append(list, compiledTechniques...)
}

// A runner runs a program over all records, once.
type runner func(*machine.Memory) (end uint32)

// A goTechnique makes runners of programs. Where it cannot be had, absent says why.
type goTechnique struct {
	Technique
	compile func(m *machine.Memory, pc uint32) runner
	absent  string
}

var goTechniques = []goTechnique{
	{Technique: Technique{"switch", "a loop around a switch"}, compile: interpret(runSwitch)},
	{Technique: Technique{"table", "a loop around a table of functions, registers as parameters and results"}, compile: interpret(runTable)},
	{Technique: Technique{"closure", "a function made for each instruction, with its operands"}, compile: compileClosures},
	{Technique: Technique{"thunk", "the function of an instruction in the instruction"}, compile: compileThunks},
	{Technique: Technique{"next", "functions that return the next one, registers in memory"}, compile: interpret(runSteps)},
	{Technique: Technique{"asm", "assembly whose handlers jump to each other; Go does the bloated opcodes"}, compile: interpret(runAsm), absent: noAsm},
}

// interpret is for techniques that run a program as it is.
func interpret(run func(*machine.Memory, uint32) uint32) func(*machine.Memory, uint32) runner {
	return func(_ *machine.Memory, pc uint32) runner {
		return func(m *machine.Memory) uint32 { return run(m, pc) }
	}
}

// Run measures the techniques in this process, each with a memory of its own.
func (goEngine) Run(ctx context.Context, job engine.Job, tell func(engine.Sample)) (engine.Result, error) {
	result := engine.Result{Version: runtime.Version()}
	var variants []engine.Variant
	for _, t := range goTechniques {
		switch {
		case !job.Has(t.Name):
		case t.absent != "":
			result.Cells = append(result.Cells, engine.Cell{Technique: t.Name, Fault: engine.Unsupported, Err: t.absent})
		default:
			variants = append(variants, t.variant())
		}
	}
	cells, err := engine.Measure(ctx, job, variants, tell)
	result.Cells = append(result.Cells, cells...)
	return result, err
}

func (t goTechnique) variant() engine.Variant {
	m := machine.NewMemory()
	runners := map[uint32]runner{}
	return engine.Variant{
		Technique: t.Name,
		Run: func(pc uint32, reps int) (end uint32, err error) {
			run := runners[pc]
			if run == nil {
				run = t.compile(m, pc)
				runners[pc] = run
			}
			for range reps {
				m.Store64(machine.Sum, 0)
				end = run(m)
			}
			return end, nil
		},
		Check: func(end uint32) (uint32, error) { return machine.HashOf(m[machine.Output:end]), nil },
	}
}
