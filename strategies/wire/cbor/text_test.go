package cbor

import (
	"bytes"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// notUTF8 are texts, in one piece, in chunks and tagged, that have something in them that is not UTF-8.
var notUTF8 = []string{
	"61ff", "61c3", "6180", "62c080", "63eda080", "64f4908080", "68 6161616161616180", "6a 6161616161616161c361", "7f 61ff ff",
	"7f 61c3 61bc ff", "c0 61ff", "d9d9f7 7f 60 61ff ff",
}

func TestNotUTF8(t *testing.T) {
	for _, item := range notUTF8 {
		src := unhex(item)
		if s, next := String(src, 0); next != Stop || s != "" {
			t.Errorf("%s is the string %q, %d; want Stop", item, s, next)
		}
		if Check(src) != nil || Skip(src, 0, 0) != len(src) {
			t.Errorf("%s is not well-formed: %v", item, Check(src))
		}
		checkUnfit(t, src, "string")
		if s, next := ReadString(src, 0, false, true); next != len(src) || s == "" {
			t.Errorf("%s is the string %q, %d with lax", item, s, next)
		}
	}
}

// TestAnyNotUTF8 holds that decoding goes on behind text that is not UTF-8, with an error.
func TestAnyNotUTF8(t *testing.T) {
	for _, item := range notUTF8 {
		if strings.HasPrefix(item, "c0") {
			continue // a time
		}
		for _, c := range []struct {
			before, after string
			want          any
		}{
			{"", "", "old"},
			{"82", "05", []any{nil, int64(5)}},
			{"9f 05", "ff", []any{int64(5), nil}},
			{"a2 6161", "6162 05", map[string]any{"a": nil, "b": int64(5)}},
			{"a2 00", "6162 05", map[any]any{int64(0): nil, "b": int64(5)}},
			{"d818", "", Tag{24, nil}},
		} {
			src := unhex(c.before + item + c.after)
			got, err := readAny(src)
			unfit, ok := err.(*wire.TypeError)
			if !ok || unfit.Value != "text that is not UTF-8" || !same(got, c.want) {
				t.Errorf("%x is %#v, %v; want %#v", src, got, err, c.want)
			}
			if at := len(unhex(c.before)); ok && unfit.Offset != int64(at) && !strings.HasPrefix(item, "d9") {
				t.Errorf("%x has an error at %d, want %d", src, unfit.Offset, at)
			}
			d := Decoder{Src: src, Lax: true}
			if _, next := d.Any(0, nil); d.Finish(next) != nil {
				t.Errorf("%x with Lax: %v", src, d.Finish(next))
			}
		}
	}
}

// TestAnyKeyNotUTF8 holds that a member whose key is not UTF-8 is left out, with an error.
func TestAnyKeyNotUTF8(t *testing.T) {
	for _, item := range []string{"61ff", "7f 61c3 61bc ff"} {
		for _, c := range []struct {
			before, after string
			want          any
		}{
			{"a3 6161 00", "01 6162 02", map[string]any{"a": int64(0), "b": int64(2)}},
			{"a3 03 00", "01 6162 02", map[any]any{int64(3): int64(0), "b": int64(2)}},
			{"bf", "82 00 00 ff", map[string]any{}},
		} {
			src := unhex(c.before + item + c.after)
			got, err := readAny(src)
			if unfit, ok := err.(*wire.TypeError); !ok || unfit.Offset != int64(len(unhex(c.before))) || !same(got, c.want) {
				t.Errorf("%x is %#v, %v; want %#v", src, got, err, c.want)
			}
			d := Decoder{Src: src, Lax: true}
			if _, next := d.Any(0, nil); d.Finish(next) != nil {
				t.Errorf("%x with Lax: %v", src, d.Finish(next))
			}
			checkMalformed(t, src[:len(src)-1], len(src)-1, problemEnd)
		}
	}
}

// TestBorrow holds that with borrow strings are part of the input, and otherwise are not.
func TestBorrow(t *testing.T) {
	for _, item := range []string{"63616263", "7803616263", "c1 63616263"} {
		for _, borrow := range []bool{false, true} {
			src := unhex(item)
			s, next := ReadString(src, 0, borrow, false)
			if s != "abc" || next != len(src) {
				t.Errorf("%s is %q, %d", item, s, next)
			}
			src[len(src)-1] = 'x'
			if (s == "abx") != borrow {
				t.Errorf("with borrow %t %s became %q when the input changed", borrow, item, s)
			}
		}
	}
}

// TestOwnBytes holds that bytes are not part of the input.
func TestOwnBytes(t *testing.T) {
	for _, item := range []string{"43616263", "d9d9f7 43616263"} {
		src := unhex(item)
		d := Decoder{Src: src, Borrow: true}
		v, _ := d.Bytes(0, nil, "[]uint8")
		clear(src)
		if string(v) != "abc" {
			t.Errorf("%s became %q when the input changed", item, v)
		}
	}
}

// TestByteArray reads arrays of numbers into the memory of a slice.
func TestByteArray(t *testing.T) {
	for item, want := range map[string][]byte{
		"80": {}, "82 01 02": {1, 2}, "9f 01 02 03 04 ff": {1, 2, 3, 4}, "82 f6 02": {7, 2}, "82 1801 c1 02": {1, 2}, "83 01 c2 41 05 03": {1, 5, 3},
	} {
		d := Decoder{Src: unhex(item)}
		v, next := d.Bytes(0, append(make([]byte, 0, 8), 7, 7, 7), "[]T")
		if err := d.Finish(next); err != nil || !bytes.Equal(v, want) || v == nil || d.Depth() != 0 {
			t.Errorf("%s is %x, %v; want %x", item, v, err, want)
		}
	}
	d := Decoder{Src: unhex("84 01 19 0100 02 6161")}
	v, next := d.Bytes(0, nil, "[]T")
	err, ok := d.Finish(next).(*wire.TypeError)
	if !ok || err.Offset != 2 || err.GoType != "T" || err.Value != "number 256" || !bytes.Equal(v, []byte{1, 0, 2, 0}) {
		t.Errorf("an array with 256 is %x, %v", v, err)
	}
}

// TestKey holds that no text that is a key is taken for an integer.
func TestKey(t *testing.T) {
	for item, want := range map[string]string{
		"60": "", "6161": "a", "7801 61": "a", "7f ff": "", "05": "\xff5", "3903e7": "\xff-1000", "c2 4105": "\xff5", "1bffffffffffffffff": "\xff",
		"62 ff35": "\xff", "7f 62 ff35 ff": "\xff", "4105": "\xff", "f6": "\xff", "81 00": "\xff", "f93c00": "\xff", "a1 00 00": "\xff",
	} {
		for _, lax := range []bool{false, true} {
			src := unhex(item)
			d := Decoder{Src: src, Lax: lax}
			if name, next := d.Key(0); string(name) != want || next != len(src) {
				t.Errorf("key %s is named %q, %d; want %q", item, name, next, want)
			}
		}
	}
	if KeyLiteral("ab") != "\x62ab" || IntKeyLiteral(-500) != "\x39\x01\xf3" || IntName(-500) != "\xff-500" {
		t.Errorf("literals are %x, %x, %q", KeyLiteral("ab"), IntKeyLiteral(-500), IntName(-500))
	}
}
