package vmcompact

import (
	"errors"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

func TestFeatures(t *testing.T)  { conform.Features(t, New(), strategytest.Quick, nil) }
func TestWorkloads(t *testing.T) { conform.Workloads(t, New(), strategytest.Quick, true) }

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
