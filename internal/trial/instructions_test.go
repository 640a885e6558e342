package trial

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func newValgrind(t *testing.T) *Valgrind {
	t.Helper()
	if raceEnabled {
		t.Skip("valgrind does not run programs with the race detector")
	}
	v, err := NewValgrind(newProcess(t))
	if err != nil {
		t.Skip(err)
	}
	return v
}

func TestInstructionsAreThoseOfTheCall(t *testing.T) {
	v := newValgrind(t)
	count := func(op Op, strategy string) float64 {
		outcome := v.CountInstructions(t.Context(), orderCase(op, strategy))
		if outcome.Counts == nil {
			t.Fatalf("%s %s: %+v", op, strategy, outcome.Failure)
		}
		t.Logf("%s %s %+v %v", op, strategy, *outcome.Counts, outcome.Conditions.Wall)
		return outcome.Counts.Instructions
	}
	for _, op := range []Op{Encode, Decode} {
		first, again, null := count(op, "good"), count(op, "good"), count(op, "null")
		if math.Abs(first/again-1) > 0.01 {
			t.Errorf("%s: %.1f and %.1f instructions a call, want the same within 1 %%", op, first, again)
		}
		if null < 1 || null > first/50 {
			t.Errorf("%s: %.1f instructions of the null strategy, %.1f of encoding/json", op, null, first)
		}
	}
}

func TestInstructionsOfWhatCannotBeCounted(t *testing.T) {
	v := newValgrind(t)
	if outcome := v.CountInstructions(t.Context(), orderCase(Encode, "unable")); outcome.Skipped == "" || outcome.Counts != nil {
		t.Errorf("%+v", outcome)
	}
	if outcome := v.CountInstructions(t.Context(), orderCase(Encode, "wrong")); outcome.Failure == nil || outcome.Failure.Kind != Wrong {
		t.Errorf("%+v", outcome)
	}
}

func TestWithoutValgrind(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := NewValgrind(newProcess(t)); !errors.Is(err, ErrNoValgrind) || !strings.Contains(err.Error(), "install") {
		t.Errorf("%v", err)
	}
}

func TestCollected(t *testing.T) {
	log := "==7509== Callgrind, a call-graph generating cache profiler\n==7509== \n==7509== Events    : Ir\n" +
		"==7509== Collected : 4083665\n==7509== \n==7509== I   refs:      4,083,665\n"
	if n, err := collected([]byte(log)); n != 4083665 || err != nil {
		t.Errorf("%v, %v", n, err)
	}
	if _, err := collected([]byte("==1== Killed\n")); err == nil {
		t.Error("a log without a count has one")
	}
}

func TestCallsAreCounted(t *testing.T) {
	for _, op := range Ops() {
		if reply := newTestSubject(t, orderCase(op, "good")).call(5); reply.Called != 5 {
			t.Errorf("%s: %+v", op, reply)
		}
	}
}
