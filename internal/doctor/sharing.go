package doctor

import (
	"fmt"

	"github.com/vmbench/vmbench/internal/machine"
)

// The parts of the time from which on a disturbance is worth a note, or a problem.
const (
	noteSteal, badSteal       = 0.005, 0.05
	notePressure, badPressure = 0.05, 0.25
	noteOthers, badOthers     = 0.03, 0.20
)

// graded is a grade by how large a part is.
func graded(part, note, bad float64) Grade {
	switch {
	case part >= bad:
		return Problem
	case part >= note:
		return Note
	}
	return OK
}

func processors(m machine.Machine, live Live) Check {
	c := Check{Name: "CPUs", Grade: OK, Found: fmt.Sprintf("%d usable, GOMAXPROCS %d", live.CPUs, live.Procs)}
	if model := m.Model(); model != "" {
		c.Found += ", " + model
	}
	if online, known := m.Online(); known && online > live.CPUs {
		c.Found += fmt.Sprintf("; the machine has %d", online)
	}
	if live.CPUs < 2 {
		c.Grade = Problem
		c.Advice = "Use a machine with two CPUs or more: on one, the garbage collector and all else interrupt what is timed."
	}
	return c
}

func quota(m machine.Machine, live Live) Check {
	const name = "CPU quota"
	q := m.Quota()
	switch {
	case !q.Known:
		return unknown(name, "no control group tells")
	case !q.Limited:
		return Check{Name: name, Grade: OK, Found: "none"}
	}
	c := Check{Name: name, Grade: Note, Found: fmt.Sprintf("%.2g CPUs, GOMAXPROCS %d", q.CPUs, live.Procs)}
	c.Advice = "Raise the container's CPU limit, or take it away: who uses up a quota stands still for the rest of its period."
	if q.Throttled > 0 {
		c.Grade, c.Found = Problem, c.Found+fmt.Sprintf(", %d times used up so far", q.Throttled)
	}
	if q.CPUs < 1 || float64(live.Procs) > q.CPUs+1 {
		c.Grade = Problem
	}
	return c
}

func virtual(m machine.Machine) Check {
	const name = "hypervisor"
	is, known, product := m.Hypervisor()
	if product != "" {
		product = ": " + product
	}
	switch {
	case !known:
		return unknown(name, "the processor does not tell"+product)
	case !is:
		return Check{Name: name, Grade: OK, Found: "none" + product}
	}
	return Check{
		Name: name, Grade: Note, Found: "a virtual machine" + product,
		Advice: "For differences below 5% use a machine of your own, or give the VM reserved CPUs.",
	}
}

func steal(m machine.Machine, live Live) Check {
	const name = "steal"
	now, boot := live.Strain.Steal, m.StealSinceBoot()
	if !now.Known {
		return unknown(name, "the kernel does not count it")
	}
	c := Check{Name: name, Grade: graded(now.Part, noteSteal, badSteal), Found: Percent(now.Part) + " now"}
	if boot.Known {
		c.Found += ", " + Percent(boot.Part) + " since boot"
		if c.Grade == OK && graded(boot.Part, noteSteal, badSteal) != OK {
			c.Grade = Note
		}
	}
	if c.Grade != OK {
		c.Advice = "Give the VM reserved CPUs (dedicated or pinned vCPUs), or measure when its neighbours are idle."
	}
	return c
}

func pressure(live Live) Check {
	const name = "CPU pressure"
	p := live.Strain.Pressure
	if !p.Known {
		return unknown(name, "no /proc/pressure/cpu: the kernel is older than 4.20, or has it off (psi=1 turns it on)")
	}
	c := Check{Name: name, Grade: graded(p.Part, notePressure, badPressure)}
	c.Found = Percent(p.Part) + " of the time something waited for a CPU"
	if o := live.Strain.Others; c.Grade != OK && o.Known && graded(o.Part, noteOthers, badOthers) == OK {
		c.Grade, c.Found = OK, c.Found+": threads of our own, since no one else ran"
	}
	if c.Grade != OK {
		c.Advice = "Stop other programs, or put the measurement into a control group with CPUs of its own (cpuset)."
	}
	return c
}

func others(m machine.Machine, live Live) Check {
	const name = "other load"
	o := live.Strain.Others
	load := ""
	if average, known := m.Load(); known {
		load = fmt.Sprintf("load average %.2f", average)
	}
	if !o.Known {
		return unknown(name, or(load, "cannot be told from our own"))
	}
	c := Check{Name: name, Grade: graded(o.Part, noteOthers, badOthers)}
	c.Found = "other programs used " + Percent(o.Part) + " of the CPUs"
	if load != "" {
		c.Found += ", " + load
	}
	if c.Grade != OK {
		c.Advice = "Look with `top` who it is, and stop it while you measure."
	}
	return c
}

// or is the first text, or the second if there is none.
func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
