package trial

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// A Part is a shard of a run that was merged.
type Part struct {
	Index     int       `json:"index"`
	Workloads []string  `json:"workloads"`
	Facts     Facts     `json:"facts"`
	Start     time.Time `json:"start"`
}

// machine tells the machine of a part from those of others. Where the system does not say when it was started, nobody knows
// whether two parts had the same one, and they count as two.
func (p Part) machine() string {
	return hash([]string{p.Facts.Machine(), cmp.Or(p.Facts.Boot, fmt.Sprint("shard ", p.Index))})
}

// Machines counts the machines that a run was measured on.
func (r Run) Machines() int {
	machines := map[string]bool{}
	for _, part := range r.Shards {
		machines[part.machine()] = true
	}
	return max(1, len(machines))
}

// MachineOf names the machine that measured the records of a shard, where the run has several; else it is empty.
func (r Run) MachineOf(shard int) string {
	i := slices.IndexFunc(r.Shards, func(p Part) bool { return p.Index == shard })
	if i < 0 || r.Machines() == 1 {
		return ""
	}
	return r.Shards[i].machine()
}

// common are the facts that two parts of a run share; what differs between their machines is unknown of the whole.
func (f Facts) common(other Facts) Facts {
	for _, d := range []struct {
		is    *string
		other string
	}{
		{&f.GOOS, other.GOOS}, {&f.GOARCH, other.GOARCH}, {&f.Level, other.Level}, {&f.CPU, other.CPU}, {&f.Kernel, other.Kernel},
		{&f.Governor, other.Governor}, {&f.Boot, other.Boot}, {&f.Worker, other.Worker}, {&f.Live, other.Live}, {&f.Layouts, other.Layouts},
	} {
		if *d.is != d.other {
			*d.is = ""
		}
	}
	if f.CPUs != other.CPUs || f.Procs != other.Procs {
		f.CPUs, f.Procs = 0, 0
	}
	return f
}
