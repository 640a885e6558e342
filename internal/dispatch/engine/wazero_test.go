package engine_test

import (
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/dispatch/wasm"
)

// job is as small as one can be.
func job() engine.Job {
	j := engine.Job{Batch: time.Microsecond, Slices: 1, FirstRound: 1, Rounds: 1}
	for _, t := range wasm.Techniques() {
		j.Techniques = append(j.Techniques, t.Name)
		j.Modules = append(j.Modules, t.Module(1))
	}
	for _, p := range machine.Programs() {
		j.Programs = append(j.Programs, engine.Program{Name: p.Name, PC: p.PC, Steps: p.Steps, Hash: p.Hash})
	}
	return j
}

// wazero refuses these. When it does not any more, they are to be measured.
var refused = map[string]string{
	"tail-typed":   "table is not funcref type",
	"tail-array":   "invalid byte: 0x5e",
	"array-copies": "invalid byte: 0x5e",
}

func TestWazero(t *testing.T) {
	samples := map[[2]string]int{}
	j := job()
	result, err := engine.Wazero().Run(t.Context(), j, func(s engine.Sample) { samples[[2]string{s.Technique, s.Program}]++ })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Cells {
		if words := refused[c.Technique]; c.Fault != engine.Unsupported || words == "" || !strings.Contains(c.Err, words) {
			t.Errorf("%s %s: %s: %s", c.Technique, c.Program, c.Fault, c.Err)
		}
	}
	for _, technique := range j.Techniques {
		for _, p := range j.Programs {
			want := 1
			if refused[technique] != "" {
				want = 0
			}
			if n := samples[[2]string{technique, p.Name}]; n != want {
				t.Errorf("%s %s: %d samples, want %d", technique, p.Name, n, want)
			}
		}
	}
}

// An output that is not that of the reference is no measurement.
func TestWrongOutput(t *testing.T) {
	j := job()
	j.Modules, j.Programs = j.Modules[:1], j.Programs[:1]
	j.Programs[0].Hash++
	result, err := engine.Wazero().Run(t.Context(), j, func(s engine.Sample) { t.Errorf("a sample: %+v", s) })
	if err != nil || len(result.Cells) != 1 || result.Cells[0].Fault != engine.Wrong {
		t.Errorf("%+v, %v; want one cell that is wrong", result, err)
	}
}
