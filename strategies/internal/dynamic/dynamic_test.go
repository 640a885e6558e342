package dynamic

import (
	"errors"
	"fmt"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

type named string

func (n *named) String() string { return string(*n) }

// TestAlone holds what is done in a program without the strategy reflection, as this one is.
func TestAlone(t *testing.T) {
	var e cbor.Encoder
	if out := e.Any(nil, []any{1, named("x")}, AppendCBOR); !isUnsupported(e.Err(), "dynamic.named") {
		t.Errorf("Append: %x, error %v", out, e.Err())
	}
	for _, test := range []struct {
		document    string
		old, want   any
		unsupported string
	}{
		{document: "\x18\x2a", old: "old", want: int64(42)},
		{document: "\xf6", old: "old"},
		{document: "\x81\x01", old: (*int)(nil), want: []any{int64(1)}},
		{document: "\x01", old: new(int), unsupported: "*int"},
	} {
		d, got := cbor.Decoder{Src: []byte(test.document)}, test.old
		err := d.Finish(AnyCBOR(&d, 0, &got))
		if test.unsupported != "" {
			if !isUnsupported(err, test.unsupported) {
				t.Errorf("%x into %T: error %v", test.document, test.old, err)
			}
		} else if err != nil || fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%x into %T: %v, error %v, want %v", test.document, test.old, got, err, test.want)
		}
	}
}

func TestIntoInterfaceAlone(t *testing.T) {
	var s fmt.Stringer
	d := cbor.Decoder{Src: []byte("\x01")}
	var mistyped *wire.TypeError
	if err := d.Finish(IntoInterfaceCBOR(&d, 0, &s, "fmt.Stringer")); !errors.As(err, &mistyped) || mistyped.GoType != "fmt.Stringer" {
		t.Errorf("a number: error %v", err)
	}
	s = (*named)(nil)
	d = cbor.Decoder{Src: []byte("\xf6")}
	if err := d.Finish(IntoInterfaceCBOR(&d, 0, &s, "fmt.Stringer")); err != nil || s != nil {
		t.Errorf("null: %v, error %v", s, err)
	}
	s = new(named)
	d = cbor.Decoder{Src: []byte("\x61x")}
	if err := d.Finish(IntoInterfaceCBOR(&d, 0, &s, "fmt.Stringer")); !isUnsupported(err, "*dynamic.named") {
		t.Errorf("text into a pointer: error %v", err)
	}
}

func isUnsupported(err error, goType string) bool {
	e, ok := err.(*wire.UnsupportedTypeError)
	return ok && e.GoType == goType && e.Format == "cbor"
}
