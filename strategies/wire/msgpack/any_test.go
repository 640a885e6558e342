package msgpack

import (
	"bytes"
	"reflect"
	"testing"
)

// checkRoundTrip reads a document that may be malformed, and writes and reads again what it finds.
func checkRoundTrip(t *testing.T, src []byte) {
	t.Helper()
	checkWellFormed(t, src)
	v, err := readAny(src)
	if err != nil {
		return
	}
	out := writeAny(t, v)
	again, err := readAny(out)
	if err != nil {
		t.Fatalf("%x is written as %x: %v", src, out, err)
	}
	if hasNaN(v) {
		return
	}
	if !reflect.DeepEqual(again, v) {
		t.Errorf("%x is %#v, but written as %x it is %#v", src, v, out, again)
	}
	if twice := writeAny(t, again); !bytes.Equal(twice, out) {
		t.Errorf("%x is written as %x, and then as %x", src, out, twice)
	}
}

func TestAnyOfKeys(t *testing.T) {
	for _, c := range []struct {
		data string
		want any
		err  string
	}{
		{"81 01 02", map[any]any{int64(1): int64(2)}, ""},
		{"82 01 02 d100 01 03", map[any]any{int64(1): int64(3)}, ""}, // the last of equal keys
		{"82 a161 02 d90161 03", map[string]any{"a": int64(3)}, ""},
		{"82 c40161 02 01 03", map[any]any{int64(1): int64(3)},
			"msgpack: cannot unmarshal key bytes into Go value of type map[interface {}]interface {} at offset 1"},
		{"81 90 02", map[any]any{}, "msgpack: cannot unmarshal key array into Go value of type map[interface {}]interface {} at offset 1"},
		{"81 d6ff00000000 02", map[any]any{},
			"msgpack: cannot unmarshal key extension of type -1 into Go value of type map[interface {}]interface {} at offset 1"},
	} {
		v, err := readAny(unhex(c.data))
		if !reflect.DeepEqual(v, c.want) || errorText(err) != c.err {
			t.Errorf("Any(%s) = %v, %v; want %v, %s", c.data, v, err, c.want, c.err)
		}
	}
}

func TestAnyWrites(t *testing.T) {
	for _, c := range []struct {
		v    any
		data string
	}{
		{int8(-33), "d0df"},
		{uint8(200), "ccc8"},
		{uint(1 << 16), "ce00010000"},
		{float32(1.5), "ca3fc00000"},
		{[]any(nil), "c0"},
		{map[string]any(nil), "c0"},
		{map[any]any(nil), "c0"},
		{[]byte(nil), "c0"},
		{map[string]any{"b": 1, "a": 2, "aa": 3}, "83 a161 02 a26161 03 a162 01"},
		{map[any]any{"b": 1, 7: 2, nil: 3, true: 4}, "84 07 02 a162 01 c0 03 c3 04"},
		{Ext{5, nil}, "c70005"},
	} {
		if got := writeAny(t, c.v); !bytes.Equal(got, unhex(c.data)) {
			t.Errorf("Any(%#v) = %x, want %s", c.v, got, c.data)
		}
	}
}

func TestAnyBorrows(t *testing.T) {
	d := Decoder{Src: unhex("91 a2 6162"), Borrow: true}
	v, _ := d.Any(0, nil)
	d.Src[2] = 'x'
	if want := []any{"xb"}; !reflect.DeepEqual(v, want) {
		t.Errorf("with Borrow, Any gives %v", v)
	}
}

func FuzzAny(f *testing.F) {
	for _, c := range items() {
		if len(c.data) < 300 {
			f.Add(c.data)
		}
	}
	for _, data := range lies {
		f.Add(unhex(data))
	}
	f.Add(unhex("ca 7fff3030"))
	f.Fuzz(func(t *testing.T, src []byte) {
		checkRoundTrip(t, src)
		if len(src) <= 64 {
			for i := range src {
				checkReaders(t, src, i)
			}
		}
	})
}
