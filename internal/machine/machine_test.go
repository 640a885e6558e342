package machine

import (
	"runtime"
	"testing"
	"testing/fstest"
	"time"
)

// with is a machine of some files.
func with(files map[string]string) Machine {
	root := fstest.MapFS{}
	for path, text := range files {
		root[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return At(root)
}

func TestNothingIsGuessed(t *testing.T) {
	garbage := map[string]string{}
	for _, path := range []string{
		"proc/cpuinfo", "proc/stat", "proc/pressure/cpu", "proc/loadavg", "proc/self/cgroup", "proc/vmstat",
		"proc/sys/kernel/randomize_va_space", "proc/sys/kernel/perf_event_paranoid",
		"sys/devices/system/cpu/online", "sys/devices/system/cpu/intel_pstate/no_turbo",
		"sys/devices/system/cpu/cpufreq/boost", "sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq",
		"sys/kernel/mm/transparent_hugepage/enabled", "sys/class/power_supply/BAT0/type",
		"sys/fs/cgroup/cpu.max", "sys/fs/cgroup/cpu/cpu.cfs_quota_us",
	} {
		garbage[path] = "\x00cpu some [ 0::/ 5 -\n\n:::"
	}
	for name, m := range map[string]Machine{"no files": {noFiles{}}, "empty": with(nil), "garbage": with(garbage)} {
		_, load := m.Load()
		_, online := m.Online()
		_, turbo, _ := m.Turbo()
		_, aslr := m.ASLR()
		swapped := m.Swapped().Known
		_, battery := m.OnBattery()
		_, virtual, _ := m.Hypervisor()
		_, paranoid := m.PerfParanoid()
		_, pressure := m.pressure()
		if load || online || turbo || aslr || swapped || battery || virtual || paranoid || pressure {
			t.Errorf("%s: something is known: %v", name, []bool{
				load, online, turbo, aslr, swapped, battery, virtual, paranoid, pressure,
			})
		}
		if m.Quota().Known || m.Times().Known || m.StealSinceBoot().Known || m.Frequency() != (Frequency{}) || m.Model() != "" {
			t.Errorf("%s: %+v, %+v, %+v, %q", name, m.Quota(), m.Times(), m.Frequency(), m.Model())
		}
	}
}

func TestQuota(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  Quota
	}{
		{"no control groups", nil, Quota{}},
		{"version 2, limited", map[string]string{
			"proc/self/cgroup":      "0::/\n",
			"sys/fs/cgroup/cpu.max": "150000 100000\n", "sys/fs/cgroup/cpu.stat": "usage_usec 5\nnr_periods 9\nnr_throttled 4\n",
		}, Quota{Known: true, Limited: true, CPUs: 1.5, Throttled: 4}},
		{"version 2, no limit", map[string]string{
			"proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/cpu.max": "max 100000\n",
		}, Quota{Known: true}},
		{"version 2, a parent is narrower", map[string]string{
			"proc/self/cgroup":        "0::/a/b\n",
			"sys/fs/cgroup/a/cpu.max": "50000 100000\n", "sys/fs/cgroup/a/b/cpu.max": "200000 100000\n",
		}, Quota{Known: true, Limited: true, CPUs: 0.5}},
		{"version 2, a path from outside the container", map[string]string{
			"proc/self/cgroup": "0::/kubepods/pod1/c2\n", "sys/fs/cgroup/cpu.max": "25000 100000\n",
		}, Quota{Known: true, Limited: true, CPUs: 0.25}},
		{"version 2 without the controller", map[string]string{"proc/self/cgroup": "0::/\n"}, Quota{}},
		{"version 1, no limit", map[string]string{
			"proc/self/cgroup":                   "3:cpuset:/\n1:cpu,cpuacct:/docker/1\n0::/\n",
			"sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n", "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
		}, Quota{Known: true}},
		{"version 1, limited", map[string]string{
			"proc/self/cgroup":                              "1:cpu,cpuacct:/docker/1\n",
			"sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us":    "200000\n",
			"sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us":   "100000\n",
			"sys/fs/cgroup/cpu,cpuacct/docker/cpu.stat":     "nr_throttled 1\n",
			"sys/fs/cgroup/cpu,cpuacct/cpu.shares":          "1024\n",
			"sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us.x": "",
		}, Quota{Known: true, Limited: true, CPUs: 2}},
		{"a period of nothing", map[string]string{
			"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": "100000 0\n",
		}, Quota{}},
	} {
		if got := with(test.files).Quota(); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestModel(t *testing.T) {
	const arm = "processor\t: 0\nBogoMIPS\t: 243.75\nCPU implementer\t: 0x41\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\n"
	for info, want := range map[string]string{
		"processor\t: 0\nmodel name\t: AMD EPYC\ncpu MHz\t: 2596.1\n": "AMD EPYC",
		"processor\t: 0\ncpu\t\t: POWER9, altivec supported\n":        "POWER9, altivec supported",
		arm: "ARM implementer 0x41 part 0xd0c",
	} {
		if got := with(map[string]string{"proc/cpuinfo": info}).Model(); got != want {
			t.Errorf("%q: %q, want %q", info, got, want)
		}
	}
}

func TestHypervisor(t *testing.T) {
	for _, test := range []struct {
		files          map[string]string
		virtual, known bool
	}{
		{map[string]string{"proc/cpuinfo": "flags\t: fpu hypervisor lahf_lm\n"}, true, true},
		{map[string]string{"proc/cpuinfo": "flags\t: fpu lahf_lm\n"}, false, true},
		{map[string]string{"proc/cpuinfo": "CPU part\t: 0xd0c\n"}, false, false},
		{map[string]string{"sys/hypervisor/type": "xen\n"}, true, true},
	} {
		virtual, known, _ := with(test.files).Hypervisor()
		if virtual != test.virtual || known != test.known {
			t.Errorf("%v: %v, %v", test.files, virtual, known)
		}
	}
}

func TestTimes(t *testing.T) {
	m := with(map[string]string{"proc/stat": "cpu  700 10 300 8000 200 5 35 750 40 0\ncpu0 1 2 3\n"})
	want := Times{Busy: 10500 * time.Millisecond, Steal: 7500 * time.Millisecond, Total: 100 * time.Second, Known: true}
	if got := m.Times(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := m.StealSinceBoot(); got != (Share{0.075, true}) {
		t.Errorf("steal %+v", got)
	}
}

func TestSmallReadings(t *testing.T) {
	m := with(map[string]string{
		"proc/loadavg":                  "2.06 0.11 0.09 1/84 7069\n",
		"proc/pressure/cpu":             "some avg10=0.01 avg60=0.20 avg300=1.45 total=28046188\nfull avg10=0.00 total=0\n",
		"proc/vmstat":                   "nr_free_pages 1\npswpin 3\npswpout 4\n",
		"sys/devices/system/cpu/online": "0-3,8\n",
		"sys/devices/system/cpu/intel_pstate/no_turbo":         "1\n",
		"sys/kernel/mm/transparent_hugepage/enabled":           "always [madvise] never\n",
		"sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "powersave\n",
		"sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq": "1200000\n",
		"sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq": "4800000\n",
		"sys/class/power_supply/BAT0/type":                     "Battery\n",
		"sys/class/power_supply/BAT0/status":                   "Discharging\n",
		"sys/class/power_supply/mouse/type":                    "Battery\n",
		"sys/class/power_supply/mouse/scope":                   "Device\n",
	})
	if load, known := m.Load(); load != 2.06 || !known {
		t.Errorf("load %v", load)
	}
	if total, known := m.pressure(); total != 28046188*time.Microsecond || !known {
		t.Errorf("pressure %v", total)
	}
	if pages := m.Swapped(); pages != (Pages{7, true}) || pages.Since(Pages{3, true}) != (Pages{4, true}) {
		t.Errorf("%+v swapped", pages)
	}
	if n, known := m.Online(); n != 5 || !known {
		t.Errorf("%d processors", n)
	}
	if on, known, file := m.Turbo(); on || !known || file != NoTurboFile {
		t.Errorf("turbo %v in %s", on, file)
	}
	if got := m.HugePages(); got != "madvise" {
		t.Errorf("huge pages %q", got)
	}
	if got := m.Frequency(); m.Governor() != "powersave" || got != (Frequency{Now: 1.2e9, Most: 4.8e9}) {
		t.Errorf("%s, %+v", m.Governor(), got)
	}
	if discharging, known := m.OnBattery(); !discharging || !known {
		t.Errorf("battery: %v, %v", discharging, known)
	}
}

// A changing is a machine whose files are others at each look.
func TestWatch(t *testing.T) {
	files := map[string]string{
		"proc/stat":                     "cpu 0 0 0 0 0 0 0 0\n",
		"proc/pressure/cpu":             "some total=0\n",
		"sys/devices/system/cpu/online": "0-1\n",
	}
	w := with(files).Watch()
	w.begin = w.begin.Add(-10 * time.Second)
	files["proc/stat"] = "cpu 0 0 1000 600 0 0 0 400\n" // 20 s in all, 4 s of them stolen
	files["proc/pressure/cpu"] = "some total=5000000\n"
	w.machine = with(files)
	s := w.Stop()
	near := func(got Share, want float64) bool { return got.Known && got.Part > want-0.02 && got.Part < want+0.02 }
	if !near(s.Steal, 0.2) || !near(s.Pressure, 0.5) || runtime.GOOS == "linux" && !near(s.Others, 0.5) {
		t.Errorf("%+v", s)
	}
	if s := with(nil).Watch().Stop(); s.Steal.Known || s.Pressure.Known || s.Others.Known || s.Wall <= 0 {
		t.Errorf("a machine that tells nothing: %+v", s)
	}
}

func TestClock(t *testing.T) {
	if step, cost := ClockStep(), ClockCost(); step <= 0 || step > time.Second/10 || cost < 0 || cost > time.Millisecond {
		t.Errorf("step %v, cost %v", step, cost)
	}
}
