package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// compareError turns what the flags are to blame for into an error of usage, with what was perhaps meant.
func compareError(err error) error {
	var query *report.QueryError
	var key *report.KeyError
	var baseline *report.BaselineError
	var gate *report.GateError
	switch {
	case errors.As(err, &query):
		return usageError("%w\nsee go doc golang.org/x/perf/benchproc/syntax", err)
	case errors.As(err, &key):
		key.Meant = nearestKey(key.Key, key.Known)
		return usageError("%w", key)
	case errors.As(err, &baseline):
		_, value, _ := strings.Cut(baseline.Baseline, "=")
		baseline.Meant = nearestName(cmp.Or(value, baseline.Baseline), baseline.Columns)
		return usageError("%w", baseline)
	case errors.As(err, &gate) && gate.Usage:
		return usageError("%w", err)
	}
	return err
}

// nearestKey is the key that was perhaps meant: one that is near as it stands, or but for the slash or the dot before it.
func nearestKey(key string, known []string) string {
	if nearest := nearestName(key, known); nearest != "" {
		return nearest
	}
	bare := func(key string) string { return strings.TrimLeft(key, "/.") }
	nearest := nearestName(bare(key), namesOf(known, bare))
	if i := slices.IndexFunc(known, func(k string) bool { return bare(k) == nearest }); i >= 0 {
		return known[i]
	}
	return ""
}

// designsError says which designs the inputs have, and in which other keys they differ so that nothing is compared.
func designsError(designs, apart []string) error {
	others := slices.DeleteFunc(slices.Clone(apart), func(key string) bool { return key == "design" })
	differ := ""
	if len(others) > 0 {
		differ = "; they differ in " + strings.Join(others, ", ") + ", too"
	}
	return fmt.Errorf("measured by different designs, so not to be compared: %s%s; compare them all the same with --ignore %s",
		strings.Join(designs, ", "), differ, strings.Join(append([]string{"design"}, others...), ","))
}
