// Package conform holds one format of a strategy to its reference, for the tests of the strategy's package: a first look at the strategy
// alone, as the whole suite runs over all of them in strategytest.
package conform

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Features looks at every feature. Those with a gap must be unsupported, and for a reason that has its text; all others must not.
func Features(t *testing.T, s strategies.Strategy, f strategies.Format, effort strategytest.Effort, gaps map[string]string) {
	for _, of := range feature.All() {
		t.Run(of.Name, func(t *testing.T) { hold(t, s, f, strategytest.OfFeature(of), effort, gaps[of.Name]) })
	}
}

// Workloads looks at every workload, but at real documents, which take long, only where documents is set and the tests are not short.
func Workloads(t *testing.T, s strategies.Strategy, f strategies.Format, effort strategytest.Effort, documents bool) {
	for _, w := range workloads.All() {
		if w.Document != nil && (!documents || testing.Short()) {
			continue
		}
		t.Run(w.Name, func(t *testing.T) {
			subject, err := strategytest.OfWorkload(t.Context(), w)
			if errors.Is(err, workloads.ErrUnavailable) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			hold(t, s, f, subject, effort, "")
		})
	}
}

// Unlisted looks whether a strategy of generated code refuses a type that its generator was not told of, and a format that it does not know.
func Unlisted(t *testing.T, s strategies.Strategy) {
	type unlisted struct{ A int }
	for _, c := range []struct {
		of     reflect.Type
		format strategies.Format
	}{
		{reflect.TypeFor[unlisted](), strategies.JSON},
		{reflect.TypeFor[workloads.Order](), "unknown"},
	} {
		if _, err := s.Compile(schema.Of(c.of), c.format); !errors.Is(err, strategies.ErrUnsupported) {
			t.Errorf("%v in format %s: error %v, want ErrUnsupported", c.of, c.format, err)
		}
	}
}

func hold(
	t *testing.T, s strategies.Strategy, f strategies.Format, subject *strategytest.Subject, effort strategytest.Effort, gap string,
) {
	t.Helper()
	result := subject.Check(t.Context(), f, effort, s)[0]
	if (result.Skipped != "") != (gap != "") || !strings.Contains(result.Skipped, gap) {
		t.Errorf("skipped: %q, want what says %q", result.Skipped, gap)
	}
	for _, failure := range result.Failures {
		t.Error(failure)
	}
	if result.Failed > 0 {
		t.Errorf("%d of %d cases failed", result.Failed, result.Cases)
	}
}
