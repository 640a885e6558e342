package trial

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies"
)

// A mockExecutor says what a trial measures without measuring. Its clock advances by a second with each trial.
type mockExecutor struct {
	outcome func(c Case, attempt int) Outcome // attempt counts all trials of the case, from 1
	counts  map[Case]int
	order   []Case
	clock   time.Time
	cancel  func() // called during trial cancelAt
	stopAt  int
}

func (m *mockExecutor) Execute(_ context.Context, t Trial) Outcome {
	c := t.Case
	if m.counts == nil {
		m.counts = make(map[Case]int)
	}
	m.counts[c]++
	m.order = append(m.order, c)
	m.clock = m.clock.Add(time.Second + 5*time.Millisecond) // what lies between trials is in no record
	if len(m.order) == m.stopAt {
		m.cancel()
	}
	outcome := measured(100)
	if m.outcome != nil {
		outcome = m.outcome(c, m.counts[c])
	}
	outcome.Conditions.Wall = time.Second
	return outcome
}

// A memoryLog keeps records in memory.
type memoryLog struct {
	records []Record
	err     error
}

func (l *memoryLog) Append(r Record) error {
	if l.err == nil {
		l.records = append(l.records, r)
	}
	return l.err
}

func measured(time float64) Outcome {
	return Outcome{Result: &Result{Time: time, Frames: []float64{1, 1}, Clean: 10, Calls: 1}}
}

// partly is a trial of which some windows are clean.
func partly(clean int) Outcome {
	outcome := measured(100)
	outcome.Result.Clean = clean
	return outcome
}

// mockPlan has two groups of three strategies.
func mockPlan(rounds int) Plan {
	return Plan{
		Cases: Selection{
			Ops:        []Op{Encode, Decode},
			Strategies: []string{"a", "b", "c"},
			Formats:    []strategies.Format{"json"},
			Workloads:  []string{"order"},
		}.Cases(),
		Baseline: "a",
		Seed:     7,
		Stop:     Stop{Rounds: rounds, MinRounds: 3},
		Design:   design(),
	}
}

func runMock(t *testing.T, plan Plan, m *mockExecutor, interval Interval, records []Record) []Record {
	t.Helper()
	log := &memoryLog{records: slices.Clone(records)}
	runner := &Runner{Plan: plan, Executor: m, Log: log, Interval: interval, Now: func() time.Time { return m.clock }}
	got, err := runner.Run(context.Background(), records)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(log.records, got); diff != "" {
		t.Errorf("the log differs from what is returned:\n%s", diff)
	}
	return got
}

func TestRoundsHoldEveryCaseOnceInRandomOrder(t *testing.T) {
	plan := mockPlan(20)
	m := &mockExecutor{}
	records := runMock(t, plan, m, nil, nil)
	if len(records) != 20*len(plan.Cases) {
		t.Fatalf("%d trials in 20 rounds of %d cases", len(records), len(plan.Cases))
	}
	first := make(map[Case]int)
	for round := range slices.Chunk(records, len(plan.Cases)) {
		seen := make(map[Case]bool)
		for i, r := range round {
			seen[r.Case] = true
			if r.Round != round[0].Round || r.Position != i+1 || r.Attempt != 1 {
				t.Errorf("round %d, position %d, attempt %d at place %d", r.Round, r.Position, r.Attempt, i+1)
			}
		}
		if len(seen) != len(plan.Cases) {
			t.Errorf("round %d has %d different cases", round[0].Round, len(seen))
		}
		first[round[0].Case]++
	}
	if len(first) < 4 {
		t.Errorf("only %d different cases begin a round: %v", len(first), first)
	}

	same := &mockExecutor{}
	runMock(t, plan, same, nil, nil)
	if !slices.Equal(same.order, m.order) {
		t.Error("the same seed gives another order")
	}
	plan.Seed++
	other := &mockExecutor{}
	runMock(t, plan, other, nil, nil)
	if slices.Equal(other.order, m.order) {
		t.Error("another seed gives the same order")
	}
}

func TestDisturbedTrialsAreRepeated(t *testing.T) {
	plan := mockPlan(1)
	plan.Design.Repeats = 2
	noisy, hopeless := plan.Cases[1], plan.Cases[4]
	m := &mockExecutor{outcome: func(c Case, attempt int) Outcome {
		switch {
		case c == noisy && attempt == 1:
			return partly(3)
		case c == hopeless:
			return partly(attempt)
		}
		return partly(5)
	}}
	records := runMock(t, plan, m, nil, nil)
	if m.counts[noisy] != 2 || m.counts[hopeless] != 3 || len(records) != len(plan.Cases)+3 {
		t.Errorf("%d records, %v", len(records), m.counts)
	}
	plan.Design.Unquiet, plan.Design.Drop = 0.5, false
	kept := plan.Design.Keep(records)
	if len(kept.Records) != len(plan.Cases) || kept.Repeated != 3 || kept.Disturbed != 1 {
		t.Errorf("kept %d, repeated %d, disturbed %d", len(kept.Records), kept.Repeated, kept.Disturbed)
	}
	for _, r := range kept.Records {
		if want := map[Case]int{noisy: 2, hopeless: 3}[r.Case]; want != 0 && r.Attempt != want {
			t.Errorf("%s: attempt %d counts, want %d", r.Case, r.Attempt, want)
		}
	}
}

func TestFailuresEndTheirCaseOnly(t *testing.T) {
	plan := mockPlan(5)
	crash, wrong, skip := plan.Cases[0], plan.Cases[1], plan.Cases[2]
	m := &mockExecutor{outcome: func(c Case, _ int) Outcome {
		switch c {
		case crash:
			return Outcome{Failure: &Failure{Kind: Crashed}}
		case wrong:
			return Outcome{Failure: &Failure{Kind: Wrong}}
		case skip:
			return Outcome{Skipped: "unsupported"}
		}
		return measured(1)
	}}
	runMock(t, plan, m, nil, nil)
	want := map[Case]int{crash: 2, wrong: 1, skip: 1, plan.Cases[3]: 5, plan.Cases[4]: 5, plan.Cases[5]: 5}
	if !maps.Equal(m.counts, want) {
		t.Errorf("trials %v, want %v", m.counts, want)
	}
}

func TestNothingIsLeftToMeasure(t *testing.T) {
	m := &mockExecutor{outcome: func(Case, int) Outcome { return Outcome{Skipped: "unsupported"} }}
	if records := runMock(t, mockPlan(5), m, nil, nil); len(records) != 6 {
		t.Errorf("%d trials of 6 cases that are all skipped", len(records))
	}
	plan := mockPlan(5)
	plan.Missing = map[string]string{"order": "offline"}
	if records := runMock(t, plan, &mockExecutor{}, nil, nil); len(records) != 0 {
		t.Errorf("%d trials without a document", len(records))
	}
}

// spread is an interval from the smallest to the largest ratio.
func spread(ratios []float64) (center, low, high float64, ok bool) {
	return ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1], true
}

func TestGroupsStopWhenPrecise(t *testing.T) {
	plan := mockPlan(10)
	plan.Stop.Precision = 0.1
	m := &mockExecutor{outcome: func(c Case, attempt int) Outcome {
		switch {
		case c.Strategy == "a":
			return measured(100)
		case c.Op == Encode:
			return measured(200)
		case c.Strategy == "b":
			return measured(200 + 100*float64(attempt%2)) // never precise
		}
		return measured(50)
	}}
	runMock(t, plan, m, spread, nil)
	for _, c := range plan.Cases {
		want := 10
		if c.Op == Encode {
			want = plan.Stop.MinRounds
		}
		if m.counts[c] != want {
			t.Errorf("%s: %d rounds, want %d", c, m.counts[c], want)
		}
	}
}

func TestBudgetEndsBetweenRounds(t *testing.T) {
	plan := mockPlan(100)
	plan.Stop.Budget = 21 * time.Second // three rounds of six seconds, and a half
	if records := runMock(t, plan, &mockExecutor{}, nil, nil); len(records) != 18 {
		t.Errorf("%d trials in the budget of 3.5 rounds, want 18", len(records))
	}
	plan.Stop.Budget = time.Second
	if records := runMock(t, plan, &mockExecutor{}, nil, nil); len(records) != 6 {
		t.Errorf("%d trials in too small a budget; want the first round, which is 6", len(records))
	}
}

// On a machine that spoils every other trial, a run takes longer than its budget until each comparison has its rounds.
func TestBudgetIsStretchedForTheLeastRounds(t *testing.T) {
	spoilt := func(c Case, attempt int) Outcome { return partly(5 * (attempt % 2)) }
	plan := mockPlan(100)
	plan.Design.Repeats, plan.Design.Unquiet = 0, 1
	plan.Stop.MinRounds = 9
	plan.Stop.Budget = 42 * time.Second // seven rounds of six seconds
	if records := runMock(t, plan, &mockExecutor{outcome: spoilt}, nil, nil); len(records) != 6*17 {
		t.Errorf("%d rounds, want the 17 of which 9 are good", len(records)/6)
	}
	plan.Stop.MinRounds = 60
	if records := runMock(t, plan, &mockExecutor{outcome: spoilt}, nil, nil); len(records) != 6*21 {
		t.Errorf("%d rounds, want the 21 of three budgets", len(records)/6)
	}
}

func TestBudgetIsStretchedForTheCoarsePrecision(t *testing.T) {
	plan := mockPlan(100)
	plan.Stop.Budget, plan.Stop.Coarse = 42*time.Second, 0.1
	steady := func(Case, int) Outcome { return measured(100) }
	if records := runMock(t, plan, &mockExecutor{outcome: steady}, spread, nil); len(records) != 6*7 {
		t.Errorf("%d rounds of ratios that are known, want the 7 of the budget", len(records)/6)
	}
	wild := func(c Case, attempt int) Outcome {
		return measured(float64(100 + 100*(attempt%2)*(len(c.Strategy)+len(c.Op)%2)))
	}
	changing := func(c Case, attempt int) Outcome {
		if c.Strategy == "b" {
			return wild(c, attempt)
		}
		return measured(100)
	}
	if records := runMock(t, plan, &mockExecutor{outcome: changing}, spread, nil); len(records) != 6*21 {
		t.Errorf("%d rounds of ratios that are not, want the 21 of three budgets", len(records)/6)
	}
}

func TestResumeFromEveryPlace(t *testing.T) {
	plan := mockPlan(8)
	plan.Stop.Precision = 0.1
	plan.Stop.Budget = 40 * time.Second
	newMock := func() *mockExecutor {
		return &mockExecutor{outcome: func(c Case, attempt int) Outcome {
			switch {
			case c == plan.Cases[4]:
				return Outcome{Failure: &Failure{Kind: Crashed}}
			case c.Op == Decode:
				return measured(float64(100 * (1 + len(c.Strategy)*(attempt%2))))
			}
			return partly(4 + attempt%3)
		}}
	}
	whole := runMock(t, plan, newMock(), spread, nil)
	for done := range len(whole) + 1 {
		m := newMock()
		m.counts = make(map[Case]int)
		for _, r := range whole[:done] {
			m.counts[r.Case]++
		}
		resumed := runMock(t, plan, m, spread, slices.Clone(whole[:done]))
		ignoreStart := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Start" }, cmp.Ignore())
		if diff := cmp.Diff(whole, resumed, ignoreStart); diff != "" {
			t.Fatalf("resumed after %d trials, the run goes another way:\n%s", done, diff)
		}
	}
}

func TestInterruptedTrialIsNotRecorded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	m := &mockExecutor{cancel: cancel, stopAt: 4}
	log := &memoryLog{}
	runner := &Runner{Plan: mockPlan(5), Executor: m, Log: log}
	records, err := runner.Run(ctx, nil)
	if !errors.Is(err, context.Canceled) || len(records) != 3 || len(log.records) != 3 || len(m.order) != 4 {
		t.Errorf("error %v, %d records after %d trials", err, len(records), len(m.order))
	}
}

func TestLogErrorEndsTheRun(t *testing.T) {
	full := errors.New("no space left on device")
	runner := &Runner{Plan: mockPlan(5), Executor: &mockExecutor{}, Log: &memoryLog{err: full}}
	records, err := runner.Run(context.Background(), nil)
	if !errors.Is(err, full) || len(records) != 0 {
		t.Errorf("error %v, %d records", err, len(records))
	}
}

func TestEvents(t *testing.T) {
	plan := mockPlan(100)
	plan.Stop.Budget = 30 * time.Second
	m := &mockExecutor{}
	var lines []string
	runner := &Runner{Plan: plan, Executor: m, Log: &memoryLog{}, Now: func() time.Time { return m.clock }}
	runner.Observe = func(e Event) {
		if e.Position == 3 && e.Record != nil || e.Position == 1 && e.Round == 1 {
			lines = append(lines, fmt.Sprintf("round %d/%d, %d/%d, %v, %v left", e.Round, e.Rounds, e.Position, e.Cases,
				e.Elapsed.Truncate(time.Second), e.Left))
		}
	}
	if _, err := runner.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"round 1/100, 1/6, 0s, 0s left", // nothing is known yet
		"round 1/5, 1/6, 1s, 29s left",
		"round 1/5, 3/6, 3s, 27s left",
		"round 2/5, 3/6, 9s, 21s left",
		"round 3/5, 3/6, 15s, 15s left",
		"round 4/5, 3/6, 21s, 9s left",
		"round 5/5, 3/6, 27s, 3s left",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}
