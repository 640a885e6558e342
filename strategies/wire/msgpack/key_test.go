package msgpack

import "testing"

func TestKey(t *testing.T) {
	const mark = "\xFF"
	for _, c := range []struct{ data, name string }{
		{"a0", ""},
		{"a3 616263", "abc"},
		{"d903 616263", "abc"},
		{"db 00000003 616263", "abc"},
		{"c403 616263", "abc"}, // of old
		{"05", IntName(5)},
		{"d3 0000000000000005", IntName(5)},
		{"ff", IntName(-1)},
		{"d3 8000000000000000", IntName(-1 << 63)},
		{"cf 7fffffffffffffff", IntName(1<<63 - 1)},
		{"cf 8000000000000000", mark},
		{"a1 ff", mark},
		{"a2 ff35", mark}, // is not the integer 5
		{"c0", mark},
		{"cb 0000000000000000", mark},
		{"92 01 02", mark},
		{"d4 05 00", mark},
	} {
		src := append(unhex(c.data), 0xC0)
		d := Decoder{Src: src}
		if name, next := d.Key(0); string(name) != c.name || next != len(src)-1 {
			t.Errorf("Key(%s) = %q, %d; want %q", c.data, name, next, c.name)
		}
	}
	for _, data := range []string{"", "c1", "a1", "d9", "92 01", "cd 01"} {
		d := Decoder{Src: unhex(data)}
		if _, next := d.Key(0); next != Stop {
			t.Errorf("Key(%s) ends at %d", data, next)
		}
	}
}

func TestKeyLiterals(t *testing.T) {
	if got := KeyLiteral("abc"); got != "\xA3abc" {
		t.Errorf("KeyLiteral: %x", got)
	}
	if got := IntKeyLiteral(-1); got != "\xFF" {
		t.Errorf("IntKeyLiteral: %x", got)
	}
	if IntName(12) != "\xFF12" {
		t.Errorf("IntName: %q", IntName(12))
	}
}
