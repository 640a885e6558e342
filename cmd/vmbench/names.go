package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
)

// formats are the serialization formats that can be measured, with a line on each.
func formats() []formatInfo {
	return []formatInfo{
		{strategies.JSON, "RFC 8259, as encoding/json (v1) reads and writes it"},
		{strategies.CBOR, "RFC 8949, written in preferred serialization with maps in order"},
		{strategies.MessagePack, "the MessagePack specification, with its timestamps"},
	}
}

type formatInfo struct {
	name    strategies.Format
	summary string
}

func strategyNames() []string {
	return namesOf(all.Strategies(), strategies.Strategy.Name)
}

func workloadNames() []string {
	return namesOf(workloads.All(), func(w *workloads.Workload) string { return w.Name })
}

func formatNames() []string {
	return namesOf(formats(), func(f formatInfo) string { return string(f.name) })
}

func namesOf[T any](list []T, name func(T) string) []string {
	names := make([]string, len(list))
	for i, item := range list {
		names[i] = name(item)
	}
	return names
}

func lookupWorkload(name string) (*workloads.Workload, error) {
	if w, ok := workloads.Lookup(name); ok {
		return w, nil
	}
	return nil, unknownName("workload", name, workloadNames(), "vmbench list workloads")
}

func lookupFormat(name string) (strategies.Format, error) {
	if slices.Contains(formatNames(), name) {
		return strategies.Format(name), nil
	}
	return "", unknownName("format", name, formatNames(), "vmbench list formats")
}

// unknownName is the error for a name that does not exist, with the name that was perhaps meant and where to look.
func unknownName(kind, name string, known []string, see string) error {
	return usageError("unknown %s %q%s; see %s", kind, name, didYouMean(name, known, ""), see)
}

// didYouMean is ", did you mean order?", or nothing if no name is near.
func didYouMean(name string, known []string, prefix string) string {
	if nearest := nearestName(name, known); nearest != "" {
		return fmt.Sprintf(", did you mean %s%s?", prefix, nearest)
	}
	return ""
}

// nearestName returns the known name that a typing mistake most likely made into name, or "".
func nearestName(name string, known []string) string {
	nearest, least := "", 1+max(1, len(name)/3)
	for _, candidate := range known {
		if name != "" && strings.HasPrefix(candidate, strings.ToLower(name)) {
			return candidate
		}
		if d := editDistance(strings.ToLower(name), candidate); d < least {
			nearest, least = candidate, d
		}
	}
	return nearest
}

// editDistance counts the bytes to insert, delete or replace, and the neighbours to exchange, to make a into b (Damerau and
// Levenshtein, each byte touched at most once).
func editDistance(a, b string) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range len(b) {
			substituted := above[j]
			if a[i] != b[j] {
				substituted++
			}
			row[j+1] = min(substituted, row[j]+1, above[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return names
}

// checkNames reports the first name that is not known.
func checkNames(kind string, names, known []string, see string) error {
	for _, name := range names {
		if !slices.Contains(known, name) {
			return unknownName(kind, name, known, see)
		}
	}
	return nil
}

// inTheOrderOf are the known names that a list has.
func inTheOrderOf(known, list []string) []string {
	var ordered []string
	for _, name := range known {
		if slices.Contains(list, name) {
			ordered = append(ordered, name)
		}
	}
	return ordered
}
