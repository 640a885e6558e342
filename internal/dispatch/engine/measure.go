package engine

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// A Variant is a technique that runs in this process.
type Variant struct {
	Technique string

	// Run runs the program at pc over all records, reps times, and returns where its output ends.
	Run func(pc uint32, reps int) (end uint32, err error)

	// Check is the hash of the output up to there.
	Check func(end uint32) (uint32, error)

	// Time is Run, and returns how long that took. It may be nil: then the call of Run is timed.
	Time func(pc uint32, reps int) (time.Duration, error)
}

// A place is a cell while it is measured.
type place struct {
	*Variant
	Program
	reps   int             // of a slice
	slices []time.Duration // of the round
	broken bool            // it is not run any more
}

// Measure does a job with variants that run in this process, by the protocol that Job describes. It returns the cells that
// it could not measure. The error is that of a context that ended.
func Measure(ctx context.Context, job Job, variants []Variant, tell func(Sample)) ([]Cell, error) {
	var faults []Cell
	var places []*place // those of a program together
	for _, p := range job.Programs {
		for i := range variants {
			at := &place{Variant: &variants[i], Program: p}
			if ctx.Err() != nil {
				return faults, ctx.Err()
			}
			if fault := at.prepare(job); fault != nil {
				faults = append(faults, *fault)
				continue
			}
			places = append(places, at)
		}
	}
	for round := job.FirstRound; round < job.FirstRound+job.Rounds; round++ {
		places = slices.DeleteFunc(places, func(p *place) bool { return p.broken })
		for _, at := range inOrder(places, job, round) {
			switch fault := at.measure(round); {
			case ctx.Err() != nil:
				return faults, ctx.Err()
			case fault != nil:
				faults = append(faults, *fault)
			case len(at.slices) == job.Slices:
				tell(Sample{round, at.Technique, at.Name, at.reps, quartile(at.slices)})
				at.slices = nil
			}
		}
	}
	return faults, nil
}

// measure times one slice.
func (p *place) measure(round int) *Cell {
	if p.broken {
		return nil
	}
	elapsed, err := p.run(p.reps)
	if err != nil {
		p.broken = true
		fault := p.fault(Broken, err)
		fault.Round = round
		return fault
	}
	p.slices = append(p.slices, elapsed)
	return nil
}

// prepare verifies the output, warms up, and finds out how many repetitions a slice takes.
func (p *place) prepare(job Job) *Cell {
	end, err := p.Run(p.PC, 1)
	if err != nil {
		return p.fault(Broken, err)
	}
	switch hash, err := p.Check(end); {
	case err != nil:
		return p.fault(Broken, err)
	case hash != p.Hash:
		return p.fault(Wrong, fmt.Errorf("the output has the hash %#x, want %#x", hash, p.Hash))
	}
	if err := p.calibrate(job); err != nil {
		return p.fault(Broken, err)
	}
	return nil
}

// warmReps are the repetitions of a call while an engine warms up.
const warmReps = 20

// compiled is the part of the time for warming up that is enough where nothing is compiled while it runs, as in all engines that this
// package drives itself: memory and the predictor of the processor are warm sooner.
const compiled = 20

// calibrate calls the variant until the time for warming up is over, and sets reps by the fastest of its calls.
func (p *place) calibrate(job Job) error {
	if _, err := p.run(warmReps); err != nil {
		return err
	}
	best := time.Duration(0)
	for begin := time.Now(); best == 0 || time.Since(begin) < job.Warmup/compiled; {
		elapsed, err := p.run(warmReps)
		if err != nil {
			return err
		}
		if best == 0 || elapsed < best {
			best = max(1, elapsed)
		}
	}
	p.reps = max(1, int(warmReps*job.slice()/best))
	return nil
}

// run runs the program a number of times, and returns how long that takes.
func (p *place) run(reps int) (time.Duration, error) {
	if p.Time != nil {
		return p.Time(p.PC, reps)
	}
	begin := time.Now()
	_, err := p.Run(p.PC, reps)
	return time.Since(begin), err
}

func (p *place) fault(f Fault, err error) *Cell {
	return &Cell{Technique: p.Technique, Program: p.Name, Fault: f, Err: err.Error()}
}

// inOrder returns the places in the order of a round, a slice each: the programs shuffled, and within each as many passes over
// its techniques as there are slices, each of them shuffled.
func inOrder(places []*place, job Job, round int) []*place {
	random := rand.New(rand.NewPCG(job.Seed, uint64(round)))
	groups := map[string][]*place{}
	var names []string
	for _, p := range places {
		if groups[p.Name] == nil {
			names = append(names, p.Name)
		}
		groups[p.Name] = append(groups[p.Name], p)
	}
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	var order []*place
	for _, name := range names {
		group := groups[name]
		for range job.Slices {
			random.Shuffle(len(group), func(i, j int) { group[i], group[j] = group[j], group[i] })
			order = append(order, group...)
		}
	}
	return order
}
