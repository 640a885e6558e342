// Package conform holds what a strategy supports, for the tests of the strategy's package. Whether it does what it supports as the
// reference does is held by strategytest, over all strategies at once: go test ./strategies/strategytest -only '^vm$'.
package conform

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Features compiles every feature in a format. Those with a gap must be unsupported, and for a reason that has its text; all others must not.
func Features(t *testing.T, s strategies.Strategy, f strategies.Format, gaps map[string]string) {
	for _, of := range feature.All() {
		supports(t, s, f, of.Name, schema.Of(reflect.TypeOf(of.New()).Elem()), gaps[of.Name])
	}
}

// Workloads compiles every workload in a format.
func Workloads(t *testing.T, s strategies.Strategy, f strategies.Format) {
	for _, w := range workloads.All() {
		supports(t, s, f, w.Name, w.Type(), "")
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

// supports holds that a type can be compiled, or that what it lacks is the gap.
func supports(t *testing.T, s strategies.Strategy, f strategies.Format, name string, of *schema.Type, gap string) {
	t.Helper()
	_, err := s.Compile(of, f)
	switch {
	case gap == "" && err != nil:
		t.Errorf("%s in %s: %v", name, f, err)
	case gap != "" && (!errors.Is(err, strategies.ErrUnsupported) || !strings.Contains(err.Error(), gap)):
		t.Errorf("%s in %s: error %v, want ErrUnsupported that says %q", name, f, err, gap)
	}
}
