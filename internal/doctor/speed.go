package doctor

import (
	"fmt"

	"github.com/vmbench/vmbench/internal/machine"
)

func governor(m machine.Machine) Check {
	const name = "governor"
	switch g := m.Governor(); g {
	case "":
		return unknown(name, "the kernel does not control the frequency here")
	case "performance":
		return Check{Name: name, Grade: OK, Found: g}
	default:
		return Check{
			Name: name, Grade: Problem, Found: g,
			Advice: "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
		}
	}
}

func frequency(m machine.Machine) Check {
	const name = "frequency"
	f := m.Frequency()
	if f.Now == 0 && f.Most == 0 {
		return unknown(name, "not readable")
	}
	gigahertz := func(hertz int64) string {
		if hertz == 0 {
			return "?"
		}
		return fmt.Sprintf("%.2f GHz", float64(hertz)/1e9)
	}
	c := Check{Name: name, Grade: OK}
	c.Found = fmt.Sprintf("%s now, %s to %s", gigahertz(f.Now), gigahertz(f.Least), gigahertz(f.Most))
	if f.Least > 0 && f.Least < f.Most && m.Governor() != "performance" {
		c.Grade = Note
		c.Advice = fmt.Sprintf("sudo cpupower frequency-set --min %dkHz --max %[1]dkHz", f.Most/1000)
	}
	return c
}

func turbo(m machine.Machine) Check {
	const name = "turbo"
	on, known, file := m.Turbo()
	switch {
	case !known:
		return unknown(name, "not readable")
	case !on:
		return Check{Name: name, Grade: OK, Found: "off"}
	}
	off := "0"
	if file == machine.NoTurboFile {
		off = "1"
	}
	return Check{
		Name: name, Grade: Note, Found: "on: the speed depends on heat and on how many cores work",
		Advice: "echo " + off + " | sudo tee /" + file,
	}
}

func threads(m machine.Machine) Check {
	const name = "SMT"
	control, active := m.SMT()
	switch {
	case control == "":
		return unknown(name, "not readable")
	case active:
		return Check{
			Name: name, Grade: Note, Found: "on: two threads share a core",
			Advice: "echo off | sudo tee /sys/devices/system/cpu/smt/control",
		}
	case control == "notsupported" || control == "notimplemented":
		if is, _, _ := m.Hypervisor(); is {
			return Check{
				Name: name, Grade: Note, Found: "hidden: a guest sees no siblings, and may share its cores with others",
				Advice: "Ask the host for whole cores.",
			}
		}
	}
	return Check{Name: name, Grade: OK, Found: "off"}
}

func battery(m machine.Machine) Check {
	const name = "power"
	discharging, known := m.OnBattery()
	switch {
	case !known:
		return unknown(name, "no supply is listed")
	case discharging:
		return Check{Name: name, Grade: Problem, Found: "on battery", Advice: "Plug the machine in."}
	}
	return Check{Name: name, Grade: OK, Found: "mains"}
}
