package machine

const cpufreq = "sys/devices/system/cpu/cpu0/cpufreq/"

// Governor is what decides on the clock frequency of the first processor, such as performance or powersave; empty where
// the kernel has no say in it, as in most virtual machines.
func (m Machine) Governor() string { return m.line(cpufreq + "scaling_governor") }

// A Frequency is how fast the first processor runs and may run, in Hz. What is unknown is 0.
type Frequency struct{ Now, Least, Most int64 }

// Frequency reads the frequencies of the first processor.
func (m Machine) Frequency() Frequency {
	kilohertz := func(names ...string) int64 {
		for _, name := range names {
			if n, known := m.number(cpufreq + name); known && n > 0 {
				return n * 1000
			}
		}
		return 0
	}
	return Frequency{
		Now:   kilohertz("scaling_cur_freq", "cpuinfo_cur_freq"),
		Least: kilohertz("scaling_min_freq", "cpuinfo_min_freq"),
		Most:  kilohertz("scaling_max_freq", "cpuinfo_max_freq"),
	}
}

// Where the kernel keeps the switch of the processor's turbo. Intel's driver turns it off with a 1, the others on.
const (
	NoTurboFile = "sys/devices/system/cpu/intel_pstate/no_turbo"
	BoostFile   = "sys/devices/system/cpu/cpufreq/boost"
)

// Turbo reports whether the processor may run above the frequency that it can hold, and the file that says so.
func (m Machine) Turbo() (on, known bool, file string) {
	if off, known := m.number(NoTurboFile); known {
		return off == 0, true, NoTurboFile
	}
	if boost, known := m.number(BoostFile); known {
		return boost == 1, true, BoostFile
	}
	return false, false, ""
}
