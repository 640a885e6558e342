package doctor

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/vmbench/vmbench/internal/machine"
)

// with is a machine of some files.
func with(files map[string]string) machine.Machine {
	root := fstest.MapFS{}
	for path, text := range files {
		root[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return machine.At(root)
}

// quiet is what is found out on a machine that is as it should be.
func quiet() Live {
	counters := map[machine.Event]error{}
	for _, event := range machine.Events() {
		counters[event] = nil
	}
	return Live{
		GOOS: "linux", CPUs: 8, Procs: 8, Go: "go1.26.0 linux/amd64", Level: "v1", Valgrind: "/usr/bin/valgrind",
		Counters: counters, ClockStep: 20 * time.Nanosecond, ClockCost: 40 * time.Nanosecond,
		Strain: machine.Strain{
			Wall: 10 * time.Second, Steal: machine.Share{Known: true}, Others: machine.Share{Known: true},
			Pressure: machine.Share{Known: true},
		},
		Swapped: machine.Pages{Known: true},
	}
}

const (
	cpu0   = "sys/devices/system/cpu/cpu0/cpufreq/"
	system = "sys/devices/system/"
)

// goodFiles are those of a machine of one's own, set up for measuring.
func goodFiles() map[string]string {
	return map[string]string{
		"proc/cpuinfo":                               "model name\t: Good CPU\nflags\t: fpu tsc\n",
		"proc/stat":                                  "cpu 100 0 100 800 0 0 0 0\n",
		"proc/loadavg":                               "0.10 0 0 1/2 3\n",
		"proc/self/cgroup":                           "0::/a\n",
		"sys/fs/cgroup/a/cpu.max":                    "max 100000\n",
		"proc/sys/kernel/randomize_va_space":         "2\n",
		"proc/sys/kernel/perf_event_paranoid":        "2\n",
		system + "cpu/online":                        "0-7\n",
		system + "cpu/smt/control":                   "off\n",
		system + "cpu/smt/active":                    "0\n",
		system + "cpu/intel_pstate/no_turbo":         "1\n",
		cpu0 + "scaling_governor":                    "performance\n",
		cpu0 + "scaling_cur_freq":                    "3000000\n",
		cpu0 + "scaling_min_freq":                    "800000\n",
		cpu0 + "scaling_max_freq":                    "3000000\n",
		"sys/class/power_supply/AC/type":             "Mains\n",
		"sys/class/power_supply/AC/online":           "1\n",
		system + clocks + "current_clocksource":      "tsc\n",
		system + clocks + "available_clocksource":    "tsc hpet acpi_pm\n",
		"sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never\n",
	}
}

const clocks = "clocksource/clocksource0/"

func checkOf(t *testing.T, checks []Check, name string) Check {
	t.Helper()
	for _, c := range checks {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no check %q", name)
	return Check{}
}

func TestGoodMachine(t *testing.T) {
	for _, c := range Examine(with(goodFiles()), quiet()) {
		if c.Grade != OK || c.Found == "" || c.Advice != "" {
			t.Errorf("%+v", c)
		}
	}
}

func TestMachineThatTellsNothing(t *testing.T) {
	grades := map[Grade]int{}
	for _, c := range Examine(with(nil), Live{GOOS: "plan9", CPUs: 4, Procs: 4, Go: "go1.26"}) {
		grades[c.Grade]++
		if c.Found == "" || c.Grade == Problem {
			t.Errorf("%+v", c)
		}
	}
	if grades[Unknown] < 10 {
		t.Errorf("%v", grades)
	}
}

func TestFindings(t *testing.T) {
	forbidden := map[machine.Event]error{machine.Cycles: fs.ErrPermission}
	absent := map[machine.Event]error{machine.Cycles: errors.New("no such device"), machine.Instructions: nil}
	for _, test := range []struct {
		name   string
		files  map[string]string
		change func(*Live)
		grade  Grade
		found  string
		advice string
	}{
		{name: "CPUs", change: func(l *Live) { l.CPUs = 1 }, grade: Problem, found: "1 usable", advice: "two CPUs"},
		{name: "CPUs", change: func(l *Live) { l.CPUs = 2 }, grade: OK, found: "the machine has 8"},
		{name: "CPU quota", files: map[string]string{"sys/fs/cgroup/a/cpu.max": "150000 100000"},
			grade: Problem, found: "1.5 CPUs, GOMAXPROCS 8", advice: "CPU limit"},
		{name: "CPU quota", files: map[string]string{"sys/fs/cgroup/a/cpu.max": "200000 100000"},
			change: func(l *Live) { l.Procs = 2 }, grade: Note, found: "2 CPUs", advice: "CPU limit"},
		{name: "CPU quota", files: map[string]string{
			"sys/fs/cgroup/a/cpu.max": "800000 100000", "sys/fs/cgroup/a/cpu.stat": "nr_throttled 3\n"},
			grade: Problem, found: "3 times used up", advice: "CPU limit"},
		{name: "CPU quota", files: map[string]string{"sys/fs/cgroup/a/cpu.max": ""}, grade: Unknown, found: "control group"},
		{name: "hypervisor", files: map[string]string{"proc/cpuinfo": "flags : hypervisor\n",
			"sys/class/dmi/id/product_name": "c7g.large\n"}, grade: Note, found: "a virtual machine: c7g.large", advice: "reserved"},
		{name: "hypervisor", files: map[string]string{"proc/cpuinfo": "CPU part : 1\n"}, grade: Unknown, found: "does not tell"},
		{name: "steal", change: func(l *Live) { l.Strain.Steal.Part = 0.062 }, grade: Problem, found: "6.2% now, 0.0% since boot",
			advice: "reserved"},
		{name: "steal", files: map[string]string{"proc/stat": "cpu 100 0 100 700 0 0 0 100\n"}, grade: Note,
			found: "0.0% now, 10% since boot", advice: "reserved"},
		{name: "CPU pressure", change: func(l *Live) { l.Strain.Pressure.Part, l.Strain.Others.Part = 0.4, 0.3 }, grade: Problem,
			found: "40% of the time", advice: "cpuset"},
		{name: "CPU pressure", change: func(l *Live) { l.Strain.Pressure.Part = 0.4 }, grade: OK, found: "threads of our own"},
		{name: "other load", change: func(l *Live) { l.Strain.Others.Part = 0.1 }, grade: Note, found: "10% of the CPUs", advice: "top"},
		{name: "governor", files: map[string]string{cpu0 + "scaling_governor": "powersave"}, grade: Problem, found: "powersave",
			advice: "tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor"},
		{name: "frequency", files: map[string]string{cpu0 + "scaling_governor": "powersave"}, grade: Note,
			found: "3.00 GHz now, 0.80 GHz to 3.00 GHz", advice: "--min 3000000kHz --max 3000000kHz"},
		{name: "turbo", files: map[string]string{system + "cpu/intel_pstate/no_turbo": "0"}, grade: Note, found: "on",
			advice: "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"},
		{name: "turbo", files: map[string]string{system + "cpu/intel_pstate/no_turbo": "", system + "cpu/cpufreq/boost": "1"},
			grade: Note, found: "on", advice: "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost"},
		{name: "SMT", files: map[string]string{system + "cpu/smt/control": "on", system + "cpu/smt/active": "1"}, grade: Note,
			found: "on", advice: "echo off"},
		{name: "SMT", files: map[string]string{system + "cpu/smt/control": "notsupported", "proc/cpuinfo": "flags: hypervisor\n"},
			grade: Note, found: "hidden", advice: "host"},
		{name: "power", files: map[string]string{"sys/class/power_supply/B/type": "Battery",
			"sys/class/power_supply/B/status": "Discharging"}, grade: Problem, found: "on battery", advice: "Plug"},
		{name: "clock source", files: map[string]string{system + clocks + "current_clocksource": "hpet"}, grade: Problem,
			found: "hpet", advice: "echo tsc | sudo tee"},
		{name: "clock source", files: map[string]string{system + clocks + "current_clocksource": "xen",
			system + clocks + "available_clocksource": "xen acpi_pm"}, grade: Problem, found: "xen", advice: "clocksource=tsc"},
		{name: "timer", change: func(l *Live) { l.ClockStep = 100 * time.Microsecond }, grade: Note, found: "steps of 100µs",
			advice: "--time"},
		{name: "ASLR", files: map[string]string{"proc/sys/kernel/randomize_va_space": "0"}, grade: Problem, found: "off",
			advice: "echo 2"},
		{name: "huge pages", files: map[string]string{"sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise never"},
			grade: Note, found: "always", advice: "echo madvise"},
		{name: "swap", change: func(l *Live) { l.Swapped.Count = 9 }, grade: Problem, found: "9 pages", advice: "swapoff"},
		{name: "perf counters", change: func(l *Live) { l.Counters = absent }, grade: Note,
			found: "instructions; no cycles, no branch_misses", advice: "virtual PMU"},
		{name: "perf counters", change: func(l *Live) { l.Counters = forbidden }, grade: Note, found: "forbidden", advice: "PERFMON"},
		{name: "perf counters", files: map[string]string{"proc/sys/kernel/perf_event_paranoid": "3"},
			change: func(l *Live) { l.Counters = forbidden }, grade: Note, found: "paranoid 3", advice: "sysctl"},
		{name: "valgrind", change: func(l *Live) { l.Valgrind = "" }, grade: Note, found: "not installed", advice: "valgrind"},
		{name: "environment", change: func(l *Live) { l.Variables = map[string]string{"GOGC": "off", "HOME": "/"} }, grade: Note,
			found: "GOGC=off", advice: "env -u GOGC vmbench run"},
	} {
		files, live := goodFiles(), quiet()
		maps.Copy(files, test.files)
		if test.change != nil {
			test.change(&live)
		}
		c := checkOf(t, Examine(with(files), live), test.name)
		if c.Grade != test.grade || !strings.Contains(c.Found, test.found) || !strings.Contains(c.Advice, test.advice) ||
			(c.Advice == "") != (test.advice == "") {
			t.Errorf("%+v\nwant %s, %q, %q", c, test.grade, test.found, test.advice)
		}
	}
}
