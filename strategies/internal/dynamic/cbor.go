package dynamic

import (
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// CBOR is what walks over values of any type; its functions are nil in programs without one.
var CBOR struct {
	// Append appends what an interface holds.
	Append func(e *cbor.Encoder, dst []byte, v any) []byte
	// Decode decodes the item at i into the interface that p points to, and returns the index after it.
	Decode func(d *cbor.Decoder, i int, p any) int
}

// AppendCBOR appends v, whatever its type. It is the function that cbor.Encoder.Any asks for.
func AppendCBOR(e *cbor.Encoder, dst []byte, v any) []byte {
	if CBOR.Append == nil {
		e.Fail(unsupported(v))
		return dst
	}
	return CBOR.Append(e, dst, v)
}

// AnyCBOR decodes the item at i into an empty interface and returns the index after it. If *p holds a non-nil pointer, the item goes into
// what it points to.
func AnyCBOR(d *cbor.Decoder, i int, p *any) (next int) {
	if holdsPointer(*p) {
		return intoCBOR(d, i, p, *p)
	}
	*p, next = d.Any(i, *p)
	return next
}

// IntoInterfaceCBOR decodes the item at i into an interface with methods. p is a non-nil pointer to the interface, goType the interface's
// type. It can only be decoded into what it holds: unless that is a non-nil pointer, only null fits.
func IntoInterfaceCBOR(d *cbor.Decoder, i int, p any, goType string) int {
	v := reflect.ValueOf(p).Elem()
	if !v.IsNil() && holdsPointer(v.Interface()) {
		return intoCBOR(d, i, p, v.Interface())
	}
	if next := cbor.Null(d.Src, i); next >= 0 {
		v.SetZero()
		return next
	}
	return d.Mismatch(i, goType, false)
}

// intoCBOR decodes into the interface that p points to, which holds the pointer content. It hands on a copy of the state, which escapes, so
// that the state of the caller does not.
func intoCBOR(d *cbor.Decoder, i int, p, content any) int {
	if CBOR.Decode == nil {
		return d.Fail(unsupported(content))
	}
	state := new(cbor.Decoder)
	*state = *d
	next := CBOR.Decode(state, i, p)
	*d = *state
	return next
}
