package trial

import "testing"

func TestLoadedTrialIsSlower(t *testing.T) {
	p := newProcess(t)
	c := orderCase(Encode, "good")
	plain := p.Execute(t.Context(), Trial{Case: c}).Result
	slow := p.Execute(t.Context(), Trial{Case: c, Load: 1 << 20}).Result
	if plain == nil || slow == nil {
		t.Fatal("a trial failed")
	}
	// A million steps take a hundred times as long as a call does, on any machine.
	if slow.Time < 5*plain.Time || slow.Encoded != plain.Encoded {
		t.Errorf("%v ns with the load, %v without", slow.Time, plain.Time)
	}
}

func TestStepTime(t *testing.T) {
	records := []Record{{Result: &Result{Frames: []float64{5 * frameSteps, 2 * frameSteps}}}, {Skipped: "no"}}
	if got := StepTime(records); got != 2 {
		t.Errorf("a step takes %v ns, want 2", got)
	}
	if got := StepTime(nil); got != 0 {
		t.Errorf("nothing takes %v ns", got)
	}
}
