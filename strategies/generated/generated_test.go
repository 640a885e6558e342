package generated

import (
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest/conform"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

func TestFeatures(t *testing.T) {
	for _, f := range strategies.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Features(t, New(), f, nil) })
	}
}

func TestWorkloads(t *testing.T) {
	for _, f := range strategies.Formats() {
		t.Run(string(f), func(t *testing.T) { conform.Workloads(t, New(), f) })
	}
}

func TestUnsupported(t *testing.T) { conform.Unlisted(t, New()) }

// emptyMaps are documents without members.
var emptyMaps = map[strategies.Format]string{
	strategies.JSON: `{}`, strategies.CBOR: "\xa0", strategies.MessagePack: "\x80",
}

// TestAllocations holds that neither the codec nor the states of wire cost an allocation.
func TestAllocations(t *testing.T) {
	for _, f := range strategies.Formats() {
		for _, name := range []string{"order", "telemetry", "tiny", "tree", "wide", "sparse"} {
			t.Run(string(f)+"/"+name, func(t *testing.T) { checkAllocations(t, f, name) })
		}
	}
}

func checkAllocations(t *testing.T, f strategies.Format, name string) {
	w, _ := workloads.Lookup(name)
	d, _ := schema.DialectOf(string(f))
	codec, err := New().Compile(w.Type().In(d), f)
	if err != nil {
		t.Fatal(err)
	}
	v := w.Value()
	buf, err := codec.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(10, func() { codec.Append(buf[:0], v) }); n != 0 {
		t.Errorf("Append allocates %v times", n)
	}
	empty := []byte(emptyMaps[f])
	if n := testing.AllocsPerRun(10, func() { codec.Decode(empty, v) }); n != 0 {
		t.Errorf("Decode of an empty map allocates %v times", n)
	}
}
