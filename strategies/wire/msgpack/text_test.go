package msgpack

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// TestText writes text and bytes of every length, and reads every form as either.
func TestText(t *testing.T) {
	for _, n := range lengths {
		text := strings.Repeat("\xFF", n) // is not UTF-8, which does not matter
		for _, f := range append(append([]lengthForm{}, textForms...), bytesForms...) {
			if n <= f.most {
				checkText(t, append(f.head(n), text...), text)
			}
		}
		if s := AppendString(nil, text); !bytes.Equal(s, writeAny(t, text)) || second(String(s, 0)) != len(s) {
			t.Errorf("%d bytes of text are written as %.10x", n, s)
		}
		if b := AppendBytes(nil, []byte(text)); !bytes.Equal(b, writeAny(t, []byte(text))) || second(String(b, 0)) != len(b) {
			t.Errorf("%d bytes are written as %.10x", n, b)
		}
	}
}

func checkText(t *testing.T, src []byte, text string) {
	t.Helper()
	end := len(src)
	if got, next := String(src, 0); got != text || next != end {
		t.Errorf("String(%.10x) = %.10q, %d", src, got, next)
	}
	for _, lax := range []bool{false, true} {
		got, next := ReadString(src, 0, true, lax)
		if got != text || next != end || got != "" && unsafe.StringData(got) != &src[end-len(text)] {
			t.Errorf("ReadString(%.10x) with borrow = %.10q, %d", src, got, next)
		}
		got, next = ReadString(src, 0, false, lax)
		if got != text || next != end || got != "" && unsafe.StringData(got) == &src[end-len(text)] {
			t.Errorf("ReadString(%.10x) = %.10q, %d", src, got, next)
		}
	}
	d := Decoder{Src: src}
	if got, next := d.Bytes(0, nil, "[]uint8"); string(got) != text || got == nil || next != end || d.saved != nil {
		t.Errorf("Bytes(%.10x) = %.10q, %d", src, got, next)
	}
	if got, next := d.text(0); string(got) != text || next != end || cap(got) != len(got) {
		t.Errorf("text(%.10x) = %.10q, %d", src, got, next)
	}
	fixed := []byte("old old")
	want := make([]byte, len(fixed))
	copy(want, text)
	if next := d.FixedBytes(0, fixed); !bytes.Equal(fixed, want) || next != end {
		t.Errorf("FixedBytes(%.10x) = %q, %d", src, fixed, next)
	}
}

func TestBytesIsACopy(t *testing.T) {
	d := Decoder{Src: unhex("c403 010203")}
	v, _ := d.Bytes(0, nil, "[]uint8")
	v[0] = 9
	if d.Src[2] != 1 {
		t.Error("Bytes refers to the input")
	}
}

func TestBytesOfOtherItems(t *testing.T) {
	for _, c := range []struct {
		data string
		want []byte
		err  string
	}{
		{"c0", nil, ""},
		{"90", []byte{}, ""},
		{"93 01 cc02 d103e7", []byte{1, 2, 'd'}, "msgpack: cannot unmarshal number 999 into Go value of type uint8 at offset 4"},
		{"92 01 c0", []byte{1, 'l'}, ""},
		{"01", []byte("old"), "msgpack: cannot unmarshal number into Go value of type []uint8 at offset 0"},
		{"d4 05 00", []byte("old"), "msgpack: cannot unmarshal extension of type 5 into Go value of type []uint8 at offset 0"},
	} {
		d := Decoder{Src: unhex(c.data)}
		got, next := d.Bytes(0, []byte("old"), "[]uint8")
		err := d.Finish(next)
		if !reflect.DeepEqual(got, c.want) || errorText(err) != c.err || d.Depth() != 0 {
			t.Errorf("Bytes(%s) = %v, %v; want %v, %s", c.data, got, err, c.want, c.err)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestTextOfOtherItems(t *testing.T) {
	for _, data := range []string{"", "c0", "c1", "00", "c3", "90", "80", "c7 00 05", "d4 05 00", "ca 00000000"} {
		src := unhex(data)
		d := Decoder{Src: src}
		if second(String(src, 0)) != Stop || second(ReadString(src, 0, true, true)) != Stop || d.FixedBytes(0, nil) != Stop {
			t.Errorf("%s is read as text", data)
		}
	}
}

func TestAppendNilBytes(t *testing.T) {
	if got := AppendBytes(nil, nil); string(got) != "\xC0" {
		t.Errorf("nil is written as %x", got)
	}
	if got := AppendBytes(nil, []byte{}); string(got) != "\xC4\x00" {
		t.Errorf("no bytes are written as %x", got)
	}
}
