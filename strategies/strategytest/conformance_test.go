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

// effort is how much to check. The documents of each format are as many as those of JSON; what is done to them is less in the others, since most of
// the mistakes that there are to make show in any.
func effort(f strategies.Format) Effort {
	switch {
	case *full:
		return Full
	case testing.Short() || f != strategies.JSON:
		return Short
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

// eachFormat runs a test in each format, under its name, beside those of other subjects.
func eachFormat(t *testing.T, test func(t *testing.T, f strategies.Format)) {
	t.Parallel()
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
				report(t, OfFeature(of).Check(t.Context(), f, effort(f), contestants(t)...))
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
				report(t, subject.Check(t.Context(), f, effort(f), contestants(t)...))
			})
		})
	}
}
