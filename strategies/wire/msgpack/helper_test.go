package msgpack

import (
	"encoding/hex"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// unhex returns the bytes that text has in hexadecimal, with spaces between them as one likes.
func unhex(text string) []byte {
	b, err := hex.DecodeString(strings.ReplaceAll(text, " ", ""))
	if err != nil {
		panic(err)
	}
	return b
}

// readAny reads a whole document into an interface.
func readAny(src []byte) (any, error) {
	d := Decoder{Src: src}
	v, next := d.Any(d.Start(), nil)
	return v, d.Finish(next)
}

// writeAny appends the content of an interface, which has no types but those that Any handles.
func writeAny(t *testing.T, v any) []byte {
	t.Helper()
	var e Encoder
	out := e.Any(nil, v, func(e *Encoder, dst []byte, v any) []byte {
		t.Errorf("Any gives away a %T", v)
		return dst
	})
	if e.Err() != nil {
		t.Errorf("Any(%.100v): %v", v, e.Err())
	}
	return out
}

// hasNaN reports whether v, of the types that Any reads, contains a NaN, which equals nothing.
func hasNaN(v any) bool {
	switch v := v.(type) {
	case float64:
		return math.IsNaN(v)
	case float32:
		return v != v
	case []any:
		for _, elem := range v {
			if hasNaN(elem) {
				return true
			}
		}
	case map[string]any:
		for _, elem := range v {
			if hasNaN(elem) {
				return true
			}
		}
	case map[any]any:
		for key, elem := range v {
			if hasNaN(key) || hasNaN(elem) {
				return true
			}
		}
	}
	return false
}

// A reader reads an item into one Go type, and returns the index after it.
type reader struct {
	name string
	read func(d *Decoder, i int) (next int)
}

// readers are all functions that read a whole item.
var readers = []reader{
	{"Null", func(d *Decoder, i int) int { return Null(d.Src, i) }},
	{"Bool", func(d *Decoder, i int) int { return second(Bool(d.Src, i)) }},
	{"Int 8", func(d *Decoder, i int) int { return second(Int(d.Src, i, 8)) }},
	{"Int 64", func(d *Decoder, i int) int { return second(Int(d.Src, i, 64)) }},
	{"Uint 8", func(d *Decoder, i int) int { return second(Uint(d.Src, i, 8)) }},
	{"Uint 64", func(d *Decoder, i int) int { return second(Uint(d.Src, i, 64)) }},
	{"Float32", func(d *Decoder, i int) int { return second(Float32(d.Src, i)) }},
	{"Float64", func(d *Decoder, i int) int { return second(Float64(d.Src, i)) }},
	{"String", func(d *Decoder, i int) int { return second(String(d.Src, i)) }},
	{"ReadString", func(d *Decoder, i int) int { return second(ReadString(d.Src, i, true, false)) }},
	{"Bytes", func(d *Decoder, i int) int { return second(d.Bytes(i, nil, "[]uint8")) }},
	{"FixedBytes", func(d *Decoder, i int) int { return d.FixedBytes(i, make([]byte, 3)) }},
	{"Time", func(d *Decoder, i int) int { return second(d.Time(i, someTime)) }},
	{"Key", func(d *Decoder, i int) int { return second(d.Key(i)) }},
	{"Raw", func(d *Decoder, i int) int { return second(d.Raw(i, nil)) }},
	{"Any", func(d *Decoder, i int) int { return second(d.Any(i, nil)) }},
	{"SkipMembers", func(d *Decoder, i int) int { return d.SkipMembers(i) }},
}

func second[T any](_ T, next int) int { return next }

// checkReaders reads the item at i by every reader: what follows it, if it is well-formed, is the same for all that take it.
func checkReaders(t *testing.T, src []byte, i int) {
	t.Helper()
	end := Skip(src, i, 0)
	for _, r := range readers {
		d := Decoder{Src: src}
		if next := r.read(&d, i); next != Stop && next != end {
			t.Errorf("%s(%.40x, %d) ends at %d, but Skip at %d", r.name, src, i, next, end)
		}
	}
}

// checkMalformed expects a document to be refused, with an error at an offset.
func checkMalformed(t *testing.T, src []byte, offset int, problem string) {
	t.Helper()
	want := &wire.SyntaxError{Msg: syntaxText(problem, offset), Offset: int64(offset)}
	if err := Check(src); !reflect.DeepEqual(err, want) {
		t.Errorf("Check(%.40x) = %v, want %v", src, err, want)
	}
	if _, err := readAny(src); !reflect.DeepEqual(err, want) {
		t.Errorf("Any(%.40x): %v, want %v", src, err, want)
	}
}
