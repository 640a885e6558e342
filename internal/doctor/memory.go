package doctor

import (
	"fmt"

	"github.com/vmbench/vmbench/internal/machine"
)

// addresses checks that the kernel randomizes them. That it does is how it should be: each trial is a fresh process with
// addresses of its own, and rounds average over their luck.
func addresses(m machine.Machine) Check {
	const name = "ASLR"
	level, known := m.ASLR()
	switch {
	case !known:
		return unknown(name, "not readable")
	case level > 0:
		return Check{
			Name: name, Grade: OK,
			Found: "on, as it should be: fresh processes average over the luck of addresses, and `setarch -R` would freeze one",
		}
	}
	return Check{
		Name: name, Grade: Problem, Found: "off: all trials share the luck of the same addresses",
		Advice: "echo 2 | sudo tee /proc/sys/kernel/randomize_va_space",
	}
}

func hugePages(m machine.Machine) Check {
	const name = "huge pages"
	switch mode := m.HugePages(); mode {
	case "":
		return unknown(name, "not readable")
	case "always":
		return Check{
			Name: name, Grade: Note, Found: "always: the kernel moves memory into them when it sees fit",
			Advice: "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled",
		}
	default:
		return Check{Name: name, Grade: OK, Found: mode}
	}
}

func swap(live Live) Check {
	const name = "swap"
	switch pages := live.Swapped; {
	case !pages.Known:
		return unknown(name, "not readable")
	case pages.Count == 0:
		return Check{Name: name, Grade: OK, Found: "no page was swapped"}
	default:
		return Check{
			Name: name, Grade: Problem, Found: fmt.Sprintf("%d pages were swapped in some seconds", pages.Count),
			Advice: "Free memory, or turn swap off while you measure: sudo swapoff -a",
		}
	}
}
