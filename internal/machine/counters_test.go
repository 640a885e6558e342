package machine

import (
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadingsAreScaledToTheWholeTime(t *testing.T) {
	before := Readings{
		Instructions: {Value: 100, Enabled: 1000, Running: 1000},
		Cycles:       {Value: 10, Enabled: 1000, Running: 500},
		L1iMisses:    {Value: 7, Enabled: 1000, Running: 0},
	}
	after := Readings{
		Instructions: {Value: 1100, Enabled: 3000, Running: 3000},
		Cycles:       {Value: 110, Enabled: 3000, Running: 1000}, // a quarter of the time
		L1iMisses:    {Value: 7, Enabled: 3000, Running: 0},      // never
		BranchMisses: {Value: 9, Enabled: 3000, Running: 3000},   // not before
	}
	want := map[Event]float64{Instructions: 1000, Cycles: 400}
	if diff := cmp.Diff(want, after.Since(before)); diff != "" {
		t.Error(diff)
	}
}

// The kernel's own events go the way of the processor's, and every Linux has them.
func TestSoftwareEventsAreCounted(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no performance counters")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	counters, err := OpenCounters(PageFaults, "no such event")
	if err != nil {
		t.Skip("this kernel lets us count nothing:", err)
	}
	defer counters.Close()
	const pages = 1000
	before, after := make(Readings), make(Readings)
	counters.Read(before)
	memory := make([]byte, pages*4096*4) // of 4 KiB, or larger ones
	for i := 0; i < len(memory); i += 4096 {
		memory[i] = 1
	}
	counters.Read(after)
	faults := after.Since(before)[PageFaults]
	runtime.KeepAlive(memory)
	if faults < 1 || faults > 100*pages {
		t.Errorf("%v page faults in fresh memory", faults)
	}
}

func TestProbeSaysWhy(t *testing.T) {
	found := ProbeCounters(append(Events(), "no such event")...)
	if len(found) != len(Events())+1 {
		t.Errorf("%d answers, want one for each event: %v", len(found), found)
	}
	if err := found["no such event"]; err == nil {
		t.Error("an event that does not exist can be counted")
	}
}
