package trial

import (
	"math"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

type left struct{ A int }

type right struct{ B string }

var pairTypes = []func() any{func() any { return new(left) }, func() any { return new(right) }}

const pairMessages = `{"A":1}` + "\n" + `{"B":"one"}` + "\n" + `{"A":22}` + "\n" + `{"B":"two"}` + "\n"

// pairs is a workload of two types.
func pairs() *workloads.Workload {
	return &workloads.Workload{Name: "pairs", Types: pairTypes, Messages: func() []byte { return []byte(pairMessages) }}
}

func newPairs(t *testing.T, seed uint64) *rotation {
	t.Helper()
	r, err := newRotation(pairTypes, []byte(pairMessages), seed)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRotationTakesTurns(t *testing.T) {
	r, again, other := newPairs(t, 1), newPairs(t, 1), newPairs(t, 2)
	counts, same := make(map[string]int), 0
	for range turns {
		m := r.next()
		counts[string(m.document)]++
		if string(again.next().document) != string(m.document) {
			t.Fatal("the same seed gives another order")
		}
		if string(other.next().document) == string(m.document) {
			same++
		}
	}
	for document, n := range counts {
		if math.Abs(float64(n)/turns-0.25) > 0.02 {
			t.Errorf("%s has %d of %d turns, of four messages", document, n, turns)
		}
	}
	if len(counts) != 4 || same > turns/3 {
		t.Errorf("%d messages; another seed agrees in %d of %d turns", len(counts), same, turns)
	}
	if first := &r.messages[r.order[0]]; r.next() != first {
		t.Error("the order does not begin anew")
	}
}

func TestRotationNeedsMessages(t *testing.T) {
	if _, err := newRotation(pairTypes, []byte("{}\n"), 1); err == nil {
		t.Error("one message is enough for two types")
	}
	if _, err := newRotation(pairTypes, []byte(strings.Repeat("{}\n", turns+1)), 1); err == nil {
		t.Errorf("there is no limit to the messages")
	}
}

func pairCase(op Op, strategy string) Case {
	return Case{Op: op, Strategy: strategy, Format: strategies.JSON, Workload: "pairs"}
}

// pairProcess is a process whose worker knows the pairs.
func pairProcess(t *testing.T) *Process {
	t.Helper()
	p := newProcess(t)
	data, err := LoadData(t.Context(), []*workloads.Workload{pairs()}, "")
	if err != nil {
		t.Fatal(err)
	}
	if p.Documents, err = data.Write(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWorkerMeasuresManyTypes(t *testing.T) {
	p := pairProcess(t)
	for _, op := range Ops() {
		for _, strategy := range []string{"good", "null"} {
			outcome := p.Execute(t.Context(), Trial{Case: pairCase(op, strategy)})
			r := outcome.Result
			if r == nil || outcome.Failure != nil {
				t.Errorf("%s of %s: %+v", op, strategy, outcome.Failure)
				continue
			}
			if r.Time <= 0 || r.FirstUse <= 0 || op == Compile && r.Document != 0 {
				t.Errorf("%s of %s: %+v", op, strategy, r)
			}
			if mean := (len(pairMessages) - 4) / 4; strategy == "good" && (r.Encoded != mean || op != Compile && r.Document != mean) {
				t.Errorf("%s: messages have %d bytes, read and written are %d and %d", op, mean, r.Document, r.Encoded)
			}
		}
	}
}

func TestWorkerVerifiesManyTypes(t *testing.T) {
	outcome := pairProcess(t).Execute(t.Context(), Trial{Case: pairCase(Decode, "wrong")})
	if f := outcome.Failure; f == nil || f.Kind != Wrong || !strings.Contains(f.Reason, "message 0, of trial.left") {
		t.Errorf("a wrong codec: %+v", f)
	}
	outcome = pairProcess(t).Execute(t.Context(), Trial{Case: pairCase(Decode, "unable")})
	if !strings.Contains(outcome.Skipped, "trial.left: unsupported: no maps") {
		t.Errorf("a codec that is not there: %+v", outcome)
	}
}
