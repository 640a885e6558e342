package compact

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
)

// A binaryPrograms runs programs in a binary format.
type binaryPrograms interface {
	Append(root int, dst []byte, v any) ([]byte, error)
	Decode(root int, src []byte, v any) error
}

// binaries runs f on fresh programs for each binary format; object and array are heads of that format, key is a name.
func binaries(t *testing.T, f func(t *testing.T, p binaryPrograms, object, array func([]byte, int) []byte, key func([]byte, string) []byte)) {
	t.Run("cbor", func(t *testing.T) {
		f(t, &CBOR{Programs: newPrograms().Programs}, cbor.AppendMap, cbor.AppendArray, cbor.AppendString)
	})
	t.Run("msgpack", func(t *testing.T) {
		f(t, &MessagePack{Programs: newPrograms().Programs}, msgpack.AppendMap, msgpack.AppendArray, msgpack.AppendString)
	})
}

// TestBinaryFormats holds that the programs that JSON has do for the binary formats.
func TestBinaryFormats(t *testing.T) {
	binaries(t, func(t *testing.T, p binaryPrograms, object, array func([]byte, int) []byte, key func([]byte, string) []byte) {
		v := far{N: 7, S: "x", P: &small{A: 1, C: []small{{B: "y"}}}}
		want := append(key(object(nil, 3), "N"), 7)
		want = key(key(want, "S"), "x")
		want = append(key(object(key(want, "P"), 2), "A"), 1)
		want = append(key(object(array(key(want, "C"), 1), 2), "A"), 0)
		want = key(key(want, "B"), "y")
		got, err := p.Append(int(farHandle), []byte("> "), &v)
		if string(got) != "> "+string(want) || err != nil {
			t.Fatalf("appended %q, %v; want > %q", got, err, want)
		}
		var back far
		if err := p.Decode(int(farHandle), want, &back); err != nil || !reflect.DeepEqual(back, v) {
			t.Errorf("decoded %+v, %v", back.P, err)
		}
		if err := p.Decode(int(farHandle), key(append(key(object(nil, 2), "n"), 8), "other"), &back); err == nil || back.N != 8 {
			t.Errorf("decoded %+v, %v", back.N, err)
		}
	})
}

// TestBinaryHandles holds that handles find the programs that they name.
func TestBinaryHandles(t *testing.T) {
	c, m := &CBOR{Programs: newPrograms().Programs}, &MessagePack{Programs: newPrograms().Programs}
	v := small{A: 5, B: "b"}
	text, err := AppendCBOR(c, smallHandle, nil, &v)
	var back small
	if err != nil || DecodeCBOR(c, smallHandle, text, &back) != nil || !reflect.DeepEqual(back, v) {
		t.Errorf("cbor: %q, %v, and back %v", text, err, back)
	}
	back = small{}
	text, err = AppendMessagePack(m, smallHandle, nil, &v)
	if err != nil || DecodeMessagePack(m, smallHandle, text, &back) != nil || !reflect.DeepEqual(back, v) {
		t.Errorf("msgpack: %q, %v, and back %v", text, err, back)
	}
}

// TestOtherRoots holds that a format can have another program for a root.
func TestOtherRoots(t *testing.T) {
	c := &CBOR{Programs: newPrograms().Programs, Others: Others{{Root: 0, As: 1}, {Root: 1, As: 2}}}
	if text, err := c.Append(0, nil, &far{}); err != nil || !strings.Contains(string(text), "P") {
		t.Errorf("appended %q, %v", text, err)
	}
	if why := c.Refusal(1); why != "a reason" {
		t.Errorf("refused for %q", why)
	}
	if why := c.Refusal(0); why != "" {
		t.Errorf("refused for %q", why)
	}
}

// TestBinaryOtherTypes holds that a program runs on nothing but what it was generated for, whatever the format.
func TestBinaryOtherTypes(t *testing.T) {
	binaries(t, func(t *testing.T, p binaryPrograms, object, _ func([]byte, int) []byte, _ func([]byte, string) []byte) {
		var none *small
		for _, v := range []any{nil, none, small{}, 7, new(far), new(*small)} {
			var wrong *TypeError
			if text, err := p.Append(int(smallHandle), []byte("kept"), v); !errors.As(err, &wrong) || string(text) != "kept" {
				t.Errorf("%T is appended: %q, %v", v, text, err)
			}
			if err := p.Decode(int(smallHandle), object(nil, 0), v); !errors.As(err, &wrong) {
				t.Errorf("%T is decoded: %v", v, err)
			}
		}
		if err := p.Decode(2, object(nil, 0), new(small)); err == nil || !strings.Contains(err.Error(), "a reason") {
			t.Errorf("a type without a program is decoded: %v", err)
		}
	})
}

// TestBinaryAllocations holds that neither direction allocates but for what it stores, and that an error leaves nothing behind.
func TestBinaryAllocations(t *testing.T) {
	binaries(t, func(t *testing.T, p binaryPrograms, object, _ func([]byte, int) []byte, key func([]byte, string) []byte) {
		v := small{A: 1, B: "b", C: []small{{C: []small{{}}}}}
		var buf []byte
		if got := testing.AllocsPerRun(100, func() { buf, _ = p.Append(int(smallHandle), buf[:0], &v) }); got > 0 && !raceDetector {
			t.Errorf("Append allocates %v times", got)
		}
		src := append(key(object(nil, 1), "A"), 2)
		if got := testing.AllocsPerRun(100, func() { _ = p.Decode(int(smallHandle), src, &v) }); got > 0 && !raceDetector {
			t.Errorf("Decode allocates %v times", got)
		}
		for n := range buf {
			if err := p.Decode(int(smallHandle), buf[:n], new(small)); err == nil {
				t.Errorf("%q is decoded", buf[:n])
			}
		}
		var back small
		if err := p.Decode(int(smallHandle), buf, &back); err != nil || back.C[0].C[0].A != 0 || v.A != 2 {
			t.Errorf("decoded %v, %v", back, err)
		}
	})
}
