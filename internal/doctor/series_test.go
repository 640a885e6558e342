package doctor

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMeasurePairsNeighbours(t *testing.T) {
	n := 0
	trial := func(context.Context) (Trial, error) {
		n++
		windows := slices.Repeat([]float64{9}, blockWindows+1)
		windows[5], windows[blockWindows] = float64(n), 2
		return Trial{Time: float64(n), Windows: windows, Wall: time.Second}, nil
	}
	observed := 0
	s, err := Measure(t.Context(), 0, trial, func(pairs int, _ time.Duration) { observed += pairs })
	if err != nil {
		t.Fatal(err)
	}
	if n != 2*leastPairs || s.Trials != n || len(s.Speeds) != 2*n || s.Speeds[4] != 3 || s.Speeds[5] != 2 || s.TrialTime() != time.Second || observed != 45 {
		t.Errorf("%d trials, %+v", n, s)
	}
	for i, ratio := range s.Ratios {
		if want := float64(2*i+1) / float64(2*i+2); ratio != want {
			t.Errorf("pair %d: %v, want %v", i, ratio, want)
		}
	}
}

func TestDisturbedPairsDoNotCount(t *testing.T) {
	n := 0
	trial := func(context.Context) (Trial, error) {
		n++
		return Trial{Time: 1, Wall: time.Second, Disturbed: n%4 == 0}, nil
	}
	s, err := Measure(t.Context(), 0, trial, func(int, time.Duration) {})
	if err != nil || len(s.Ratios) != leastPairs || s.Trials != 4*leastPairs-2 {
		t.Errorf("%d pairs of %d trials, %v", len(s.Ratios), s.Trials, err)
	}
	always := func(context.Context) (Trial, error) { return Trial{Time: 1, Disturbed: true}, nil }
	if s, err = Measure(t.Context(), 0, always, func(int, time.Duration) {}); err != nil || len(s.Ratios) != mostTrials/2 || s.Trials != mostTrials {
		t.Errorf("%d pairs of %d trials, %v", len(s.Ratios), s.Trials, err)
	}
}

func TestMeasureEndsWithTheTrialsError(t *testing.T) {
	broken := errors.New("no memory")
	trial := func(context.Context) (Trial, error) { return Trial{}, broken }
	if _, err := Measure(t.Context(), time.Hour, trial, func(int, time.Duration) {}); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestMeasureEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	trial := func(context.Context) (Trial, error) {
		cancel()
		return Trial{Time: 1}, nil
	}
	s, err := Measure(ctx, time.Hour, trial, func(int, time.Duration) {})
	if !errors.Is(err, context.Canceled) || s.Trials != 1 {
		t.Errorf("%v after %d trials", err, s.Trials)
	}
}

// windows are n measurements whose speed another function may change.
func windows(n int, deviation float64, speed func(i int) float64) []float64 {
	random := rand.New(rand.NewPCG(5, 6))
	list := make([]float64, n)
	for i := range list {
		list[i] = 100 * speed(i) * math.Exp(deviation*random.NormFloat64())
	}
	return list
}

func TestTwoSpeeds(t *testing.T) {
	m, found := FindModes(windows(1000, 0.05, func(i int) float64 {
		if i/100%5 == 4 {
			return 1.7
		}
		return 1
	}))
	if !found || m.Ratio < 1.6 || m.Ratio > 1.8 || m.Slow < 0.18 || m.Slow > 0.22 || m.Flips != 3 {
		t.Errorf("%v, %+v", found, m)
	}
}

func TestOneSpeed(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for name, list := range map[string][]float64{
		"quiet":        windows(1000, 0.01, func(int) float64 { return 1 }),
		"wide":         windows(1000, 0.3, func(int) float64 { return 1 }),
		"a trend":      windows(1000, 0.02, func(i int) float64 { return 1 + float64(i)/1000 }),
		"hiccups":      windows(1000, 0.02, func(i int) float64 { return 1 + 4*float64(1-min(1, i%100)) }),
		"a tail":       windows(1000, 0.02, func(int) float64 { return math.Exp(0.2 * random.ExpFloat64()) }),
		"close":        windows(1000, 0.005, func(i int) float64 { return 1 + 0.08*float64(i/100%2) }),
		"all the same": windows(100, 0, func(int) float64 { return 1 }),
		"nothing":      nil,
		"a single one": {1},
	} {
		if m, found := FindModes(list); found {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestSpeed(t *testing.T) {
	s := Series{Wall: time.Minute, Speeds: windows(600, 0.02, func(i int) float64 { return 1 + float64(i/100%2) })}
	if c := Speed(s); c.Grade != Problem || !strings.Contains(c.Found, " × apart, slow for 50%") || !strings.Contains(c.Found, "about every 12s") {
		t.Errorf("%+v", c)
	}
	if c := Speed(Series{Speeds: windows(600, 0.02, func(int) float64 { return 1 })}); c.Grade != OK || c.Advice != "" {
		t.Errorf("%+v", c)
	}
}

// Another process that takes turns with the trials makes windows slow, but never many in a row.
func TestTakingTurnsIsNoMode(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	busy := func(context.Context) (Trial, error) {
		windows := make([]float64, 5*blockWindows)
		for i := range windows {
			windows[i] = 100 * math.Exp(0.02*random.NormFloat64())
			if i%24 < 16 {
				windows[i] *= 6
			}
		}
		return Trial{Time: 100, Windows: windows, Wall: 50 * time.Millisecond}, nil
	}
	s, err := Measure(t.Context(), 0, busy, func(int, time.Duration) {})
	if err != nil {
		t.Fatal(err)
	}
	if m, found := FindModes(s.Speeds); found {
		t.Errorf("%+v", m)
	}
}
