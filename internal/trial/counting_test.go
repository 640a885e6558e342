package trial

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A mockCounter counts without running anything. Its clock is that of the executor.
type mockCounter struct {
	executor *mockExecutor
	order    []Case
	cancel   func()
	stopAt   int
	fails    Case
}

func (m *mockCounter) CountInstructions(_ context.Context, c Case) Outcome {
	m.order = append(m.order, c)
	m.executor.clock = m.executor.clock.Add(time.Hour)
	if len(m.order) == m.stopAt {
		m.cancel()
	}
	outcome := Outcome{Counts: &Counts{Instructions: 100, Calls: 7}, Conditions: Conditions{Wall: time.Hour}}
	if c == m.fails {
		outcome = Outcome{Failure: &Failure{Kind: Hung}, Conditions: Conditions{Wall: time.Hour}}
	}
	return outcome
}

// runCounted runs a plan whose cases are counted first.
func runCounted(t *testing.T, ctx context.Context, plan Plan, counter *mockCounter, records []Record) ([]Record, error) {
	t.Helper()
	m := &mockExecutor{}
	counter.executor = m
	runner := &Runner{
		Plan: plan, Executor: m, Counter: counter, Log: &memoryLog{}, Interval: spread,
		Now: func() time.Time { return m.clock },
	}
	return runner.Run(ctx, records)
}

func TestCountingComesFirstAndIsNoRound(t *testing.T) {
	plan := mockPlan(3)
	plan.Stop.Budget = 30 * time.Second // counting, which takes hours, is not part of it
	counter := &mockCounter{fails: plan.Cases[2]}
	records, err := runCounted(t, t.Context(), plan, counter, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(counter.order, plan.Cases) {
		t.Errorf("counted %v", counter.order)
	}
	kept := plan.Design.Keep(records)
	if len(records) != 4*len(plan.Cases) || len(kept.Records) != 3*len(plan.Cases) || len(kept.Counts) != len(plan.Cases) {
		t.Errorf("%d records, of which %d trials and %d counts are kept", len(records), len(kept.Records), len(kept.Counts))
	}
	for i, r := range records[:len(plan.Cases)] {
		if r.Round != 0 || r.Position != i+1 || (r.Counts == nil) != (r.Case == counter.fails) || r.Result != nil {
			t.Errorf("%+v", r)
		}
	}
	if n := slices.IndexFunc(kept.Records, func(r Record) bool { return r.Round == 0 || r.Counts != nil }); n >= 0 {
		t.Errorf("a count is kept as a trial: %+v", kept.Records[n])
	}
}

func TestNothingIsCountedTwice(t *testing.T) {
	plan := mockPlan(3)
	plan.Stop.Budget = 30 * time.Second
	whole, err := runCounted(t, t.Context(), plan, &mockCounter{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ignoreStart := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Start" }, cmp.Ignore())
	for done := range whole {
		counter := &mockCounter{}
		resumed, err := runCounted(t, t.Context(), plan, counter, slices.Clone(whole[:done]))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(whole, resumed, ignoreStart); diff != "" {
			t.Fatalf("resumed after %d records:\n%s", done, diff)
		}
		if want := max(0, len(plan.Cases)-done); len(counter.order) != want {
			t.Errorf("resumed after %d records: %d cases were counted, want %d", done, len(counter.order), want)
		}
	}
}

func TestInterruptedCountIsNotRecorded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	records, err := runCounted(t, ctx, mockPlan(3), &mockCounter{cancel: cancel, stopAt: 3}, nil)
	if !errors.Is(err, context.Canceled) || len(records) != 2 {
		t.Errorf("%v, %d records", err, len(records))
	}
}
