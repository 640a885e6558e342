package doctor

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/machine"
)

// fastClocks are clocksources that are read without a system call: those of processors, and of hypervisors that share a
// page with their guests.
var fastClocks = []string{"tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "timebase", "tod"}

func clocksource(m machine.Machine) Check {
	const name = "clock source"
	current, available := m.Clocksource()
	switch {
	case current == "":
		return unknown(name, "not readable")
	case slices.Contains(fastClocks, current):
		return Check{Name: name, Grade: OK, Found: current}
	}
	c := Check{Name: name, Grade: Problem, Found: current + ", which takes a system call to read"}
	if i := slices.IndexFunc(available, func(s string) bool { return slices.Contains(fastClocks, s) }); i >= 0 {
		c.Advice = "echo " + available[i] + " | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource"
	} else {
		c.Advice = "Boot with clocksource=tsc if `dmesg` does not call the TSC unstable; it has " + strings.Join(available, ", ") + "."
	}
	return c
}

// A window lasts for 5 ms and more. A clock that is slower or coarser than this shows in it.
const (
	coarseClock = 5 * time.Microsecond
	slowClock   = time.Microsecond
)

func clock(live Live) Check {
	c := Check{Name: "timer", Grade: OK, Found: fmt.Sprintf("steps of %v, %v to read", live.ClockStep, live.ClockCost)}
	if live.ClockStep > coarseClock || live.ClockCost > slowClock {
		c.Grade = Note
		c.Advice = "Measure longer: vmbench run --time 200ms. Windows are made as long as a thousand steps."
	}
	return c
}
