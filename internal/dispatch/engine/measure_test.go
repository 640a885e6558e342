package engine

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

// counting is a variant that counts its calls, and whose output is always the same. From the call breaks on, if that is not 0, it fails.
func counting(technique string, calls *int, breaks int) Variant {
	return Variant{
		Technique: technique,
		Run: func(pc uint32, _ int) (uint32, error) {
			if *calls++; breaks > 0 && *calls >= breaks {
				return 0, errors.New("unreachable executed")
			}
			return pc, nil
		},
		Check: func(end uint32) (uint32, error) { return end, nil },
	}
}

func small() Job {
	return Job{
		Programs: []Program{{Name: "p", PC: 1, Hash: 1}, {Name: "q", PC: 2, Hash: 2}},
		Batch:    2 * time.Nanosecond, Slices: 2, FirstRound: 4, Rounds: 3, Seed: 5,
	}
}

// A variant that breaks in the middle ends alone: it keeps its samples, and the others go on.
func TestBreaking(t *testing.T) {
	var good, bad int
	var samples []Sample
	// Verifying, warming up and calibrating take three calls of each program, and a round two: the 9th breaks the program that is second.
	cells, err := Measure(t.Context(), small(), []Variant{counting("good", &good, 0), counting("bad", &bad, 9)},
		func(s Sample) { samples = append(samples, s) })
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, s := range samples {
		of[s.Technique]++
	}
	if of["good"] != 6 || of["bad"] != 1 {
		t.Errorf("samples %v, want 6 good and 1 bad", of)
	}
	if len(cells) != 2 || cells[0].Fault != Broken || cells[0].Round != 4 || cells[1].Round != 5 {
		t.Errorf("cells %+v, want both programs of bad, broken in rounds 4 and 5", cells)
	}
	if bad != 10 {
		t.Errorf("%d calls of what was broken, want 10", bad)
	}
}

// The techniques of a program are neighbours, and the order is another in each round and the same for each seed.
func TestOrder(t *testing.T) {
	order := func(seed uint64) (rounds [][]string) {
		var a, b, c int
		j := small()
		j.Seed, j.Rounds = seed, 8
		rounds = make([][]string, j.Rounds)
		_, err := Measure(t.Context(), j, []Variant{counting("a", &a, 0), counting("b", &b, 0), counting("c", &c, 0)}, func(s Sample) {
			rounds[s.Round-j.FirstRound] = append(rounds[s.Round-j.FirstRound], s.Program+s.Technique)
		})
		if err != nil {
			t.Fatal(err)
		}
		return rounds
	}
	first := order(1)
	different := 0
	for i, round := range first {
		if len(round) != 6 || round[0][0] != round[2][0] || round[3][0] != round[5][0] {
			t.Errorf("round %d: %v, want the techniques of each program together", i, round)
		}
		if !slices.Equal(round, first[0]) {
			different++
		}
	}
	if different == 0 {
		t.Error("all rounds have the same order")
	}
	if !slices.EqualFunc(first, order(1), slices.Equal[[]string]) {
		t.Error("the same seed gives another order")
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var calls int
	_, err := Measure(ctx, small(), []Variant{counting("a", &calls, 0)}, func(Sample) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

// A round takes the lower quartile of its slices, so that slices which were disturbed do not count.
func TestQuartile(t *testing.T) {
	for _, c := range []struct {
		slices []time.Duration
		want   time.Duration
	}{
		{[]time.Duration{9}, 9}, {[]time.Duration{9, 5, 7}, 5}, {[]time.Duration{80, 9, 70, 6, 60, 7, 5, 90}, 7},
	} {
		if got := quartile(c.slices); got != c.want {
			t.Errorf("%v: %v, want %v", c.slices, got, c.want)
		}
	}
	j, calls := small(), 0
	j.Slices, j.Rounds = 8, 1
	slow := Variant{Technique: "slow at times", Run: counting("", &calls, 0).Run, Check: counting("", &calls, 0).Check}
	slow.Time = func(uint32, int) (time.Duration, error) {
		calls++
		return time.Duration([]int{8, 1, 2, 7, 6, 5, 4, 3}[calls%8]), nil
	}
	if _, err := Measure(t.Context(), j, []Variant{slow}, func(s Sample) {
		if s.Elapsed != 3 {
			t.Errorf("a sample of %v, want 3ns", s.Elapsed)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if calls < 2*8 {
		t.Errorf("%d calls", calls)
	}
}
