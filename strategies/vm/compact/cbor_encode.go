package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// value appends the value at p, which is what r says; t is its descriptor, or nil where r is a scalar or a hook.
func (m *cborEncoder) value(dst []byte, r typeRef, p unsafe.Pointer, t *rtype) []byte {
	var n int // elements
	var block uint32
	bottom := len(m.walk.open)
	for {
		switch op := r.code.op(); {
		case op < Struct:
			dst = appendScalarCBOR(dst, op, p)
		case op == Struct:
			if n = m.walk.openStruct(&m.state.Nesting, p, t, r.argument, len(dst)); n < 0 {
				goto failed
			}
			dst = cbor.OpenMap(dst, n)
		case op == opPointer:
			if p = *(*unsafe.Pointer)(p); p != nil {
				r.code, t = r.code.inner(), t.pointee()
				continue
			}
			dst = appendScalarCBOR(dst, null, nil)
		case op == opSlice:
			s := (*sliceHeader)(p)
			if s.data == nil {
				dst = appendScalarCBOR(dst, null, nil)
				break
			}
			r.code, p, t, n = r.code.inner(), s.data, t.pointee(), s.length
			goto list
		case op == opMap:
			dst = m.format.Maps.Append(m, dst, -1, typeRef{r.code.inner(), r.argument}, p, t)
		case op != Type:
			if m.state.Nesting.Err() != nil {
				goto failed
			}
			h := m.walk.programs.hook(r)
			dst = m.format.Forms[h.Written].Append(&m.state, dst, p, h)
		default:
			block = r.argument + typeWords
			switch r = m.walk.writtenAs(r.argument); r.code {
			case Keyed:
				dst = m.format.Maps.Append(m, dst, int(r.argument), m.walk.programs.typeAt(block), p, t)
			case Tuple:
				dst = m.format.Tuples.Append(m, dst, r.argument, p, t)
			case Array:
				n = int(r.argument)
				r, t = m.walk.programs.typeAt(block), t.pointee()
				goto list
			default:
				continue
			}
		}
		goto next

	list:
		dst = cbor.AppendArray(dst, n)
		if !m.walk.openList(&m.state.Nesting, p, n, r, t) {
			goto failed
		}

	next:
		var is event
		switch r, p, t, is = m.walk.next(&m.state.Nesting, bottom); is {
		case atEnd:
			return dst
		case atMember:
			dst = m.key(dst)
		case atClose:
			c := m.walk.pop(&m.state.Nesting)
			dst = cbor.CloseMap(dst, c.start, c.most, c.most-c.absent)
			goto next
		}
	}

failed:
	m.walk.abandon(bottom)
	return dst
}

// appendScalarCBOR appends a scalar, or null.
func appendScalarCBOR(dst []byte, c Code, p unsafe.Pointer) []byte {
	switch c {
	case Bool:
		return cbor.AppendBool(dst, *(*bool)(p))
	case Int8, Int16, Int32, Int64, Int:
		return cbor.AppendInt(dst, loadInt(c, p))
	case Float32:
		return cbor.AppendFloat32(dst, *(*float32)(p))
	case Float64:
		return cbor.AppendFloat64(dst, *(*float64)(p))
	case String:
		return cbor.AppendString(dst, *(*string)(p))
	case null:
		return cbor.AppendNull(dst)
	}
	return cbor.AppendUint(dst, loadUint(c, p))
}

// key appends the key of the member that the walk has come to.
func (m *cborEncoder) key(dst []byte) []byte {
	entry := unsafe.Add(unsafe.Pointer(unsafe.StringData(m.walk.programs.Names)), m.walk.name)
	n := int(*(*uint8)(entry)) - nameStart - nameEnd
	if n < 0 || n > copySize || cap(dst)-len(dst) < cbor.Slack+copySize {
		return m.longKey(dst)
	}
	start := unsafe.Pointer(unsafe.SliceData(dst[:cap(dst)]))
	end := cbor.PutTextHead(unsafe.Add(start, len(dst)), n)
	*(*[copySize]byte)(end) = *(*[copySize]byte)(unsafe.Add(entry, 1+nameStart))
	return dst[:int(uintptr(end)-uintptr(start))+n]
}

// longKey appends a key that is long or an integer, or for which there is no room.
func (m *cborEncoder) longKey(dst []byte) []byte {
	if n, ok := m.walk.programs.integer(m.walk.name); ok {
		return cbor.AppendInt(dst, n)
	}
	return cbor.AppendString(dst, m.walk.programs.name(m.walk.name))
}
