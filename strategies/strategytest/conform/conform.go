// Package conform holds a strategy's JSON to encoding/json's, for the tests of its package: a first look at the strategy alone, as the whole
// suite runs over all of them in strategytest.
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
func Features(t *testing.T, s strategies.Strategy, effort strategytest.Effort, gaps map[string]string) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) { hold(t, s, strategytest.OfFeature(f), effort, gaps[f.Name]) })
	}
}

// Workloads looks at every workload, but at real documents, which take long, only where documents is set and the tests are not short.
func Workloads(t *testing.T, s strategies.Strategy, effort strategytest.Effort, documents bool) {
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
			hold(t, s, subject, effort, "")
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

func hold(t *testing.T, s strategies.Strategy, subject *strategytest.Subject, effort strategytest.Effort, gap string) {
	t.Helper()
	result := subject.Check(t.Context(), strategies.JSON, effort, s)[0]
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
