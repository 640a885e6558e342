package trial

import "time"

// A stopwatch takes the time and what the process uses of the machine.
type stopwatch struct {
	begin time.Time
	used  resources
}

// resources are what a process has used since its start. They are 0 where the system does not count them.
type resources struct {
	cpu         time.Duration
	involuntary int64
}

func startUsage() stopwatch { return stopwatch{used: used(), begin: time.Now()} }

func (s stopwatch) stop() Usage {
	wall, now := time.Since(s.begin), used()
	return Usage{Wall: wall, CPU: now.cpu - s.used.cpu, Involuntary: now.involuntary - s.used.involuntary}
}
