package main

import (
	"testing"
	"time"

	"github.com/bytecodealliance/wasmtime-go/v39"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/dispatch/wasm"
)

// Wasmtime takes every technique, and gives the output of the reference.
func TestTechniques(t *testing.T) {
	config := wasmtime.NewConfig()
	config.SetWasmTailCall(true)
	config.SetWasmFunctionReferences(true)
	config.SetWasmGC(true)
	w := wasmtime.NewEngineWithConfig(config)
	job := engine.Job{Batch: time.Microsecond, Slices: 1, FirstRound: 1, Rounds: 1}
	for _, p := range machine.Programs() {
		job.Programs = append(job.Programs, engine.Program{Name: p.Name, PC: p.PC, Steps: p.Steps, Hash: p.Hash})
	}
	var variants []engine.Variant
	for _, technique := range wasm.Techniques() {
		v, err := instantiate(w, technique.Module(0))
		if err != nil {
			t.Errorf("%s: %v", technique.Name, err)
			continue
		}
		variants = append(variants, v)
	}
	samples := 0
	cells, err := engine.Measure(t.Context(), job, variants, func(engine.Sample) { samples++ })
	if err != nil || len(cells) > 0 || samples != len(variants)*len(job.Programs) {
		t.Errorf("%d samples, %+v, %v", samples, cells, err)
	}
}
