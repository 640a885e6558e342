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
	Read() machine.Readings
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
	reader counterReader // nil if nothing is counted
	before machine.Readings
}

func startTally(reader counterReader) tally {
	t := tally{reader: reader}
	if reader != nil {
		t.before = reader.Read()
	}
	return t
}

// stop returns the events per call, and nil if none was counted.
func (t tally) stop(calls int) Counters {
	if t.reader == nil || calls == 0 {
		return nil
	}
	counters := make(Counters)
	for event, n := range t.reader.Read().Since(t.before) {
		counters[event] = n / float64(calls)
	}
	if len(counters) == 0 {
		return nil
	}
	return counters
}
