package generated

import (
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
	"github.com/vmbench/vmbench/workloads"
)

func TestFeatures(t *testing.T)    { conform.Features(t, New(), strategytest.Quick, nil) }
func TestWorkloads(t *testing.T)   { conform.Workloads(t, New(), strategytest.Quick, true) }
func TestUnsupported(t *testing.T) { conform.Unlisted(t, New()) }

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
