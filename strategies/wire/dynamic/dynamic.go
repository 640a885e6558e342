// Package dynamic serializes what an interface holds for strategies that know types only at build time: it hands values
// of unknown types to encoding/json. In flow the state of a document in work and an interface; out come its bytes, or
// the value decoded into what the interface points to. Errors are turned into those of package wire.
package dynamic

import (
	"encoding/json"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Append appends v, whatever its type. It is the function that wire.Encoder.Any asks for.
func Append(e *wire.Encoder, dst []byte, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		e.Fail(encodeError(err))
		return dst
	}
	return append(dst, text...)
}

// Any decodes the value at i into an empty interface and returns the index after it. If *p holds a non-nil pointer, the
// value goes into what it points to.
func Any(d *wire.Decoder, i int, p *any) int {
	if !holdsPointer(*p) {
		v, next := d.Any(i, *p)
		if next >= 0 {
			*p = v
		}
		return next
	}
	if next := wire.Null(d.Src, i); next >= 0 {
		return null(d, next, p)
	}
	return into(d, i, *p)
}

// IntoInterface decodes the value at i into an interface with methods. p is a non-nil pointer to the interface, goType the
// interface's type. It can only be decoded into what it holds: unless that is a non-nil pointer, only null fits.
func IntoInterface(d *wire.Decoder, i int, p any, goType string) int {
	v := reflect.ValueOf(p).Elem()
	next := wire.Null(d.Src, i)
	switch {
	case v.IsNil() && next >= 0:
		return next
	case v.IsNil() || !holdsPointer(v.Interface()):
		return refuse(d, i, v, goType)
	case next >= 0:
		return null(d, next, p)
	}
	return into(d, i, v.Interface())
}

// refuse passes over a value that does not fit an interface with methods.
func refuse(d *wire.Decoder, i int, v reflect.Value, goType string) int {
	if next := wire.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	if _, next := wire.NumberLiteral(d.Src, i); next >= 0 {
		d.Any(i, nil) // a number that no float64 holds is an error of its own
	}
	return d.Mismatch(i, goType, false)
}

// holdsPointer reports whether v is a non-nil pointer.
func holdsPointer(v any) bool {
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && !r.IsNil()
}

// null decodes null, which ended at next, into the interface that p points to: it sets the innermost pointer to nil.
func null(d *wire.Decoder, next int, p any) int {
	if err := json.Unmarshal([]byte("null"), p); err != nil {
		return d.Fail(err)
	}
	return next
}

// into decodes the value at i into what pointer points to.
func into(d *wire.Decoder, i int, pointer any) int {
	next := d.Skip(i)
	if next < 0 {
		return wire.Stop
	}
	if d.Depth() == 0 {
		return keep(d, i, next, json.Unmarshal(d.Src[i:next], pointer), true)
	}
	// Followed by another element, the value shows whether decoding goes on after its error. There is room for one more
	// level of nesting, as the value stands in a container itself.
	document := append([]byte{'['}, d.Src[i:next]...)
	document = append(document, ",true]"...)
	pair := [2]any{pointer, nil}
	err := json.Unmarshal(document, &pair)
	return keep(d, i-1, next, err, pair[1] != nil)
}

// keep gives an error that encoding/json returned for a document that begins at base to the Decoder.
func keep(d *wire.Decoder, base, next int, err error, survived bool) int {
	switch {
	case err == nil:
		return next
	case survived:
		d.Save(decodeError(err, base))
		return next
	}
	return d.Fail(err)
}
