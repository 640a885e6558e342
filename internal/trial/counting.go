package trial

import (
	"context"
	"time"
)

// countingRound is the round of the records of what is counted. It comes before the first, and is none: it measures no
// time, and nothing in it is compared by round.
const countingRound = 0

// A Counter counts what a call takes, in a way that would disturb a trial. Valgrind is the one that counts; tests have
// others.
type Counter interface {
	CountInstructions(ctx context.Context, c Case) Outcome
}

// count counts each case once, in the plan's order. What was counted before the run was resumed stays.
func (r *Runner) count(ctx context.Context) error {
	if r.Counter == nil {
		return nil
	}
	var counted []Case
	for _, c := range r.Plan.Cases {
		if _, missing := r.Plan.Missing[c.Workload]; !missing {
			counted = append(counted, c)
		}
	}
	begin, before := r.Now(), len(r.ledger.counted)
	for i, c := range counted {
		if r.ledger.counted[c] {
			continue
		}
		r.observeCount(counted, i, nil, r.Now().Sub(begin), before)
		record, err := r.countCase(ctx, i+1, c)
		if err != nil {
			return err
		}
		r.observeCount(counted, i, &record, r.Now().Sub(begin), before)
	}
	return nil
}

// countCase counts one case and records it. A count that the context cut short is none.
func (r *Runner) countCase(ctx context.Context, position int, c Case) (Record, error) {
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record := Record{Round: countingRound, Position: position, Attempt: 1, Case: c, Start: r.Now().UTC()}
	outcome := r.Counter.CountInstructions(ctx, c)
	if err := ctx.Err(); err != nil {
		return Record{}, err
	}
	record.Conditions = outcome.Conditions
	record.Counts, record.Skipped, record.Failure = outcome.Counts, outcome.Skipped, outcome.Failure
	return record, r.keep(record)
}

// observeCount tells how far the counting is, of which a part may have been done before the run was resumed.
func (r *Runner) observeCount(cases []Case, index int, record *Record, elapsed time.Duration, before int) {
	if r.Observe == nil {
		return
	}
	e := Event{
		Round: countingRound, Position: index + 1, Cases: len(cases), Case: cases[index], Record: record, Elapsed: elapsed,
	}
	if done := len(r.ledger.counted) - before; done > 0 {
		e.Left = elapsed / time.Duration(done) * time.Duration(len(cases)-before-done)
	}
	r.Observe(e)
}
