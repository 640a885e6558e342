package engine

import (
	"slices"
	"time"
)

// A Job is what an engine does in one process.
//
// The protocol is the same for all engines. Each variant first runs each program once, and the hash of its output is
// compared. Then it is called with few repetitions at a time, since some engines optimize a function only between two calls, until no call has
// been faster than all before for Warmup: engines that compile while they run do so function by function, and modules of many take
// seconds. It is timed to find out how many repetitions a slice takes.
//
// Each round measures every cell for the time of a batch, in slices, in an order that Seed and the number of the round decide: the programs
// one after the other, and each in passes over all techniques, so that a machine which changes its speed changes it for
// all of them. A disturbance makes a slice slower and never faster, so what counts is the lower quartile of the slices: for a
// cell to be wrong, most of its slices have to be disturbed.
type Job struct {
	Techniques []string  // what is measured, in the order of tables
	Modules    []Module  // for engines that run WebAssembly; of the techniques that have one
	Programs   []Program //
	Warmup     time.Duration
	Batch      time.Duration // that a cell takes in a round, all slices together
	Slices     int
	Layout     int // where code lies: engines that compile get code that lies elsewhere for another number
	FirstRound int // number of the first round, from 1
	Rounds     int
	Seed       uint64
}

// slice is the time of one slice.
func (j *Job) slice() time.Duration { return j.Batch / time.Duration(j.Slices) }

// quartile is the lower quartile of the slices of a cell, as the driver for JavaScript takes it, too.
func quartile(times []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(times))[len(times)/4]
}

// Has reports whether a technique is to be measured.
func (j *Job) Has(technique string) bool { return slices.Contains(j.Techniques, technique) }

// A Module is one technique as WebAssembly. It imports nothing, and exports
//
//	memory
//	run(pc i32, reps i32) -> i32   runs the program at pc over all records, reps times, and returns where its output ends
//	check(end i32) -> i32          the hash of the output up to there: FNV-1a, 32 bits
type Module struct {
	Technique string
	Wasm      []byte
}

// A Program is a program of the machine.
type Program struct {
	Name  string
	PC    uint32 // where it begins in the memory
	Steps int    // instructions that one repetition executes
	Hash  uint32 // of the output of one repetition
}

// A Sample is what a cell took in a round: the lower quartile of its slices.
type Sample struct {
	Round     int           `json:"round"`
	Technique string        `json:"technique"`
	Program   string        `json:"program"`
	Reps      int           `json:"reps"` // of a slice
	Elapsed   time.Duration `json:"ns"`
}
