package msgpack

import "testing"

func TestLiterals(t *testing.T) {
	if got := string(AppendNull(AppendBool(AppendBool(nil, true), false))); got != "\xC3\xC2\xC0" {
		t.Errorf("true, false and nil are written as %x", got)
	}
	for c := range 256 {
		src := []byte{byte(c)}
		if next := Null(src, 0); (next == 1) != (c == 0xC0) {
			t.Errorf("Null(%X) = %d", c, next)
		}
		if v, next := Bool(src, 0); (next == 1) != (c == 0xC2 || c == 0xC3) || v != (c == 0xC3) {
			t.Errorf("Bool(%X) = %v, %d", c, v, next)
		}
	}
	if Null(nil, 0) != Stop || second(Bool(nil, 0)) != Stop {
		t.Error("a literal is read at the end")
	}
}
