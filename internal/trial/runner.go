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
	Counter  Counter     // may be nil: nothing is counted before the first round
	Interval Interval    // may be nil: no group stops for being precise
	Observe  func(Event) // may be nil
	Now      func() time.Time

	ledger *ledger
	began  time.Time
	before time.Duration // what earlier sessions of the run took
}

// An Event tells an observer how far the run is. There is one as a trial begins, and one as it ends.
// While something is counted, before the first round, Round is 0.
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
	if err := r.count(ctx); err != nil {
		return r.ledger.records, err
	}
	r.began = r.Now()
	for _, record := range records {
		if record.Round != countingRound {
			r.before += record.Conditions.Wall
		}
	}
	for round := 1; round <= r.Plan.Stop.Rounds; round++ {
		cases := r.ledger.active(round)
		if len(cases) == 0 || !r.begun(round, cases) && !r.affordable(round, cases) {
			break
		}
		order := r.Plan.Design.Order
		if err := r.run(ctx, order.turns(cases, r.Plan.Seed, round, r.Plan.Stop.Rounds)); err != nil {
			return r.ledger.records, err
		}
		if order == Blocked {
			break
		}
	}
	return r.ledger.records, nil
}

// begun reports whether some trial of the round has been run: such a round is finished, whatever the budget.
func (r *Runner) begun(round int, cases []Case) bool {
	for _, c := range cases {
		if len(r.ledger.attempts[Turn{round, c}]) > 0 {
			return true
		}
	}
	return false
}

// stretch is how much longer than its budget a run may take while some comparison has fewer rounds than the plan asks for
// at least, or is not known within the floor of verdicts: on a machine that spoils many trials, less could decide nothing.
const stretch = 3

// affordable reports whether the round would end within the budget. The first round always is.
func (r *Runner) affordable(round int, cases []Case) bool {
	budget := r.Plan.Stop.Budget
	if round == 1 || budget == 0 {
		return true
	}
	end := r.ledger.spent() + r.ledger.cost(cases)
	return end <= budget || end <= stretch*budget && r.ledger.short(round)
}

func (r *Runner) elapsed() time.Duration { return r.before + r.Now().Sub(r.began) }

// run runs the turns that are left of a round or, blocked, of the whole run.
func (r *Runner) run(ctx context.Context, turns []Turn) error {
	for i, t := range turns {
		for !r.ledger.done(t) {
			r.observe(turns, i, nil)
			record, err := r.attempt(ctx, t, i+1)
			if err != nil {
				return err
			}
			r.observe(turns, i, &record)
		}
	}
	return nil
}

// attempt runs one trial once and records it. An attempt that the context cut short is no attempt.
func (r *Runner) attempt(ctx context.Context, t Turn, position int) (Record, error) {
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record := Record{
		Round:    t.Round,
		Position: position,
		Attempt:  len(r.ledger.attempts[t]) + 1,
		Case:     t.Case,
		Layout:   r.Plan.Layout(t),
		Start:    r.Now().UTC(),
	}
	outcome := r.Executor.Execute(ctx, Trial{
		Case: t.Case, Layout: record.Layout, Load: r.Plan.Loads[t.Case.Name()], Reference: r.ledger.reference(),
	})
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record.Conditions = outcome.Conditions
	record.Result, record.Skipped, record.Failure = outcome.Result, outcome.Skipped, outcome.Failure
	record.Disturbed = record.Result != nil && record.Result.Clean < r.Plan.Design.MinWindows
	return record, r.keep(record)
}

// keep records what was measured.
func (r *Runner) keep(record Record) error {
	if err := r.Log.Append(record); err != nil {
		return fmt.Errorf("recording a trial of %s: %w", record.Case, err)
	}
	r.ledger.add(record)
	return nil
}

func (r *Runner) observe(turns []Turn, index int, record *Record) {
	if r.Observe == nil {
		return
	}
	elapsed := r.elapsed()
	rest := turns[index:]
	if record != nil {
		rest = turns[index+1:]
	}
	rounds, left := r.outlook(turns, rest)
	r.Observe(Event{
		Round:    turns[index].Round,
		Rounds:   rounds,
		Position: index + 1,
		Cases:    len(turns),
		Case:     turns[index].Case,
		Record:   record,
		Elapsed:  elapsed,
		Left:     left,
	})
}

// outlook estimates with how many rounds, and after how long, the run will end: after the rest of this round, and as
// many rounds more as the budget allows.
func (r *Runner) outlook(turns, rest []Turn) (rounds int, left time.Duration) {
	rounds = r.Plan.Stop.Rounds
	left, whole := r.ledger.cost(cases(rest)), r.ledger.cost(cases(turns))
	if whole == 0 || r.Plan.Design.Order == Blocked {
		return rounds, left
	}
	round := turns[0].Round
	if budget := r.Plan.Stop.Budget; budget > 0 {
		affordable := max(0, (budget-r.ledger.spent()-left)/whole)
		rounds = min(rounds, round+int(affordable))
	}
	return rounds, left + time.Duration(rounds-round)*whole
}

func cases(turns []Turn) []Case {
	list := make([]Case, len(turns))
	for i, t := range turns {
		list[i] = t.Case
	}
	return list
}
