package cbor

import (
	"bytes"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// TestSimple reads and writes all simple values. Those below 32 have no second byte, and those from 24 to 31 do not exist.
func TestSimple(t *testing.T) {
	for n := range 256 {
		long := []byte{itemSimple, byte(n)}
		src := long
		if n < 32 {
			checkMalformed(t, long, 0, problemSimple)
			src = []byte{majorOther | byte(n)}
		}
		if n >= 24 && n < 32 {
			if out, err := writeAny(Simple(n)); err == nil || len(out) > 0 {
				t.Errorf("simple value %d is written as %x", n, out)
			}
			continue
		}
		var want any = Simple(n)
		switch n {
		case 20, 21:
			want = n == 21
		case 22, 23:
			want = nil
		}
		checkSame(t, src, want)
		if out, err := writeAny(Simple(n)); err != nil || !bytes.Equal(out, src) {
			t.Errorf("simple value %d is written as %x, %v", n, out, err)
		}
		if out, err := Deterministic(nil, src); err != nil || !bytes.Equal(out, src) {
			t.Errorf("Deterministic of simple value %d = %x, %v", n, out, err)
		}
	}
}

// TestDescribe holds what errors say about items.
func TestDescribe(t *testing.T) {
	for item, want := range map[string]string{
		"f4": "bool", "c1 f5": "bool", "05": "number 5", "20": "number -1", "3bffffffffffffffff": "number -18446744073709551616",
		"1bffffffffffffffff": "number 18446744073709551615", "3bfffffffffffffffe": "number -18446744073709551615", "f93e00": "number 1.5",
		"60": "text", "7fff": "text", "61ff": "text that is not UTF-8", "7f61ffff": "text that is not UTF-8", "40": "bytes", "5fff": "bytes",
		"80": "array", "9fff": "array", "a0": "map", "bfff": "map", "f0": "simple value 16", "f8ff": "simple value 255", "d818 f6": "null",
	} {
		d := Decoder{Src: unhex(item)}
		err, ok := d.Finish(d.Mismatch(0, "T", true)).(*wire.TypeError)
		if !ok || err.Value != want || err.GoType != "T" || err.Offset != 0 {
			t.Errorf("%s is described by %v, want %s", item, err, want)
		}
	}
	d := Decoder{Src: unhex("3903e7")}
	if err := d.Finish(d.Mismatch(0, "T", false)); err.Error() != "cbor: cannot unmarshal number into Go value of type T at offset 0" {
		t.Error(err)
	}
}
