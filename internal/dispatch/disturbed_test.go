package dispatch

import (
	"fmt"
	"testing"
	"time"

	"github.com/vmbench/vmbench/internal/dispatch/engine"
)

// rounds are samples of eight techniques in starts of two rounds each; times says what a technique takes in a round.
func rounds(starts int, times func(technique, round int) time.Duration) (list []Sample) {
	for round := 1; round <= 2*starts; round++ {
		for technique := range 8 {
			list = append(list, Sample{Engine: "e", Start: (round + 1) / 2, Sample: engine.Sample{
				Round: round, Technique: fmt.Sprint(technique), Program: "fix", Reps: 10, Elapsed: times(technique, round),
			}})
		}
	}
	return list
}

// Rounds in which nearly everything is slower are left out; a layout that is bad for some techniques, and noise, are not.
func TestUndisturbed(t *testing.T) {
	list := rounds(8, func(technique, round int) time.Duration {
		took := time.Duration(1000 + 100*technique + round%3)
		switch {
		case round == 3 || round == 4 || round == 9: // the machine is slow, least for the first of the techniques
			return took * time.Duration(104+9*technique) / 100
		case round > 10 && technique < 4: // another place of the code
			return took * 3 / 2
		}
		return took
	})
	kept, left, all := Undisturbed(list)
	if left != 3 || all != 16 || len(kept) != 13*8 {
		t.Errorf("%d of %d rounds left out, %d samples kept", left, all, len(kept))
	}
	for _, s := range kept {
		if s.Round == 3 || s.Round == 4 || s.Round == 9 {
			t.Errorf("round %d is kept", s.Round)
		}
	}
}

// Where too few starts would be left, all rounds are kept.
func TestUndisturbedKeepsStarts(t *testing.T) {
	list := rounds(6, func(_, round int) time.Duration {
		if round > 10 { // both rounds of the last start
			return 2000
		}
		return 1000
	})
	if kept, left, all := Undisturbed(list); left != 0 || all != 12 || len(kept) != len(list) {
		t.Errorf("%d of %d rounds left out", left, all)
	}
	if kept, left, all := Undisturbed(nil); kept != nil || left != 0 || all != 0 {
		t.Errorf("of nothing: %v, %d of %d", kept, left, all)
	}
}
