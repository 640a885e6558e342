package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// value reads the item at i into p, which is what r says; t is its descriptor, or nil where r is a scalar or a hook. It returns the index
// after the item, or cbor.Stop.
func (m *cborDecoder) value(i int, r typeRef, p unsafe.Pointer, t *rtype) int {
	var (
		left, next int
		block      uint32
	)
	bottom := len(m.walk.open)
	for {
		switch op := r.code.op(); {
		case op < Struct:
			next = readScalarCBOR(m.state.Src, i, op, p)
		case op == Struct:
			if left, next = m.state.Map(i); next >= 0 {
				m.walk.openStruct(p, t, r.argument, left)
			}
		case op == opPointer:
			if next = cbor.Null(m.state.Src, i); next >= 0 {
				*(*unsafe.Pointer)(p) = nil
				break
			}
			p = pointed(p, t)
			r.code, t = r.code.inner(), t.pointee()
			continue
		case op == opSlice:
			if left, next = m.state.Array(i); next >= 0 {
				m.walk.openSlice(p, t, typeRef{r.code.inner(), r.argument}, left)
			}
		case op == opMap:
			next = m.format.Maps.Decode(m, i, -1, typeRef{r.code.inner(), r.argument}, p, t)
			goto done
		case op != Type:
			h := m.walk.programs.hook(r)
			next = m.format.Forms[h.Read].Decode(&m.state, i, p, h)
			goto done
		default:
			block = r.argument + typeWords
			switch r = m.walk.readAs(r.argument); r.code {
			case Keyed:
				next = m.format.Maps.Decode(m, i, int(r.argument), m.walk.programs.typeAt(block), p, t)
				goto done
			case Tuple:
				next = m.format.Tuples.Decode(m, i, r.argument, p, t)
				goto done
			case Array:
				if left, next = m.state.Array(i); next >= 0 {
					m.walk.openArray(p, t, m.walk.programs.typeAt(block), int(r.argument), left)
				}
			default:
				continue
			}
		}
		if next < 0 {
			next = m.other(i, r, block, p, t)
		}
	done:
		if i, r, p, t = m.next(next, bottom); p == nil {
			return i
		}
	}
}

// readScalarCBOR reads a scalar. next is cbor.Stop, and p is as it was, if there is another item.
func readScalarCBOR(src []byte, i int, c Code, p unsafe.Pointer) (next int) {
	switch c {
	case Bool:
		var v bool
		if v, next = cbor.Bool(src, i); next >= 0 {
			*(*bool)(p) = v
		}
	case Int8, Int16, Int32, Int64, Int:
		var v int64
		if v, next = cbor.Int(src, i, int(8*c.size())); next >= 0 {
			storeInt(c, p, uint64(v))
		}
	case Float32:
		var v float32
		if v, next = cbor.Float32(src, i); next >= 0 {
			*(*float32)(p) = v
		}
	case Float64:
		var v float64
		if v, next = cbor.Float64(src, i); next >= 0 {
			*(*float64)(p) = v
		}
	case String:
		var v string
		if v, next = cbor.String(src, i); next >= 0 {
			*(*string)(p) = v
		}
	default:
		var v uint64
		if v, next = cbor.Uint(src, i, int(8*c.size())); next >= 0 {
			storeInt(c, p, v)
		}
	}
	return next
}

// next goes on to the next value in the containers above bottom, whose item begins at i or after it. It returns no value if there is none.
func (m *cborDecoder) next(i, bottom int) (at int, r typeRef, p unsafe.Pointer, t *rtype) {
	for len(m.walk.open) > bottom {
		c := m.walk.top()
		c.left--
		var more bool
		if i, more = m.state.More(i, c.left); !more {
			if i < 0 {
				break
			}
			m.walk.close()
			continue
		}
		switch c.in {
		case inList:
			if c.list.n >= c.list.slot.capacity {
				c.list.grow(c.typ, m.state.Room(c.list.n, int(c.typ.size), c.left))
			}
			return i, c.elem, c.list.step(c.typ), c.typ
		case inArray:
			if p = c.element(); p != nil {
				return i, c.elem, p, c.typ
			}
			i = m.state.Skip(i)
		case inObject:
			name, value := m.state.Key(i)
			switch {
			case value < 0:
				i = value
			case !c.fields.find(m.walk.programs, name):
				i = m.state.Skip(value)
			default:
				if r, p, t = m.walk.member(c); p != nil {
					return value, r, p, t
				}
				m.state.Save(hiddenError(cbor.Format, t))
				i = m.state.Skip(value)
			}
		}
	}
	m.walk.abandon(bottom)
	return i, r, nil, nil
}

// other reads an item that is not of the form that r says: null, and a string of bytes where elements are bytes; nothing else fits. The type of
// an array's elements stands at a word.
func (m *cborDecoder) other(i int, r typeRef, elem uint32, p unsafe.Pointer, t *rtype) int {
	next, isSlice := cbor.Null(m.state.Src, i), r.code.op() == opSlice
	switch {
	case next >= 0 && isSlice:
		*(*sliceHeader)(p) = sliceHeader{}
		return next
	case next >= 0:
		return next
	case isSlice && t.pointee().kind() == kindUint8:
		return m.format.ReadBytes(&m.state, i, p, t.String())
	case r.code == Array && m.walk.isBytes(elem):
		if next = m.state.FixedBytes(i, unsafe.Slice((*byte)(p), t.length())); next >= 0 {
			return next
		}
	}
	return m.state.Mismatch(i, m.walk.nameOf(t, r.code), r.code.isNumber())
}
