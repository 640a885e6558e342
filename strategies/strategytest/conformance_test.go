package strategytest

import (
	"errors"
	"flag"
	"regexp"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
)

var (
	only = flag.String("only", "", "check only the strategies whose names match this regular expression")
	full = flag.Bool("full", false, "make every case, which takes long")
)

// short is for -short, and for the race detector, which is slow and has enough of little.
var short = Effort{
	Every: 20, Cuts: 200, Truncations: 50, Bytes: 1 << 17, Mutations: 100, Replacements: 100, Members: 100, Targets: 5, Values: 8,
}

// effort is how much to check.
func effort() Effort {
	switch {
	case *full:
		return Full
	case testing.Short():
		return short
	}
	return Quick
}

// contestants are the strategies to check.
func contestants(t testing.TB) (list []strategies.Strategy) {
	t.Helper()
	names, err := regexp.Compile(*only)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all.Complete() {
		if names.MatchString(s.Name()) {
			list = append(list, s)
		}
	}
	return list
}

// eachFormat runs a test in each format, under its name.
func eachFormat(t *testing.T, test func(t *testing.T, f strategies.Format)) {
	for _, f := range Formats() {
		t.Run(string(f), func(t *testing.T) {
			t.Parallel()
			test(t, f)
		})
	}
}

// TestFeatures holds every strategy to the reference over every feature in every format.
func TestFeatures(t *testing.T) {
	for _, of := range feature.All() {
		t.Run(of.Name, func(t *testing.T) {
			eachFormat(t, func(t *testing.T, f strategies.Format) {
				report(t, OfFeature(of).Check(t.Context(), f, effort(), contestants(t)...))
			})
		})
	}
}

// TestWorkloads holds every strategy to the reference over every workload whose document can be had in every format.
func TestWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			eachFormat(t, func(t *testing.T, f strategies.Format) {
				subject, err := OfWorkload(t.Context(), w)
				if errors.Is(err, workloads.ErrUnavailable) {
					t.Skip(err)
				}
				if err != nil {
					t.Fatal(err)
				}
				report(t, subject.Check(t.Context(), f, effort(), contestants(t)...))
			})
		})
	}
}
