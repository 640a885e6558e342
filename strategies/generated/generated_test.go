package generated

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
		t.Run(f.Name, func(t *testing.T) { strategytest.Hold(t, New(), strategytest.OfFeature(f), strategytest.Quick, "") })
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

// TestAllocations holds that neither the codec nor the states of wire cost an allocation.
func TestAllocations(t *testing.T) {
	empty := []byte(`{}`)
	for _, name := range []string{"order", "telemetry", "tiny", "tree", "wide", "sparse"} {
		w, _ := workloads.Lookup(name)
		codec, err := New().Compile(w.Type(), strategies.JSON)
		if err != nil {
			t.Fatal(err)
		}
		v := w.Value()
		buf, err := codec.Append(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(10, func() { codec.Append(buf[:0], v) }); n != 0 {
			t.Errorf("%s: Append allocates %v times", name, n)
		}
		if n := testing.AllocsPerRun(10, func() { codec.Decode(empty, v) }); n != 0 {
			t.Errorf("%s: Decode of an empty object allocates %v times", name, n)
		}
	}
}
