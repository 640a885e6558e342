package trial

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// A Worker is a program that runs the trials of some strategies. Its main function calls Main.
type Worker struct {
	Program    string
	Args       []string
	Build      string            // that it runs the cases of
	Strategies []string          // that it runs; nil is all that no other worker runs
	Workloads  []string          // that it runs; nil is all that no other worker runs
	Layouts    map[uint64]string // programs of the same source in other code layouts, by the layout's seed
}

// Workers are the programs of a run.
type Workers []Worker

// find returns the place of the worker that runs a case: one that names its workload, else one that names its strategy.
func (w Workers) find(c Case) (place int, ok bool) {
	best := -1
	for i, worker := range w {
		if worker.Build != c.Build {
			continue
		}
		if score := 2*rank(worker.Workloads, c.Workload) + rank(worker.Strategies, c.Strategy); score > best {
			place, best = i, score
		}
	}
	return place, best >= 0
}

// rank is 1 for a worker that names something, 0 for one that names nothing, and very low for one that names other things.
func rank(names []string, name string) int {
	switch {
	case names == nil:
		return 0
	case slices.Contains(names, name):
		return 1
	}
	return -9
}

// command returns the program and the arguments that run a case's trials in a code layout.
func (w Workers) command(c Case, layout uint64) ([]string, error) {
	i, ok := w.find(c)
	if !ok {
		return nil, fmt.Errorf("no worker runs %s", c)
	}
	program := w[i].Program
	if layout != 0 {
		var built bool
		if program, built = w[i].Layouts[layout]; !built {
			return nil, fmt.Errorf("%s was not built in the layout of seed %d", w[i].Program, layout)
		}
	}
	return append([]string{program}, w[i].Args...), nil
}

// describeLimit is more than a worker needs to say what it can do.
const describeLimit = 30 * time.Second

// Describe asks a worker for its strategies.
func (w Worker) Describe(ctx context.Context) ([]Description, error) {
	reply, err := w.ask(ctx)
	if err != nil {
		return nil, err
	}
	return reply.Strategies, nil
}

// Protocol asks a worker how it measures: workers of different protocols are not to be compared. One from before there were
// builds to compare does not say, and has 0.
func (w Worker) Protocol(ctx context.Context) (int, error) {
	reply, err := w.ask(ctx)
	if err != nil {
		return 0, err
	}
	return reply.Protocol, nil
}

// ask asks a worker to describe itself.
func (w Worker) ask(ctx context.Context) (*Reply, error) {
	request, err := json.Marshal(Request{Describe: true})
	if err != nil {
		return nil, err
	}
	p := &Process{Design: Design{Limit: describeLimit}}
	reply, failure := p.run(ctx, append([]string{w.Program}, w.Args...), append(request, '\n'))
	if failure != nil {
		return nil, fmt.Errorf("asking %s for its strategies: %s", w.Program, failure.Reason)
	}
	return reply, nil
}
