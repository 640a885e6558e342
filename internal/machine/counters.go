package machine

// An Event is something that the processor or the kernel counts for a thread.
type Event string

const (
	Instructions Event = "instructions"  // retired
	Cycles       Event = "cycles"        // of the core, whatever its frequency
	BranchMisses Event = "branch_misses" // branches that went another way than predicted
	L1iMisses    Event = "l1i_misses"    // fetches that missed the first-level instruction cache

	// PageFaults are counted by the kernel itself, so they are there where the processor's counters are not.
	PageFaults Event = "page_faults"
)

// Events lists what processors count.
func Events() []Event { return []Event{Instructions, Cycles, BranchMisses, L1iMisses} }

// A Reading is a counter at one time. Where there are more events than the processor has counters, the kernel lets them
// take turns: an event was counted during Running of the Enabled time, both in nanoseconds.
type Reading struct{ Value, Enabled, Running uint64 }

// Readings are several counters at about one time.
type Readings map[Event]Reading

// Since is what was counted since an earlier reading, scaled up where an event was counted for a part of the time.
// Events that never were are left out.
func (r Readings) Since(earlier Readings) map[Event]float64 {
	counted := make(map[Event]float64)
	for event, now := range r {
		before, ok := earlier[event]
		enabled, running := now.Enabled-before.Enabled, now.Running-before.Running
		if !ok || running == 0 {
			continue
		}
		counted[event] = float64(now.Value-before.Value) * float64(enabled) / float64(running)
	}
	return counted
}

// ProbeCounters tries each event, and returns for each why it cannot be counted, or nil.
func ProbeCounters(events ...Event) map[Event]error {
	found := make(map[Event]error)
	for _, event := range events {
		counters, err := OpenCounters(event)
		found[event] = err
		if err == nil {
			counters.Close()
		}
	}
	return found
}

// PerfParanoid is the kernel's limit on who may count what: above 2 nobody but root may count, at 2 user code of one's
// own processes; see kernel.perf_event_paranoid in perf_event_open(2).
func (m Machine) PerfParanoid() (level int64, known bool) {
	return m.number("proc/sys/kernel/perf_event_paranoid")
}
