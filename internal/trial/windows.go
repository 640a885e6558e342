package trial

import (
	"slices"
	"time"
)

// windows are the timed stretches of a trial, with a frame between each two of them, and before the first and after the
// last.
type windows struct {
	design    Design
	reference float64 // the best frame that the machine is known for, in nanoseconds; 0 if nothing is known

	times  []float64 // nanoseconds per call
	frames []float64
	calls  int
	total  time.Duration
}

// newWindows makes room for all windows, so that timing them allocates nothing.
func newWindows(d Design, reference float64) *windows {
	most := d.mostWindows()
	return &windows{
		design: d, reference: reference,
		times: make([]float64, 0, most), frames: make([]float64, 0, most+1),
	}
}

// mostWindows is how many windows a trial can have.
func (d Design) mostWindows() int { return max(d.Windows, d.MinWindows) * max(2, d.Patience) }

// run times windows of so many calls until enough of them are clean, or patience ends.
func (w *windows) run(op loop, calls int) error {
	w.frames = append(w.frames, frame())
	for !w.enough() {
		begin := time.Now()
		if err := op(calls); err != nil {
			return err
		}
		took := time.Since(begin)
		w.add(float64(took)/float64(calls), frame())
		w.calls += calls
		w.total += took
	}
	return nil
}

func (w *windows) add(time, frame float64) {
	w.times, w.frames = append(w.times, time), append(w.frames, frame)
}

// enough reports whether the trial may end: with as many clean windows as are asked for or, after twice its time, with the
// least number of them. Where single calls take longer than a window, it is always the latter.
func (w *windows) enough() bool {
	d, clean := w.design, w.countClean()
	switch {
	case clean >= d.Windows, len(w.times) >= d.mostWindows():
		return true
	case w.total >= time.Duration(max(2, d.Patience))*d.Time:
		return len(w.times) >= d.MinWindows
	}
	return w.total >= 2*d.Time && clean >= d.MinWindows
}

// cleanLimit is the longest frame of a machine that runs at its reference speed; 0 is no limit.
func (w *windows) cleanLimit() float64 {
	if w.design.Frame == 0 || len(w.frames) == 0 {
		return 0
	}
	best := slices.Min(w.frames)
	if w.reference > 0 {
		best = min(best, w.reference)
	}
	return best * (1 + w.design.Frame)
}

// isClean reports whether the machine ran at its reference speed just before and just after a window.
func (w *windows) isClean(i int, limit float64) bool {
	return limit == 0 || w.frames[i] <= limit && w.frames[i+1] <= limit
}

func (w *windows) countClean() int {
	limit, n := w.cleanLimit(), 0
	for i := range w.times {
		if w.isClean(i, limit) {
			n++
		}
	}
	return n
}

// counted are the times of the windows that count: the clean ones, or all if too few are clean.
func (w *windows) counted() []float64 {
	if w.countClean() < w.design.MinWindows {
		return w.times
	}
	limit := w.cleanLimit()
	var clean []float64
	for i, time := range w.times {
		if w.isClean(i, limit) {
			clean = append(clean, time)
		}
	}
	return clean
}
