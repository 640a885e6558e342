package engine

import (
	_ "embed"
	"encoding/json"
	"time"
)

// driver does a job in any engine that runs JavaScript.
//
//go:embed driver.js
var driver []byte

// A script is a job as a driver reads it.
type script struct {
	job Job // as it was given

	Modules  []scriptModule  `json:"modules"`
	Programs []scriptProgram `json:"programs"`
	Skip     []cellName      `json:"skip"`
	Warmup   time.Duration   `json:"warmup"` // nanoseconds, as Slice
	Slice    time.Duration   `json:"slice"`
	First    int             `json:"first"` // number of the first round
	Order    [][]int         `json:"order"` // for each round its slices: of a cell the index of the module × programs + that of the program
}

type scriptModule struct {
	Technique string `json:"technique"`
	Wasm      []byte `json:"wasm"`
}

type scriptProgram struct {
	Name string `json:"name"`
	PC   uint32 `json:"pc"`
	Hash uint32 `json:"hash"`
}

// A cellName is a technique on a program.
type cellName struct {
	Technique string `json:"technique"`
	Program   string `json:"program"`
}

// newScript is a job without the cells to skip.
func newScript(job Job, skip []cellName) script {
	s := script{
		job:  job,
		Skip: append([]cellName{}, skip...), Warmup: job.Warmup, Slice: job.slice(), First: job.FirstRound, Order: [][]int{},
	}
	for _, m := range job.Modules {
		s.Modules = append(s.Modules, scriptModule(m))
	}
	var places []*place
	index := map[*place]int{}
	for j, p := range job.Programs {
		s.Programs = append(s.Programs, scriptProgram{p.Name, p.PC, p.Hash})
		for i := range job.Modules {
			at := &place{Program: p}
			index[at] = i*len(job.Programs) + j
			places = append(places, at)
		}
	}
	for round := job.FirstRound; round < job.FirstRound+job.Rounds; round++ {
		var order []int
		for _, at := range inOrder(places, job, round) {
			order = append(order, index[at])
		}
		s.Order = append(s.Order, order)
	}
	return s
}

// javaScript is the driver with the job in front of it.
func (s script) javaScript() ([]byte, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return append(append(append([]byte("globalThis.job = "), text...), ";\n"...), driver...), nil
}
