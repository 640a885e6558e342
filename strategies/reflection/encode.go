package reflection

import (
	"encoding"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// An encoder is the state of one Append. Its methods append a value and return the buffer; errors are kept in the
// wire.Encoder, and the walk goes on to its end.
type encoder struct {
	wire.Encoder
	codec *codec
	other func(*wire.Encoder, []byte, any) []byte // the method content, bound once
}

func newEncoder(c *codec) *encoder {
	e := &encoder{codec: c}
	e.other = e.content
	return e
}

// reset makes the encoder ready for the next Append; it must not keep what the value held.
func (e *encoder) reset() { e.Encoder = wire.Encoder{} }

func (e *encoder) value(dst []byte, p *plan, v reflect.Value) []byte {
	if p.encode != schema.ByKind && v.CanInterface() {
		return e.custom(dst, p, v)
	}
	switch p.kind {
	case schema.Bool:
		return wire.AppendBool(dst, v.Bool())
	case schema.Int, schema.Int8, schema.Int16, schema.Int32, schema.Int64:
		return wire.AppendInt(dst, v.Int())
	case schema.Uint, schema.Uint8, schema.Uint16, schema.Uint32, schema.Uint64, schema.Uintptr:
		return wire.AppendUint(dst, v.Uint())
	case schema.Float32:
		return e.Float32(dst, float32(v.Float()))
	case schema.Float64:
		return e.Float64(dst, v.Float())
	case schema.String:
		return wire.AppendString(dst, v.String())
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
		return e.any(dst, v)
	case schema.Interface:
		return e.iface(dst, v)
	}
	return e.special(dst, p, v)
}

// special appends the types that have a form of their own in JSON.
func (e *encoder) special(dst []byte, p *plan, v reflect.Value) []byte {
	switch p.kind {
	case schema.Bytes:
		return wire.AppendBytes(dst, v.Bytes())
	case schema.Number:
		return e.Number(dst, v.String())
	case schema.Raw:
		return e.Raw(dst, v.Bytes())
	case schema.Time:
		return e.Time(dst, timeOf(v))
	}
	e.Unsupported(p.name)
	return dst
}

func timeOf(v reflect.Value) time.Time {
	if v.CanAddr() {
		return *v.Addr().Interface().(*time.Time)
	}
	return v.Interface().(time.Time)
}

// custom appends a value whose type has a method for it. An interface calls the method of what it holds.
func (e *encoder) custom(dst []byte, p *plan, v reflect.Value) []byte {
	if p.kind == schema.Interface && v.IsNil() {
		return append(dst, "null"...)
	}
	if p.kind != schema.Interface && v.CanAddr() {
		v = v.Addr()
	}
	if p.encode == schema.ByText {
		return e.Text(dst, v.Interface().(encoding.TextMarshaler), p.name)
	}
	return e.JSON(dst, v.Interface().(wire.Marshaler), p.name)
}

// structure appends a struct. Each member brings a comma in front of it; the first is overwritten with the brace.
func (e *encoder) structure(dst []byte, p *plan, v reflect.Value) []byte {
	start := len(dst)
	list := p.fields.list
	for i := range list {
		f := &list[i]
		field := v
		if f.path != nil {
			var ok bool
			if field, ok = f.find(v); !ok {
				continue
			}
		} else {
			field = v.Field(f.index)
		}
		if f.omitEmpty && isEmpty(field) || f.omitZero != nil && f.omitZero(field) {
			continue
		}
		dst = append(dst, f.literal...)
		if f.quoted {
			dst = e.quoted(dst, f.plan, field)
		} else {
			dst = e.value(dst, f.plan, field)
		}
	}
	if len(dst) == start {
		return append(dst, "{}"...)
	}
	dst[start] = '{'
	return append(dst, '}')
}

// enter counts a level of nesting through a pointer, map or slice, where the type allows a value to contain itself.
// Each enter that returned true is followed by a leave.
func (e *encoder) enter(p *plan, v reflect.Value, n int) bool {
	return !e.codec.guards(p) || e.Enter(v.UnsafePointer(), n, p.name)
}

func (e *encoder) leave(p *plan) {
	if e.codec.guards(p) {
		e.Leave()
	}
}

func (c *codec) guards(p *plan) bool { return p.recursive || c.interfaces }

func (e *encoder) pointer(dst []byte, p *plan, v reflect.Value) []byte {
	if v.IsNil() {
		return append(dst, "null"...)
	}
	if !e.enter(p, v, 0) {
		return dst
	}
	dst = e.value(dst, p.elem, v.Elem())
	e.leave(p)
	return dst
}

func (e *encoder) slice(dst []byte, p *plan, v reflect.Value) []byte {
	if v.IsNil() {
		return append(dst, "null"...)
	}
	if !e.enter(p, v, v.Len()) {
		return dst
	}
	dst = e.elements(dst, p.elem, v)
	e.leave(p)
	return dst
}

// elements appends the elements of a slice or array in brackets.
func (e *encoder) elements(dst []byte, elem *plan, v reflect.Value) []byte {
	dst = append(dst, '[')
	for i, n := 0, v.Len(); i < n; i++ {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = e.value(dst, elem, v.Index(i))
	}
	return append(dst, ']')
}
