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

func TestFeatures(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Features(t, New(Formats()...), f, nil) })
	}
}

func TestWorkloads(t *testing.T) {
	for _, f := range strategytest.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Workloads(t, New(Formats()...), f) })
	}
}

func TestUnsupported(t *testing.T) {
	order := schema.Of(reflect.TypeFor[workloads.Order]())
	if _, err := New(Formats()...).Compile(order, "unknown"); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("unknown format: error %v, want ErrUnsupported", err)
	}
	if _, err := New(JSON).Compile(order, strategies.CBOR); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("a format that was not named: error %v, want ErrUnsupported", err)
	}
	fromSource := *order
	fromSource.Go = nil
	if _, err := New(JSON).Compile(&fromSource, strategies.JSON); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("a type that was read from source: error %v, want ErrUnsupported", err)
	}
}
