package trial

import (
	"context"
	"strings"
	"testing"
	"time"
)

func newShared(t *testing.T) *Process {
	t.Helper()
	p := newProcess(t)
	p.Design.Shared = true
	t.Cleanup(p.Close)
	return p
}

func TestTrialsShareAProcess(t *testing.T) {
	p := newShared(t)
	var first *resident
	for i := range 4 {
		outcome := p.Execute(t.Context(), Trial{Case: orderCase([]Op{Encode, Decode}[i%2], "good")})
		if outcome.Result == nil {
			t.Fatalf("%+v", outcome.Failure)
		}
		if first == nil {
			first = p.residents[testWorkers()[0].Program]
		}
		if len(p.residents) != 1 || p.residents[testWorkers()[0].Program] != first {
			t.Errorf("trial %d ran in another process", i)
		}
	}
}

func TestSharedProcessIsReplacedAfterAFailure(t *testing.T) {
	p := newShared(t)
	p.Design.Limit = 2 * time.Second
	for _, test := range []struct {
		strategy string
		kind     FailureKind
		reason   string
	}{
		{"panics", Crashed, "panic: no such luck"},
		{"wrong", Wrong, "differs from encoding/json's"},
		{"spins", Hung, "still running after 2s"},
		{"missing", Unable, `no strategy "missing"`},
	} {
		if outcome := p.Execute(t.Context(), Trial{Case: orderCase(Encode, "good")}); outcome.Result == nil {
			t.Fatalf("before %s: %+v", test.strategy, outcome.Failure)
		}
		f := p.Execute(t.Context(), Trial{Case: orderCase(Encode, test.strategy)}).Failure
		if f == nil || f.Kind != test.kind || !strings.Contains(f.Reason, test.reason) {
			t.Errorf("%s: %+v", test.strategy, f)
		}
	}
}

func TestCancelEndsASharedTrial(t *testing.T) {
	p := newShared(t)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	done := make(chan Outcome)
	go func() { done <- p.Execute(ctx, Trial{Case: orderCase(Encode, "spins")}) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("the trial outlives the context")
	}
}

func TestDescribe(t *testing.T) {
	t.Setenv(roleVariable, "worker")
	list, err := testWorkers()[0].Describe(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := faultyStrategies()
	if len(list) != len(want) || list[0].Name != "good" || list[0].Traits != strictTraits {
		t.Errorf("%d strategies of %d, the first is %+v", len(list), len(want), list[0])
	}
	if _, err := (Worker{Program: "/no/such/worker"}).Describe(t.Context()); err == nil {
		t.Error("a worker that does not exist describes itself")
	}
}

func TestWorkersCommand(t *testing.T) {
	workers := Workers{
		{Program: "ours", Args: []string{"worker"}, Layouts: map[uint64]string{7: "ours-7"}},
		{Program: "peers", Strategies: []string{"theirs"}},
		{Program: "many", Workloads: []string{"live9"}},
	}
	for _, test := range []struct {
		strategy, workload string
		layout             uint64
		want               string
	}{
		{"vm", "order", 0, "ours worker"}, {"vm", "order", 7, "ours-7 worker"}, {"theirs", "order", 0, "peers"},
		{"theirs", "order", 7, ""}, {"vm", "order", 8, ""}, {"vm", "live9", 0, "many"}, {"theirs", "live9", 0, "many"},
	} {
		command, err := workers.command(Case{Strategy: test.strategy, Workload: test.workload}, test.layout)
		if got := strings.Join(command, " "); got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s on %s in layout %d: %q, %v", test.strategy, test.workload, test.layout, got, err)
		}
	}
	if _, err := (Workers{workers[1]}).command(orderCase(Decode, "vm"), 0); err == nil {
		t.Error("a strategy without a worker has a command")
	}
}
