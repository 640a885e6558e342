package machine

import (
	"strconv"
	"strings"
)

// Model is the name of the processor as the kernel has it, or empty. ARM's kernels give numbers for a name.
func (m Machine) Model() string {
	info := m.text("proc/cpuinfo")
	for _, key := range []string{"model name", "cpu model", "cpu"} {
		if value, ok := infoValue(info, key); ok {
			return value
		}
	}
	implementer, ok := infoValue(info, "CPU implementer")
	part, hasPart := infoValue(info, "CPU part")
	if ok && hasPart {
		return "ARM implementer " + implementer + " part " + part
	}
	return ""
}

// infoValue is the value of the first "key : value" of /proc/cpuinfo.
func infoValue(info, key string) (value string, ok bool) {
	for line := range strings.Lines(info) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value), true
		}
	}
	return "", false
}

// Hypervisor reports whether the processor is one of a virtual machine, where it says so; x86 does. The product is what
// the firmware calls the machine, and may be empty.
func (m Machine) Hypervisor() (virtual, known bool, product string) {
	product = m.line("sys/class/dmi/id/product_name")
	flags, ok := infoValue(m.text("proc/cpuinfo"), "flags")
	if ok {
		for _, flag := range strings.Fields(flags) {
			if flag == "hypervisor" {
				return true, true, product
			}
		}
		return false, true, product
	}
	if kind := m.line("sys/hypervisor/type"); kind != "" {
		return true, true, kind
	}
	return false, false, product
}

// SMT is the kernel's word on threads that share a core: on, off, forceoff, notsupported or notimplemented; empty where
// it is unknown. Active reports whether some core runs two threads now. A guest sees what its hypervisor shows it.
func (m Machine) SMT() (control string, active bool) {
	return m.line("sys/devices/system/cpu/smt/control"), m.line("sys/devices/system/cpu/smt/active") == "1"
}

// Online counts the processors that are switched on.
func (m Machine) Online() (n int, known bool) {
	return countList(m.line("sys/devices/system/cpu/online"))
}

// countList counts the members of a list such as 0-3,8.
func countList(list string) (n int, known bool) {
	for _, part := range strings.Split(list, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err != nil || err2 != nil || to < from {
			return 0, false
		}
		n += to - from + 1
	}
	return n, true
}
