package reflection

import (
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// content appends what an interface of type any holds, when cbor.Encoder.Any does not know its type.
func (e *cborEncoder) content(_ *cbor.Encoder, dst []byte, v any) []byte {
	r := reflect.ValueOf(v)
	return e.value(dst, e.codec.dynamicPlan(r.Type()), r)
}

// iface appends an interface with methods.
func (e *cborEncoder) iface(dst []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return cbor.AppendNull(dst)
	}
	v = v.Elem()
	return e.value(dst, e.codec.dynamicPlan(v.Type()), v)
}

// iface reads a value into an interface. A pointer that the interface holds is decoded into; otherwise an interface without methods gets a
// fresh value, and one with methods accepts null alone.
func (d *cborDecoder) iface(i int, p *plan, v reflect.Value) int {
	null := cbor.Null(d.Src, i) >= 0
	v, content, ok := innermost(v, null)
	switch {
	case ok:
		return d.pointed(i, d.codec.dynamicPlan(content.Type()).elem, content.Elem())
	case null:
		v.SetZero()
		return cbor.Null(d.Src, i)
	case v.NumMethod() > 0:
		return d.Mismatch(i, v.Type().String(), false)
	}
	fresh, next := d.Any(i, v.Interface())
	if fresh == nil {
		v.SetZero()
	} else {
		v.Set(reflect.ValueOf(fresh))
	}
	return next
}
