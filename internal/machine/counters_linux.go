package machine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Counters count events of one thread: the one that opened them, which should be locked to its goroutine. Work that the
// runtime does on other threads, such as most of the garbage collection, is not counted: an inherited counter would
// count it for threads that start later only, and could not tell it from other goroutines.
//
// Each event is a counter of its own. As a group they would have to fit into the processor at once or not be counted
// at all; so they take turns, and one that is missing costs only itself.
type Counters struct {
	events []Event
	files  []int
	buffer [24]byte // what one counter reads as
}

// kinds are the events as the kernel names them.
var kinds = map[Event]struct {
	kind   uint32
	config uint64
}{
	Instructions: {unix.PERF_TYPE_HARDWARE, unix.PERF_COUNT_HW_INSTRUCTIONS},
	Cycles:       {unix.PERF_TYPE_HARDWARE, unix.PERF_COUNT_HW_CPU_CYCLES},
	BranchMisses: {unix.PERF_TYPE_HARDWARE, unix.PERF_COUNT_HW_BRANCH_MISSES},
	L1iMisses: {unix.PERF_TYPE_HW_CACHE, unix.PERF_COUNT_HW_CACHE_L1I |
		unix.PERF_COUNT_HW_CACHE_OP_READ<<8 | unix.PERF_COUNT_HW_CACHE_RESULT_MISS<<16},
	PageFaults: {unix.PERF_TYPE_SOFTWARE, unix.PERF_COUNT_SW_PAGE_FAULTS},
}

// OpenCounters begins to count events of the calling thread, in user code alone. Events that cannot be counted here are
// left out; the error says why, if that is all of them.
func OpenCounters(events ...Event) (*Counters, error) {
	c := &Counters{}
	var failures []error
	for _, event := range events {
		file, err := openEvent(event)
		if err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", event, err))
			continue
		}
		c.events, c.files = append(c.events, event), append(c.files, file)
	}
	if len(c.files) == 0 {
		return nil, errors.Join(failures...)
	}
	return c, nil
}

func openEvent(event Event) (file int, err error) {
	kind, ok := kinds[event]
	if !ok {
		return 0, errors.New("no such event")
	}
	attributes := unix.PerfEventAttr{
		Type:        kind.kind,
		Config:      kind.config,
		Read_format: unix.PERF_FORMAT_TOTAL_TIME_ENABLED | unix.PERF_FORMAT_TOTAL_TIME_RUNNING,
		Bits:        unix.PerfBitExcludeKernel | unix.PerfBitExcludeHv,
	}
	attributes.Size = uint32(unsafe.Sizeof(attributes))
	const thisThread, anyProcessor, noGroup = 0, -1, -1
	return unix.PerfEventOpen(&attributes, thisThread, anyProcessor, noGroup, unix.PERF_FLAG_FD_CLOEXEC)
}

// Read reads the counters. Those that cannot be read are taken out.
func (c *Counters) Read(into Readings) {
	for i, file := range c.files {
		if n, err := unix.Read(file, c.buffer[:]); err != nil || n != len(c.buffer) {
			delete(into, c.events[i])
			continue
		}
		into[c.events[i]] = Reading{
			Value:   binary.NativeEndian.Uint64(c.buffer[0:]),
			Enabled: binary.NativeEndian.Uint64(c.buffer[8:]),
			Running: binary.NativeEndian.Uint64(c.buffer[16:]),
		}
	}
}

// Close ends the counting.
func (c *Counters) Close() {
	for _, file := range c.files {
		unix.Close(file) // only read from: nothing can be lost
	}
}
