package visitor

import (
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/workloads"
)

// empty are documents without members.
var empty = map[strategies.Format]string{strategies.JSON: "{}", strategies.CBOR: "\xA0", strategies.MessagePack: "\x80"}

func TestAllocations(t *testing.T) {
	for _, f := range strategytest.Formats() {
		for _, name := range []string{"order", "telemetry", "tiny", "tree", "wide", "sparse", "logline"} {
			t.Run(string(f)+"/"+name, func(t *testing.T) { checkAllocations(t, f, name) })
		}
	}
}

func checkAllocations(t *testing.T, f strategies.Format, name string) {
	w, _ := workloads.Lookup(name)
	codec, err := New().Compile(w.Type(), f)
	if err != nil {
		t.Fatal(err)
	}
	v := w.Value()
	buf, err := codec.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(10, func() { codec.Append(buf[:0], v) }); n >= 1 {
		t.Errorf("Append allocates %v times", n)
	}
	document := []byte(empty[f])
	if n := testing.AllocsPerRun(10, func() { codec.Decode(document, v) }); n >= 1 {
		t.Errorf("Decode of an empty object allocates %v times", n)
	}
}
