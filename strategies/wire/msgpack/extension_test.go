package msgpack

import (
	"math"
	"reflect"
	"testing"
)

func TestExtHeads(t *testing.T) {
	for _, c := range []struct {
		n    uint64
		head string
		ok   bool
	}{
		{0, "c7 00 fe", true},
		{1, "d4 fe", true},
		{2, "d5 fe", true},
		{3, "c7 03 fe", true},
		{4, "d6 fe", true},
		{8, "d7 fe", true},
		{16, "d8 fe", true},
		{17, "c7 11 fe", true},
		{255, "c7 ff fe", true},
		{256, "c8 0100 fe", true},
		{65535, "c8 ffff fe", true},
		{65536, "c9 00010000 fe", true},
		{math.MaxUint32, "c9 ffffffff fe", true},
		{math.MaxUint32 + 1, "", false},
	} {
		if head, ok := appendExtHead(nil, -2, c.n); string(head) != string(unhex(c.head)) || ok != c.ok {
			t.Errorf("the head of an extension of %d bytes is %x, %v; want %s", c.n, head, ok, c.head)
		}
	}
}

func TestExtIsACopy(t *testing.T) {
	src := unhex("d4 05 07")
	v, _ := readAny(src)
	src[2] = 0
	if want := (Ext{5, []byte{7}}); !reflect.DeepEqual(v, want) {
		t.Errorf("the extension refers to the input: %v", v)
	}
}

func TestAnyOfRawMessages(t *testing.T) {
	if got := writeAny(t, []any{RawMessage(unhex("cd0001")), RawMessage(nil)}); string(got) != string(unhex("92 cd0001 c0")) {
		t.Errorf("raw messages are written as %x", got)
	}
	var e Encoder
	e.Any(nil, RawMessage(unhex("c1")), nil)
	const want = "msgpack: error calling MarshalMsgpack for type msgpack.RawMessage: msgpack: 0xC1 is never used at byte 0"
	if errorText(e.Err()) != want {
		t.Errorf("a malformed raw message: %v", e.Err())
	}
}
