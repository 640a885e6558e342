package trial

import (
	"runtime"

	"github.com/vmbench/vmbench/internal/machine"
)

// Counters are what the processor counted for a call, by event, in user code. Events that this machine does not count
// are absent.
type Counters map[machine.Event]float64

// counterUnits are the units of the events, in the order in which they are written.
var counterUnits = []struct {
	event machine.Event
	unit  string
}{
	{machine.Instructions, "instructions/op"},
	{machine.Cycles, "cycles/op"},
	{machine.BranchMisses, "branch-misses/op"},
	{machine.L1iMisses, "L1i-misses/op"},
}

// A counterReader reads counters of the calling thread. That of package machine counts; a test has another.
type counterReader interface {
	Read(into machine.Readings)
}

// openCounters begins to count for the goroutine that calls it, which keeps its thread until it calls done. Where
// nothing can be counted the reader is nil, and the goroutine stays as free as it was.
func openCounters() (reader counterReader, done func()) {
	runtime.LockOSThread()
	counters, err := machine.OpenCounters(machine.Events()...)
	if err != nil {
		runtime.UnlockOSThread()
		return nil, func() {}
	}
	return counters, func() {
		counters.Close()
		runtime.UnlockOSThread()
	}
}

// A tally counts events over a stretch of calls.
type tally struct {
	reader        counterReader // nil if nothing is counted
	before, after machine.Readings
}

// newTally prepares a tally, so that starting and stopping it allocates nothing: the memory of the calls is counted, too.
func newTally(reader counterReader) *tally {
	t := &tally{reader, make(machine.Readings), make(machine.Readings)}
	t.start()
	t.stop()
	return t
}

func (t *tally) start() { t.read(t.before) }

func (t *tally) stop() { t.read(t.after) }

func (t *tally) read(into machine.Readings) {
	if t.reader != nil {
		t.reader.Read(into)
	}
}

// tallyFrames counts what so many frames execute.
func tallyFrames(reader counterReader, frames int) *tally {
	t := newTally(reader)
	t.start()
	for range frames {
		frame()
	}
	t.stop()
	return t
}

// perCall is what was counted between start and stop for each call, less what was counted for the frames among the calls,
// and nil if nothing was.
func (t *tally) perCall(calls int, frames *tally) Counters {
	var counters Counters
	others := frames.after.Since(frames.before)
	for event, n := range t.after.Since(t.before) {
		if counters == nil {
			counters = make(Counters)
		}
		counters[event] = max(0, n-others[event]) / float64(calls)
	}
	return counters
}
