package trial

import (
	"math"
	"runtime"
	"slices"
	"time"

	"github.com/vmbench/vmbench/internal/machine"
)

// measure warms up, times the windows, and reports the design's quantile of those that count. A low one is robust: whatever
// else runs on the machine makes a window slower than its calls are, and nothing makes it faster. Reference is the best
// frame that the machine is known for, or 0. Counters may be nil.
func (s *subject) measure(d Design, reference float64, counters counterReader) (*Result, error) {
	run := s.loop()
	calls, err := warmUp(run, d)
	if err != nil {
		return nil, err
	}
	runtime.GC()
	// The collector has emptied the pools; this call fills them again, so that no window pays for it.
	if err := run(1); err != nil {
		return nil, err
	}

	timed := newWindows(d, reference)
	events := newTally(counters)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	usage := startUsage()
	events.start()
	err = timed.run(run, calls)
	events.stop()
	used := usage.stop()
	runtime.ReadMemStats(&after)
	if err != nil {
		return nil, err
	}

	result := timed.result()
	result.FirstUse, result.Usage = float64(s.firstUse), used
	// Whole calls allocate whole numbers: the quotient's fraction is the runtime's own.
	result.Bytes = (after.TotalAlloc - before.TotalAlloc) / uint64(result.Calls)
	result.Allocs = (after.Mallocs - before.Mallocs) / uint64(result.Calls)
	result.Counters = events.perCall(result.Calls, tallyFrames(counters, len(timed.frames)))
	result.Document, result.Encoded = s.document(), s.encoded
	result.PeakMemory = peakMemory()
	return result, nil
}

// result is what the windows say. Windows are rounded to what the clock can tell, since there are many.
func (w *windows) result() *Result {
	time := quantile(w.counted(), w.design.Quantile)
	for i, t := range w.times {
		w.times[i] = significant(t)
	}
	return &Result{
		Time:    time,
		Windows: w.times,
		Frames:  w.frames,
		Clean:   w.countClean(),
		Calls:   w.calls,
	}
}

// warmUp calls the operation for as long as the design says, and returns how many calls fill a window. It trusts the
// fastest batch: an interruption makes a batch slower than its calls are, and nothing makes it faster.
func warmUp(run loop, d Design) (calls int, err error) {
	step := machine.ClockStep()
	target := max(d.Time/time.Duration(d.Windows), 1000*step)
	var total time.Duration
	perCall := math.Inf(1)
	for calls = 1; ; calls = nextCalls(calls, perCall, target) {
		begin := time.Now()
		if err := run(calls); err != nil {
			return 0, err
		}
		batch := time.Since(begin)
		total += batch
		if batch >= 100*step {
			perCall = min(perCall, float64(batch)/float64(calls))
		}
		if filled := perCall * float64(calls); total >= d.Warmup && filled >= float64(target)/4 && !math.IsInf(filled, 1) {
			return nextCalls(calls, perCall, target), nil
		}
	}
}

// nextCalls is how many calls fill the target by the estimate so far. The number grows in steps, since a short batch
// tells little, and the first calls are slower than those that follow.
func nextCalls(calls int, perCall float64, target time.Duration) int {
	if math.IsInf(perCall, 1) {
		return 10 * calls // too short a batch for the clock
	}
	return max(1, int(min(float64(target)/perCall, 100*float64(calls))))
}

// document is the size of what a call reads or writes, on the average where it is of many messages.
func (s *subject) document() int {
	switch {
	case s.op == Compile:
		return 0
	case s.op != Decode:
		return s.encoded
	case s.rotation != nil:
		return s.rotation.size()
	}
	return len(s.input)
}

// significant rounds to five digits.
func significant(x float64) float64 {
	if !(x > 0) {
		return x
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-4)
	if unit < 1 {
		return math.Round(x*math.Round(1/unit)) / math.Round(1/unit)
	}
	return math.Round(x/unit) * unit
}

// quantile is the smallest of the values that at least the part q of them do not exceed.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)]
}
