package vm

import (
	"reflect"
	"sync"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// encodersCBOR keeps encoders for the contents of interfaces, as encoders does for JSON.
var encodersCBOR = sync.Pool{New: func() any { return new(cbor.Encoder) }}

// onHeapCBOR calls f with a copy of e on the heap.
func onHeapCBOR(e *cbor.Encoder, f func(*cbor.Encoder) []byte) []byte {
	state := encodersCBOR.Get().(*cbor.Encoder)
	*state = *e
	dst := f(state)
	*e = *state
	*state = cbor.Encoder{}
	encodersCBOR.Put(state)
	return dst
}

// appendAnyCBOR writes the content of an interface.
func (p *Program) appendAnyCBOR(e *cbor.Encoder, dst []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return cbor.AppendNull(dst)
	case bool:
		return cbor.AppendBool(dst, v)
	case string:
		return cbor.AppendString(dst, v)
	case float64:
		return cbor.AppendFloat64(dst, v)
	case int:
		return cbor.AppendInt(dst, int64(v))
	case int64:
		return cbor.AppendInt(dst, v)
	case time.Time:
		return e.Time(dst, v)
	}
	if c := p.family.known(v); c != nil {
		return appendContentCBOR(c, e, dst, v)
	}
	return onHeapCBOR(e, func(e *cbor.Encoder) []byte {
		return e.Any(dst, v, p.dynamic.(func(*cbor.Encoder, []byte, any) []byte))
	})
}

// appendInterfaceCBOR writes the content of the interface of type t. A method that the interface itself has is called whatever the content,
// even a nil pointer.
func (p *Program) appendInterfaceCBOR(e *cbor.Encoder, dst []byte, t *Type, at unsafe.Pointer) []byte {
	v := held(t.Type, at)
	if v == nil {
		return cbor.AppendNull(dst)
	}
	return onHeapCBOR(e, func(e *cbor.Encoder) []byte {
		switch t.Encode {
		case schema.ByOwn:
			return e.Own(dst, v.(cbor.Marshaler), t.Name)
		case schema.ByText:
			return e.Text(dst, v.(wire.TextMarshaler), t.Name)
		}
		return p.appendDynamicCBOR(e, dst, v)
	})
}

// appendDynamicCBOR writes a value of any type by a program of its own.
func (p *Program) appendDynamicCBOR(e *cbor.Encoder, dst []byte, v any) []byte {
	c, err := p.family.content(v)
	if err != nil {
		e.Fail(err)
		return dst
	}
	return appendContentCBOR(c, e, dst, v)
}

// appendContentCBOR writes v as c says.
func appendContentCBOR(c *content, e *cbor.Encoder, dst []byte, v any) []byte {
	at := c.at(v)
	if at == nil {
		return cbor.AppendNull(dst)
	}
	if !c.enter(&e.Nesting, at) {
		return dst
	}
	dst = c.program.encodeCBOR(e, dst, at)
	e.Leave()
	return dst
}

// readAnyCBOR reads a value into an empty interface. What a pointer in it points to is read in place.
func (p *Program) readAnyCBOR(d *cbor.Decoder, i int, target *any) int {
	if *target != nil && reused(*target, unsafe.Pointer(target), cbor.Null(d.Src, i) >= 0) != nil {
		return p.readDynamicCBOR(d, i, *target)
	}
	v, next := d.Any(i, *target)
	*target = v
	return next
}

// readDynamicCBOR reads a value into what the pointer v points to.
func (p *Program) readDynamicCBOR(d *cbor.Decoder, i int, v any) int {
	content, err := p.family.dynamic(reflect.TypeOf(v).Elem())
	if err != nil {
		return d.Fail(err)
	}
	if !d.Follow() {
		return d.Fail(errTooDeep)
	}
	i = content.decodeCBOR(d, i, (*eface)(unsafe.Pointer(&v)).data)
	d.Unfollow()
	return i
}

// readInterfaceCBOR reads a value into the interface with methods of type t, which must hold a pointer for that.
func (p *Program) readInterfaceCBOR(d *cbor.Decoder, i int, t *Type, at unsafe.Pointer) int {
	v := held(t.Type, at)
	null := cbor.Null(d.Src, i)
	if v != nil && reused(v, at, null >= 0) != nil {
		return p.readDynamicCBOR(d, i, v)
	}
	if null >= 0 {
		*(*any)(at) = nil
		return null
	}
	return d.Mismatch(i, t.Name, false)
}
