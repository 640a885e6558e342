package trial

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/internal/machine"
)

// A fakeCounter counts events for half of the time: five in the first four readings, which are those of the calls, and one
// in each that follows.
type fakeCounter struct{ reads, events uint64 }

func (f *fakeCounter) Read(into machine.Readings) {
	f.reads++
	f.events++
	if f.reads <= 4 {
		f.events += 4
	}
	into[machine.Instructions] = machine.Reading{Value: f.events * 1e9, Enabled: f.reads * 2000, Running: f.reads * 1000}
	into[machine.L1iMisses] = machine.Reading{Value: f.events, Enabled: f.reads, Running: f.reads}
}

func TestTallyAllocatesNothing(t *testing.T) {
	events := newTally(&fakeCounter{})
	if n := testing.AllocsPerRun(100, func() { events.start(); events.stop() }); n != 0 {
		t.Errorf("%v allocations, which would be taken for those of the calls", n)
	}
}

// newTestSubject makes the subject of a case as a worker does.
func newTestSubject(t *testing.T, c Case) *subject {
	t.Helper()
	line, err := newProcess(t).request(Trial{Case: c})
	if err != nil {
		t.Fatal(err)
	}
	var request Request
	if err := json.Unmarshal(line, &request); err != nil {
		t.Fatal(err)
	}
	s, err := testStock().newSubject(request)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCountersArePerCall(t *testing.T) {
	counter := &fakeCounter{}
	result, err := newTestSubject(t, orderCase(Encode, "good")).measure(smallPlan("good").Design, 0, counter)
	if err != nil {
		t.Fatal(err)
	}
	want := Counters{
		machine.Instructions: 2 * (5 - 1) * 1e9 / float64(result.Calls), // less those of the frames
		machine.L1iMisses:    (5 - 1) / float64(result.Calls),
	}
	if diff := cmp.Diff(want, result.Counters); diff != "" || counter.reads != 8 {
		t.Errorf("%d readings: %s", counter.reads, diff)
	}
	units := map[string]float64{}
	for _, v := range result.Values() {
		units[v.Unit] = v.Value
	}
	if units["instructions/op"] != want[machine.Instructions] || units["L1i-misses/op"] != want[machine.L1iMisses] {
		t.Errorf("%v", units)
	}
	if _, counted := units["cycles/op"]; counted {
		t.Error("what was not counted has a value")
	}
}

func TestWithoutCounters(t *testing.T) {
	result, err := newTestSubject(t, orderCase(Encode, "good")).measure(smallPlan("good").Design, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(result)
	if err != nil || result.Counters != nil || strings.Contains(string(text), "counters") {
		t.Errorf("%v: %s", err, text)
	}
}

// What the machine's kernel counts, a worker reports: all of it or nothing.
func TestWorkerCountsWhatTheMachineCounts(t *testing.T) {
	countable := 0
	for _, err := range machine.ProbeCounters(machine.Events()...) {
		if err == nil {
			countable++
		}
	}
	outcome := newProcess(t).Execute(t.Context(), Trial{Case: orderCase(Encode, "good")})
	if outcome.Result == nil {
		t.Fatalf("%+v", outcome.Failure)
	}
	counted := outcome.Result.Counters
	if len(counted) > countable || countable > 0 && len(counted) == 0 {
		t.Errorf("%d events can be counted, %d were: %v", countable, len(counted), counted)
	}
	for event, n := range counted {
		if !(n >= 0) {
			t.Errorf("%s: %v per call", event, n)
		}
	}
}
