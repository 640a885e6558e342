package trial

import (
	"context"
	"fmt"
	"time"
)

// A Log keeps records. Store is the one that keeps them on disk.
type Log interface {
	Append(Record) error
}

// A Runner runs a plan: rounds of trials, one trial at a time.
type Runner struct {
	Plan     Plan
	Executor Executor
	Log      Log
	Interval Interval    // may be nil: no group stops for being precise
	Observe  func(Event) // may be nil
	Now      func() time.Time

	ledger *ledger
	began  time.Time
	before time.Duration // what earlier sessions of the run took
}

// An Event tells an observer how far the run is. There is one as a trial begins, and one as it ends.
type Event struct {
	Round, Rounds   int // the round, and how many there will be at most, as far as the budget can be foreseen
	Position, Cases int // of the trial in the round
	Case            Case
	Record          *Record // the attempt that has just ended; nil as one begins
	Elapsed, Left   time.Duration
}

// Run measures until the plan's rule says stop, or the context ends. Records are those of an earlier session that is
// resumed: their trials are not run again. It returns all records, also with an error, which is the context's or one of
// the log; trials that go wrong are records.
func (r *Runner) Run(ctx context.Context, records []Record) ([]Record, error) {
	if r.Now == nil {
		r.Now = time.Now
	}
	r.ledger = newLedger(r.Plan, r.Interval, records)
	r.began = r.Now()
	for _, record := range records {
		r.before += record.Conditions.Wall
	}
	for round := 1; round <= r.Plan.Stop.Rounds; round++ {
		cases := r.ledger.active(round)
		if len(cases) == 0 || !r.begun(round, cases) && !r.affordable(round, cases) {
			break
		}
		if err := r.round(ctx, round, shuffled(cases, r.Plan.Seed, round)); err != nil {
			return r.ledger.records, err
		}
	}
	return r.ledger.records, nil
}

// begun reports whether some trial of the round has been run: such a round is finished, whatever the budget.
func (r *Runner) begun(round int, cases []Case) bool {
	for _, c := range cases {
		if len(r.ledger.attempts[turn{round, c}]) > 0 {
			return true
		}
	}
	return false
}

// affordable reports whether the round would end within the budget. The first round always is.
func (r *Runner) affordable(round int, cases []Case) bool {
	budget := r.Plan.Stop.Budget
	return round == 1 || budget == 0 || r.elapsed()+r.ledger.cost(cases) <= budget
}

func (r *Runner) elapsed() time.Duration { return r.before + r.Now().Sub(r.began) }

func (r *Runner) round(ctx context.Context, round int, order []Case) error {
	for i, c := range order {
		for !r.ledger.done(turn{round, c}) {
			r.observe(round, i, order, nil)
			record, err := r.attempt(ctx, round, i+1, c)
			if err != nil {
				return err
			}
			r.observe(round, i, order, &record)
		}
	}
	return nil
}

// attempt runs one trial once and records it. An attempt that the context cut short is no attempt.
func (r *Runner) attempt(ctx context.Context, round, position int, c Case) (Record, error) {
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record := Record{
		Round:    round,
		Position: position,
		Attempt:  len(r.ledger.attempts[turn{round, c}]) + 1,
		Case:     c,
		Start:    r.Now().UTC(),
	}
	outcome := r.Executor.Execute(ctx, c)
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record.Conditions = outcome.Conditions
	record.Result, record.Skipped, record.Failure = outcome.Result, outcome.Skipped, outcome.Failure
	record.Disturbed = record.Result != nil && record.Result.Shift() > r.Plan.Design.Frame
	if err := r.Log.Append(record); err != nil {
		return Record{}, fmt.Errorf("recording a trial of %s: %w", c, err)
	}
	r.ledger.add(record)
	return record, nil
}

func (r *Runner) observe(round, index int, order []Case, record *Record) {
	if r.Observe == nil {
		return
	}
	elapsed := r.elapsed()
	rest := order[index:]
	if record != nil {
		rest = order[index+1:]
	}
	rounds, left := r.outlook(round, order, rest, elapsed)
	r.Observe(Event{
		Round:    round,
		Rounds:   rounds,
		Position: index + 1,
		Cases:    len(order),
		Case:     order[index],
		Record:   record,
		Elapsed:  elapsed,
		Left:     left,
	})
}

// outlook estimates with how many rounds, and after how long, the run will end: after the rest of this round, and as
// many rounds more as the budget allows.
func (r *Runner) outlook(round int, order, rest []Case, elapsed time.Duration) (rounds int, left time.Duration) {
	rounds = r.Plan.Stop.Rounds
	left, whole := r.ledger.cost(rest), r.ledger.cost(order)
	if whole == 0 {
		return rounds, 0
	}
	if budget := r.Plan.Stop.Budget; budget > 0 {
		affordable := max(0, (budget-elapsed-left)/whole)
		rounds = min(rounds, round+int(affordable))
	}
	return rounds, left + time.Duration(rounds-round)*whole
}
