package engine

import (
	"slices"
	"time"
)

// A Job is what an engine does in one process.
//
// The protocol is the same for all engines. Each variant first runs each program once, and the hash of its output is
// compared. Then it is called for Warmup with few repetitions at a time, since some engines optimize a function only between two
// calls, and timed to find out how many repetitions take Batch. Each round measures every cell once, in an order that Seed
// and the number of the round decide; the techniques of one program are neighbours, so that a machine which changes its
// speed changes it for all of them.
type Job struct {
	Techniques []string  // what is measured, in the order of tables
	Modules    []Module  // for engines that run WebAssembly; of the techniques that have one
	Programs   []Program //
	Warmup     time.Duration
	Batch      time.Duration
	FirstRound int // number of the first round, from 1
	Rounds     int
	Seed       uint64
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

// A Sample is one batch.
type Sample struct {
	Round     int           `json:"round"`
	Technique string        `json:"technique"`
	Program   string        `json:"program"`
	Reps      int           `json:"reps"`
	Elapsed   time.Duration `json:"ns"`
}
