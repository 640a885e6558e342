package dispatch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/machine"
)

// A Session measures a plan on some engines.
type Session struct {
	Run     Run
	Samples []Sample

	store   *Store
	engines []engine.Engine // those that were found, in the order of Run.Engines
	begin   time.Time
	done    int // starts
}

// An Event says how far a session is.
type Event struct {
	Engine        string
	Round, Rounds int
	Technique     string
	Program       string
	Elapsed, Left time.Duration // Left is 0 while it is unknown
	Failure       string        // why an engine has ended early
}

// Begin looks for the engines and begins a session in a directory. Engines that this machine does not have are left out; where
// they were named, that is a reason why they were not measured.
func Begin(ctx context.Context, dir string, plan Plan, facts Facts, engines []engine.Engine, named bool) (*Session, error) {
	if err := plan.Check(); err != nil {
		return nil, err
	}
	s := &Session{Run: Run{Plan: plan, Design: plan.Design(), Facts: facts, Begin: time.Now().UTC()}}
	for _, e := range engines {
		record := Engine{Name: e.Name()}
		found, err := e.Find(ctx)
		record.Found = found
		record.Found.Path = "" // of this machine, and no matter to a reader
		switch {
		case err == nil:
			s.engines = append(s.engines, e)
		default:
			record.Missing, record.Absent = err.Error(), errors.Is(err, engine.ErrMissing) && !named
		}
		s.Run.Engines = append(s.Run.Engines, record)
	}
	var err error
	s.store, err = create(dir, s.Run)
	return s, err
}

// Measure starts every engine as often as the plan says, in a random order each time, and keeps each sample as it comes. An engine that fails is
// no error: the run has the reason. The error is that of the context or of the disk, and what was measured before it counts.
func (s *Session) Measure(ctx context.Context, observe func(Event)) error {
	s.begin = time.Now()
	for start := range s.Run.Plan.Starts {
		for _, i := range s.order(start) {
			if err := s.start(ctx, s.engines[i], start, observe); err != nil {
				return errors.Join(err, s.store.finish(s.Run, s.Samples))
			}
			s.done++
		}
	}
	return s.store.finish(s.Run, s.Samples)
}

func (s *Session) order(start int) []int {
	return rand.New(rand.NewPCG(s.Run.Plan.Seed, uint64(start))).Perm(len(s.engines))
}

// start runs an engine once.
func (s *Session) start(ctx context.Context, e engine.Engine, number int, observe func(Event)) error {
	job, record := s.Run.Plan.job(number), s.record(e.Name())
	limited, cancel := context.WithTimeout(ctx, s.Run.Plan.Limit)
	defer cancel()
	var lost error
	tell := func(sample engine.Sample) {
		kept := Sample{e.Name(), number + 1, sample}
		s.Samples = append(s.Samples, kept)
		lost = errors.Join(lost, s.store.append(kept))
		observe(s.event(kept))
	}
	observe(Event{Engine: e.Name(), Round: job.FirstRound, Rounds: s.Run.Plan.Rounds, Elapsed: time.Since(s.begin)})
	watch := machine.This().Watch()
	result, err := e.Run(limited, job, tell)
	if err != nil && ctx.Err() == nil && limited.Err() != nil {
		err = fmt.Errorf("ended after %v, which is the limit: %w", s.Run.Plan.Limit, err)
	}
	record.Starts = append(record.Starts, newStart(number+1, watch.Stop(), err))
	record.note(result)
	if err != nil && ctx.Err() == nil {
		observe(Event{Engine: e.Name(), Round: job.FirstRound, Rounds: s.Run.Plan.Rounds, Failure: err.Error()})
	}
	return errors.Join(ctx.Err(), lost)
}

func (s *Session) record(name string) *Engine {
	i := slices.IndexFunc(s.Run.Engines, func(e Engine) bool { return e.Name == name })
	return &s.Run.Engines[i]
}

// note adds what a start has found out.
func (e *Engine) note(r engine.Result) {
	if r.Version != "" {
		e.Found.Version = r.Version
	}
	if r.Flags != "" {
		e.Found.Flags = r.Flags
	}
	for _, c := range r.Cells {
		if !slices.Contains(e.Cells, c) {
			e.Cells = append(e.Cells, c)
		}
	}
}

// event is how far the session is with a sample. What is left is foreseen from the part of all rounds that is over.
func (s *Session) event(at Sample) Event {
	plan := s.Run.Plan
	e := Event{
		Engine: at.Engine, Round: at.Round, Rounds: plan.Rounds, Technique: at.Technique, Program: at.Program,
		Elapsed: time.Since(s.begin),
	}
	first := append(plan.FirstRounds(), plan.Rounds+1)
	within := float64(at.Round-first[at.Start-1]) / float64(first[at.Start]-first[at.Start-1])
	if over := (float64(s.done) + within) / float64(plan.Starts*len(s.engines)); over > 0 {
		e.Left = time.Duration(float64(e.Elapsed) * (1 - over) / over)
	}
	return e
}
