package vmstatic

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

func TestFeatures(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) {
			strategytest.Hold(t, New(), strategytest.OfFeature(f), strategytest.Quick, hidden[f.Name])
		})
	}
}

func TestWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			if w.Document != nil && testing.Short() {
				t.Skip("real documents take long")
			}
			s, err := strategytest.OfWorkload(context.Background(), w)
			if errors.Is(err, workloads.ErrUnavailable) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			strategytest.Hold(t, New(), s, strategytest.Quick, "")
		})
	}
}

// hidden are the features that need the offset of what has no name outside of its package, and which that is.
var hidden = map[string]string{
	"embeddedhidden": "feature.hiddenDeep", "embeddedhiddenpointer": "*feature.hiddenPointer",
}

func TestUnsupported(t *testing.T) {
	type unlisted struct{ A int }
	_, err := New().Compile(schema.Of(reflect.TypeFor[unlisted]()), strategies.JSON)
	if !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("unlisted type: error %v, want ErrUnsupported", err)
	}
	_, err = New().Compile(schema.Of(reflect.TypeFor[workloads.Order]()), "cbor")
	if !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("unknown format: error %v, want ErrUnsupported", err)
	}
}
