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

// effort is how much to check.
func effort() Effort {
	if *full {
		return Full
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
	for _, s := range all.Strategies() {
		if names.MatchString(s.Name()) {
			list = append(list, s)
		}
	}
	return list
}

// TestFeatures holds every strategy to encoding/json over every feature.
func TestFeatures(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			report(t, OfFeature(f).Check(t.Context(), strategies.JSON, effort(), contestants(t)...))
		})
	}
}

// TestWorkloads holds every strategy to encoding/json over every workload whose document can be had.
func TestWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			t.Parallel()
			subject, err := OfWorkload(t.Context(), w)
			if errors.Is(err, workloads.ErrUnavailable) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			report(t, subject.Check(t.Context(), strategies.JSON, effort(), contestants(t)...))
		})
	}
}
