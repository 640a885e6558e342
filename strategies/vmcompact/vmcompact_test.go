package vmcompact

import (
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
			strategytest.Hold(t, New(), strategytest.OfFeature(f), strategytest.Quick, "")
		})
	}
}

func TestWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		if w.Document != nil && testing.Short() {
			continue // real documents take long
		}
		t.Run(w.Name, func(t *testing.T) {
			s, err := strategytest.OfWorkload(t.Context(), w)
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

func TestUnsupported(t *testing.T) {
	order := schema.Of(reflect.TypeFor[workloads.Order]())
	if _, err := New().Compile(order, "cbor"); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("unknown format: error %v, want ErrUnsupported", err)
	}
	fromSource := *order
	fromSource.Go = nil
	if _, err := New().Compile(&fromSource, strategies.JSON); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("a type that was read from source: error %v, want ErrUnsupported", err)
	}
}
