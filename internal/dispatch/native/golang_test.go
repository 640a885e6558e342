package native_test

import (
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/dispatch/native"
)

// Every technique gives the output of the reference for every program, or says why it cannot be had.
func TestGo(t *testing.T) {
	job := engine.Job{Batch: time.Microsecond, Slices: 1, FirstRound: 3, Rounds: 2}
	for _, technique := range native.Techniques() {
		if technique.Name == "goto" || technique.Name == "musttail" {
			continue // of other languages
		}
		job.Techniques = append(job.Techniques, technique.Name)
	}
	for _, p := range machine.Programs() {
		job.Programs = append(job.Programs, engine.Program{Name: p.Name, PC: p.PC, Steps: p.Steps, Hash: p.Hash})
	}
	samples := map[[2]string]int{}
	result, err := native.Go().Run(t.Context(), job, func(s engine.Sample) {
		samples[[2]string{s.Technique, s.Program}] += s.Round
	})
	if err != nil {
		t.Fatal(err)
	}
	absent := map[string]bool{}
	for _, c := range result.Cells {
		if absent[c.Technique] = true; c.Technique != "asm" || c.Fault != engine.Unsupported {
			t.Errorf("%s %s: %s: %s", c.Technique, c.Program, c.Fault, c.Err)
		}
	}
	for _, technique := range job.Techniques {
		for _, p := range job.Programs {
			if sum := samples[[2]string{technique, p.Name}]; sum != 3+4 && !absent[technique] {
				t.Errorf("%s %s: the numbers of its rounds add up to %d, want 7", technique, p.Name, sum)
			}
		}
	}
}
