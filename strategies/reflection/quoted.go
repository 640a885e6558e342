package reflection

import (
	"encoding"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// quoted appends a field with the option "string". A type that has a method for its form keeps that form.
func (e *encoder) quoted(dst []byte, p *plan, v reflect.Value) []byte {
	if p.kind == schema.Pointer {
		if v.IsNil() {
			return append(dst, "null"...)
		}
		return e.quoted(dst, p.elem, v.Elem())
	}
	if p.encode != schema.ByKind {
		return e.custom(dst, p, v)
	}
	if p.kind == schema.String {
		return wire.AppendQuotedString(dst, v.String())
	}
	dst = append(dst, '"')
	dst = e.value(dst, p, v)
	return append(dst, '"')
}

// quoted reads a field with the option "string". v is a scalar or a pointer to one.
func (d *decoder) quoted(i int, p *plan, v reflect.Value) int {
	if p.kind == schema.Pointer {
		return d.quotedPointer(i, p, v)
	}
	return d.quotedScalar(i, p, v, p.name)
}

// quotedPointer reads into what v points to, which is allocated only where encoding/json does that: some of what does
// not fit is refused before.
func (d *decoder) quotedPointer(i int, p *plan, v reflect.Value) int {
	if next := d.QuotedNull(i); next >= 0 {
		v.SetZero()
		return next
	}
	if !v.IsNil() {
		return d.quotedScalar(i, p.elem, v.Elem(), p.name)
	}
	fresh := reflect.New(p.elem.typ)
	if d.QuotedAllocates(i) {
		v.Set(fresh)
	}
	return d.quotedScalar(i, p.elem, fresh.Elem(), p.name)
}

// quotedScalar reads a scalar, be it the field or what the field points to. name is the type of the field.
func (d *decoder) quotedScalar(i int, p *plan, v reflect.Value, name string) (next int) {
	switch {
	case p.decode == schema.ByJSON:
		return d.QuotedJSON(i, v.Addr().Interface().(wire.Unmarshaler), name)
	case p.decode == schema.ByText:
		return d.QuotedText(i, v.Addr().Interface().(encoding.TextUnmarshaler), name)
	case p.kind == schema.Bool:
		var b bool
		b, next = d.QuotedBool(i, v.Bool(), name)
		v.SetBool(b)
	case p.kind.IsInt():
		var n int64
		n, next = d.QuotedInt(i, v.Int(), p.bits, name)
		v.SetInt(n)
	case p.kind.IsUint():
		var n uint64
		n, next = d.QuotedUint(i, v.Uint(), p.bits, name)
		v.SetUint(n)
	case p.kind.IsFloat():
		var f float64
		f, next = d.QuotedFloat(i, v.Float(), p.bits, name)
		v.SetFloat(f)
	case p.kind == schema.Number:
		var s string
		s, next = d.QuotedNumber(i, v.String())
		v.SetString(s)
	default:
		var s string
		s, next = d.QuotedString(i, v.String(), name)
		v.SetString(s)
	}
	return next
}
