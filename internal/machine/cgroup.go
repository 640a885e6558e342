package machine

import (
	"path"
	"strconv"
	"strings"
)

// A Quota is how much processor time a control group allows.
type Quota struct {
	Known     bool
	Limited   bool
	CPUs      float64 // of time per time, if limited: 1.5 is one and a half processors
	Throttled int64   // how often the group ran into its limit
}

// Quota reads the narrowest limit of the control groups that this process is in. Version 1 has a hierarchy for each
// controller, version 2 one for all; a container may see only the end of its path, so its parents are looked at too.
func (m Machine) Quota() Quota {
	version1, version2 := m.groups("cpu")
	if version1 != "" {
		return m.quota1(version1)
	}
	return m.quota2(version2)
}

// groups returns the paths of this process's group for a controller of version 1, and in version 2. Lines are
// "hierarchy:controllers:path"; that of version 2 has no controllers.
func (m Machine) groups(controller string) (version1, version2 string) {
	for line := range strings.Lines(m.text("proc/self/cgroup")) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		if parts[0] == "0" && parts[1] == "" {
			version2 = parts[2]
		}
		for _, name := range strings.Split(parts[1], ",") {
			if name == controller {
				version1 = parts[2]
			}
		}
	}
	return version1, version2
}

func (m Machine) quota1(group string) Quota {
	var q Quota
	for _, mount := range []string{"sys/fs/cgroup/cpu", "sys/fs/cgroup/cpu,cpuacct"} {
		for _, dir := range upwards(mount, group) {
			quota, known := m.number(dir + "/cpu.cfs_quota_us")
			period, periodKnown := m.number(dir + "/cpu.cfs_period_us")
			if known && periodKnown && period > 0 {
				q.narrow(float64(quota)/float64(period), quota > 0)
				q.Throttled = max(q.Throttled, m.throttled(dir))
			}
		}
		if q.Known {
			break
		}
	}
	return q
}

func (m Machine) quota2(group string) Quota {
	var q Quota
	if group == "" {
		return q
	}
	for _, dir := range upwards("sys/fs/cgroup", group) {
		words := strings.Fields(m.line(dir + "/cpu.max"))
		if len(words) != 2 {
			continue
		}
		quota, err := strconv.ParseFloat(words[0], 64)
		period, periodErr := strconv.ParseFloat(words[1], 64)
		if periodErr != nil || !(period > 0) || err != nil && words[0] != "max" {
			continue
		}
		q.narrow(quota/period, err == nil)
		q.Throttled = max(q.Throttled, m.throttled(dir))
	}
	return q
}

// narrow takes a limit into account, or that there is none.
func (q *Quota) narrow(cpus float64, limited bool) {
	if limited && (!q.Limited || cpus < q.CPUs) {
		q.CPUs = cpus
	}
	q.Known, q.Limited = true, q.Limited || limited
}

// throttled reads how many periods ended before their time: "nr_throttled 12".
func (m Machine) throttled(dir string) int64 {
	for line := range strings.Lines(m.text(dir + "/cpu.stat")) {
		if count, ok := strings.CutPrefix(line, "nr_throttled "); ok {
			n, _ := strconv.ParseInt(strings.TrimSpace(count), 10, 64)
			return n
		}
	}
	return 0
}

// upwards lists the directory of a group and those of its parents, up to the mount.
func upwards(mount, group string) []string {
	var dirs []string
	for at := path.Clean("/" + group); ; at = path.Dir(at) {
		dirs = append(dirs, path.Join(mount, at))
		if at == "/" {
			return dirs
		}
	}
}
