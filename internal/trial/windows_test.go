package trial

import (
	"errors"
	"slices"
	"testing"
	"time"
)

// someWindows are windows that took what is given, between frames of which the first is before the first window.
func someWindows(d Design, reference float64, times, frames []float64) *windows {
	w := newWindows(d, reference)
	w.frames = append(w.frames, frames[0])
	for i, time := range times {
		w.add(time, frames[i+1])
	}
	return w
}

func TestCleanWindows(t *testing.T) {
	d := Design{Windows: 10, MinWindows: 2, Frame: 0.15, Quantile: 0.5}
	times := []float64{10, 20, 21, 11, 12}
	frames := []float64{100, 110, 190, 105, 114, 101}
	for _, test := range []struct {
		name      string
		frame     float64
		reference float64
		counted   []float64
	}{
		{"between short frames", 0.15, 0, []float64{10, 11, 12}},
		{"of a machine that was a little faster", 0.15, 96, []float64{10}},
		{"of a machine that was far faster: too few are clean, so all count", 0.15, 50, times},
		{"of one that was slower", 0.15, 500, []float64{10, 11, 12}},
		{"without a limit", 0, 0, times},
	} {
		d.Frame = test.frame
		if test.name == "of a machine that was a little faster" {
			d.MinWindows = 1
		}
		w := someWindows(d, test.reference, times, frames)
		if got := w.counted(); !slices.Equal(got, test.counted) {
			t.Errorf("%s: %v count, want %v", test.name, got, test.counted)
		}
		d.MinWindows = 2
	}
	r := someWindows(Design{MinWindows: 2, Frame: 0.15, Quantile: 0.5}, 0, times, frames).result()
	if r.Time != 11 || r.Clean != 3 || !slices.Equal(r.Windows, times) || !slices.Equal(r.Frames, frames) {
		t.Errorf("%+v", r)
	}
}

func TestTrialEndsWhenEnoughIsClean(t *testing.T) {
	d := Design{Windows: 3, MinWindows: 2, Frame: 0.15, Patience: 4, Time: 30 * time.Millisecond}
	clean, dirty := []float64{1, 1, 1, 1, 1, 1, 1, 1}, []float64{1, 9, 9, 9, 9, 9, 9, 9}
	for _, test := range []struct {
		name   string
		n      int
		frames []float64
		total  time.Duration
		want   bool
	}{
		{"too few", 2, clean, 20 * time.Millisecond, false},
		{"as many as asked for", 3, clean, 30 * time.Millisecond, true},
		{"none is clean", 3, dirty, 30 * time.Millisecond, false},
		{"none is clean, and patience ends", 3, dirty, 120 * time.Millisecond, true},
		{"single calls are long", 2, clean, 60 * time.Millisecond, true},
		{"patience ends before there are any", 1, clean, 200 * time.Millisecond, false},
	} {
		w := someWindows(d, 0, make([]float64, test.n), test.frames)
		w.total = test.total
		if got := w.enough(); got != test.want {
			t.Errorf("%s: enough is %v", test.name, got)
		}
	}
}

func TestWindowsStopAtAnError(t *testing.T) {
	w := newWindows(smallPlan("good").Design, 0)
	broken := errors.New("no luck")
	if err := w.run(func(int) error { return broken }, 1); !errors.Is(err, broken) || len(w.times) != 0 {
		t.Errorf("%v after %d windows", err, len(w.times))
	}
}

func TestWindowsAllocateNothing(t *testing.T) {
	d := smallPlan("good").Design
	d.Windows, d.Time, d.Patience = 50, time.Nanosecond, 4
	w := newWindows(d, 0)
	if n := testing.AllocsPerRun(1, func() {
		w.times, w.frames, w.total = w.times[:0], w.frames[:0], 0
		w.run(func(int) error { return nil }, 1)
	}); n != 0 {
		t.Errorf("%v allocations beside those of the calls", n)
	}
}

// What interrupts the reference loop in one trial does not make the machine faster in the others.
func TestReferenceIsThatOfTheLatestTrials(t *testing.T) {
	l := newLedger(mockPlan(1), nil, nil)
	if l.reference() != 0 {
		t.Error("a reference before the first trial")
	}
	add := func(n int, frame float64) {
		for range n {
			l.add(Record{Round: 1, Result: &Result{Frames: []float64{3 * frame, frame}}})
		}
	}
	add(10, 100)
	if got := l.reference(); got != 100 {
		t.Errorf("reference %v, want 100", got)
	}
	add(10, 150)
	if got := l.reference(); got != 100 {
		t.Errorf("reference %v of a machine that can do better", got)
	}
	add(referenceTrials, 150)
	if got := l.reference(); got != 150 {
		t.Errorf("reference %v of a machine that is slower now", got)
	}
}
