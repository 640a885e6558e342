package machine

import (
	"strings"
	"time"
)

// Clocksource is what the kernel reads the time from, such as tsc or kvm-clock, and what else it could; empty where that
// is unknown.
func (m Machine) Clocksource() (current string, available []string) {
	const dir = "sys/devices/system/clocksource/clocksource0/"
	return m.line(dir + "current_clocksource"), strings.Fields(m.line(dir + "available_clocksource"))
}

// ClockStep is the smallest difference that the clock shows, found by looking at it.
func ClockStep() time.Duration {
	smallest := time.Second
	for range 10 {
		begin := time.Now()
		step := time.Since(begin)
		for step == 0 {
			step = time.Since(begin)
		}
		smallest = min(smallest, step)
	}
	return smallest
}

// ClockCost is how long it takes to look at the clock: the best of a few tries.
func ClockCost() time.Duration {
	const looks = 1000
	best := time.Second
	for range 5 {
		begin := time.Now()
		var last time.Time
		for range looks {
			last = time.Now()
		}
		best = min(best, last.Sub(begin)/looks)
	}
	return best
}
