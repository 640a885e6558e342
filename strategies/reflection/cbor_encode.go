package reflection

import (
	"encoding"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A cborEncoder is the state of one Append, as encoder is for JSON.
type cborEncoder struct {
	cbor.Encoder
	codec *codec
	other func(*cbor.Encoder, []byte, any) []byte // the method content, bound once
}

func newCBOREncoder(c *codec) *cborEncoder {
	e := &cborEncoder{codec: c}
	e.other = e.content
	return e
}

func (e *cborEncoder) value(dst []byte, p *plan, v reflect.Value) []byte {
	if p.encode != schema.ByKind && v.CanInterface() {
		return e.custom(dst, p, v)
	}
	switch p.kind {
	case schema.Bool:
		return cbor.AppendBool(dst, v.Bool())
	case schema.Int, schema.Int8, schema.Int16, schema.Int32, schema.Int64:
		return cbor.AppendInt(dst, v.Int())
	case schema.Uint, schema.Uint8, schema.Uint16, schema.Uint32, schema.Uint64, schema.Uintptr:
		return cbor.AppendUint(dst, v.Uint())
	case schema.Float32:
		return cbor.AppendFloat32(dst, float32(v.Float()))
	case schema.Float64:
		return cbor.AppendFloat64(dst, v.Float())
	case schema.String:
		return cbor.AppendString(dst, v.String())
	case schema.Struct:
		return e.structure(dst, p, v)
	case schema.Pointer:
		return e.pointer(dst, p, v)
	case schema.Slice:
		return e.slice(dst, p, v)
	case schema.Array:
		return e.elements(dst, p.elem, v)
	case schema.Map:
		return e.mapping(dst, p, v)
	case schema.Any:
		return e.Any(dst, v.Interface(), e.other)
	case schema.Interface:
		return e.iface(dst, v)
	}
	return e.special(dst, p, v)
}

// special appends the types that have a form of their own.
func (e *cborEncoder) special(dst []byte, p *plan, v reflect.Value) []byte {
	switch p.kind {
	case schema.Bytes:
		return cbor.AppendBytes(dst, v.Bytes())
	case schema.Raw:
		return e.Raw(dst, v.Bytes())
	case schema.Time:
		return e.Time(dst, timeOf(v))
	}
	e.Unsupported(p.name)
	return dst
}

// custom appends a value whose type has a method for it. An interface calls the method of what it holds.
func (e *cborEncoder) custom(dst []byte, p *plan, v reflect.Value) []byte {
	if p.kind == schema.Interface && v.IsNil() {
		return cbor.AppendNull(dst)
	}
	if p.kind != schema.Interface && v.CanAddr() {
		v = v.Addr()
	}
	if p.encode == schema.ByText {
		return e.Text(dst, v.Interface().(encoding.TextMarshaler), p.name)
	}
	return e.Own(dst, v.Interface().(cbor.Marshaler), p.name)
}

func (e *cborEncoder) structure(dst []byte, p *plan, v reflect.Value) []byte {
	list := p.fields.list
	if p.fields.array {
		return e.members(cbor.AppendArray(dst, len(list)), p, v)
	}
	if !p.fields.varying {
		return e.members(cbor.AppendMap(dst, len(list)), p, v)
	}
	start, n := len(dst), 0
	dst = cbor.OpenMap(dst, len(list))
	for i := range list {
		f := &list[i]
		field, ok := f.find(v)
		if !ok || f.omitEmpty && isEmpty(field) || f.omitZero != nil && f.omitZero(field) {
			continue
		}
		dst = e.value(append(dst, f.literal...), f.plan, field)
		n++
	}
	return cbor.CloseMap(dst, start, len(list), n)
}

// members appends all members of a struct, or, for an array, their values.
func (e *cborEncoder) members(dst []byte, p *plan, v reflect.Value) []byte {
	for i := range p.fields.list {
		f := &p.fields.list[i]
		field, ok := f.find(v)
		if !p.fields.array {
			dst = append(dst, f.literal...)
		}
		if !ok { // behind a nil pointer, in an array
			dst = cbor.AppendNull(dst)
			continue
		}
		dst = e.value(dst, f.plan, field)
	}
	return dst
}

// enter counts a level of nesting through a pointer, map or slice, where the type allows a value to contain itself.
// Each enter that returned true is followed by a leave.
func (e *cborEncoder) enter(p *plan, v reflect.Value, n int) bool {
	return !e.codec.guards(p) || e.Enter(v.UnsafePointer(), n, p.name)
}

func (e *cborEncoder) leave(p *plan) {
	if e.codec.guards(p) {
		e.Leave()
	}
}

func (e *cborEncoder) pointer(dst []byte, p *plan, v reflect.Value) []byte {
	if v.IsNil() {
		return cbor.AppendNull(dst)
	}
	if !e.enter(p, v, 0) {
		return dst
	}
	dst = e.value(dst, p.elem, v.Elem())
	e.leave(p)
	return dst
}

func (e *cborEncoder) slice(dst []byte, p *plan, v reflect.Value) []byte {
	if v.IsNil() {
		return cbor.AppendNull(dst)
	}
	if !e.enter(p, v, v.Len()) {
		return dst
	}
	dst = e.elements(dst, p.elem, v)
	e.leave(p)
	return dst
}

// elements appends a slice or array.
func (e *cborEncoder) elements(dst []byte, elem *plan, v reflect.Value) []byte {
	n := v.Len()
	dst = cbor.AppendArray(dst, n)
	for i := range n {
		dst = e.value(dst, elem, v.Index(i))
	}
	return dst
}
