package wasm

import (
	"bytes"
	"math"
	"testing"
)

// Modules are the same each time, or published ones could not be told from others.
func TestDeterministic(t *testing.T) {
	seen := map[string]bool{}
	for _, technique := range Techniques() {
		first, second, elsewhere := technique.Module(0), technique.Module(0), technique.Module(1)
		if !bytes.Equal(first.Wasm, second.Wasm) {
			t.Errorf("%s: two different modules", technique.Name)
		}
		if len(elsewhere.Wasm) <= len(first.Wasm) {
			t.Errorf("%s: another layout has no more functions", technique.Name)
		}
		if seen[technique.Name] || seen[string(first.Wasm)] || technique.Summary == "" {
			t.Errorf("%s: its name or its module is another technique's, or it has no summary", technique.Name)
		}
		seen[technique.Name], seen[string(first.Wasm)] = true, true
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v    int64
		want []byte
	}{
		{0, []byte{0}}, {63, []byte{63}}, {64, []byte{0xc0, 0}}, {-1, []byte{0x7f}}, {-64, []byte{0x40}}, {-65, []byte{0xbf, 0x7f}},
		{128, []byte{0x80, 1}}, {math.MinInt64, []byte{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f}},
	} {
		var b buffer
		if b.signed(c.v); !bytes.Equal(b, c.want) {
			t.Errorf("%d signed is % x, want % x", c.v, b, c.want)
		}
	}
	for v, want := range map[uint32][]byte{0: {0}, 127: {127}, 128: {0x80, 1}, math.MaxUint32: {0xff, 0xff, 0xff, 0xff, 0xf}} {
		var b buffer
		if b.unsigned(v); !bytes.Equal(b, want) {
			t.Errorf("%d unsigned is % x, want % x", v, b, want)
		}
	}
}

// Mixing widths is a mistake in an opcode, found when the module is written and not when an engine refuses it.
func TestMixedTypes(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("operands of different types were accepted")
		}
	}()
	add(number(1), wide(1))
}
