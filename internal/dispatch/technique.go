package dispatch

import (
	"slices"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
	"github.com/vmbench/vmbench/internal/dispatch/native"
	"github.com/vmbench/vmbench/internal/dispatch/wasm"
)

// Baseline is the technique that every engine has, and that the others are compared with.
const Baseline = "switch"

// A Technique is a way to get from one instruction to the next.
type Technique struct {
	Name    string
	WASM    string // what it is on WebAssembly engines; empty if they do not have it
	Native  string // what it is in native code
	compile func(layout int) engine.Module
}

// Techniques lists all of them, in the order of tables.
func Techniques() []Technique {
	var list []Technique
	for _, t := range wasm.Techniques() {
		list = append(list, Technique{Name: t.Name, WASM: t.Summary, compile: t.Module})
	}
	for _, t := range native.Techniques() {
		i := slices.IndexFunc(list, func(known Technique) bool { return known.Name == t.Name })
		if i < 0 {
			i = len(list)
			list = append(list, Technique{Name: t.Name})
		}
		list[i].Native = t.Summary
	}
	return list
}

// TechniqueNames are the names of Techniques.
func TechniqueNames() []string {
	var names []string
	for _, t := range Techniques() {
		names = append(names, t.Name)
	}
	return names
}

// ProgramNames are the names of the programs, in the order of tables.
func ProgramNames() []string {
	var names []string
	for _, p := range machine.Programs() {
		names = append(names, p.Name)
	}
	return names
}

// modules are the chosen techniques as WebAssembly, in a code layout.
func modules(chosen []string, layout int) []engine.Module {
	var list []engine.Module
	for _, t := range Techniques() {
		if t.compile != nil && slices.Contains(chosen, t.Name) {
			list = append(list, t.compile(layout))
		}
	}
	return list
}

// programs are the chosen programs, as jobs have them.
func programs(chosen []string) []engine.Program {
	var list []engine.Program
	for _, p := range machine.Programs() {
		if slices.Contains(chosen, p.Name) {
			list = append(list, engine.Program{Name: p.Name, PC: p.PC, Steps: p.Steps, Hash: p.Hash})
		}
	}
	return list
}
