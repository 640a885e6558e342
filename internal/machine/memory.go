package machine

import (
	"strconv"
	"strings"
)

// ASLR is how far the kernel randomizes addresses: 0 not at all, 1 without the heap, 2 all.
func (m Machine) ASLR() (level int, known bool) {
	n, known := m.number("proc/sys/kernel/randomize_va_space")
	return int(n), known
}

// HugePages says when the kernel gives out transparent huge pages: always, madvise or never; empty where that is
// unknown. The file lists all three and marks one: "always [madvise] never".
func (m Machine) HugePages() string {
	for _, word := range strings.Fields(m.line("sys/kernel/mm/transparent_hugepage/enabled")) {
		if mode, ok := strings.CutPrefix(word, "["); ok {
			return strings.TrimSuffix(mode, "]")
		}
	}
	return ""
}

// Pages are a number of pages of memory, where it is known.
type Pages struct {
	Count int64
	Known bool
}

// Since is how many there are more than earlier.
func (p Pages) Since(earlier Pages) Pages {
	return Pages{p.Count - earlier.Count, p.Known && earlier.Known}
}

// Swapped counts the pages that were swapped in or out since the machine started.
func (m Machine) Swapped() Pages {
	var pages int64
	found := 0
	for line := range strings.Lines(m.text("proc/vmstat")) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name != "pswpin" && name != "pswpout" {
			continue
		}
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return Pages{}
		}
		pages += n
		found++
	}
	return Pages{pages, found == 2}
}
