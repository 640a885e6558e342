package probe

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/workloads"
)

// prefix begins the names of workloads of many types. No hyphen stands before the number: tools that read Go's benchmark
// format take that for the number of processors.
const prefix = "live"

// NamePattern matches the names of workloads of many types, and their number as its first group.
const NamePattern = `\b` + prefix + `([1-9][0-9]*)\b`

// WorkloadName is the name of the workload of the first n types: "live100".
func WorkloadName(n int) string { return prefix + strconv.Itoa(n) }

// Workload is the workload of the first n types, as the parent of workers knows it: its documents without its types.
func Workload(n int) *workloads.Workload {
	return &workloads.Workload{
		Name:     WorkloadName(n),
		Summary:  fmt.Sprintf("messages of %d generated types in random rotation", n),
		Messages: func() []byte { return Messages(n) },
	}
}

// Count returns the number of types that the name of a workload has, or false if it is not one of many types.
func Count(name string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || n > MostTypes || WorkloadName(n) != name {
		return 0, false
	}
	return n, true
}
