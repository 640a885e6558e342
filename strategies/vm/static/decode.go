package static

import (
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A decoder is the state of one Decode.
type decoder struct {
	wire.Decoder
	*Programs
	key string // of the member of a map that is being stored
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// release keeps the decoder for the next Decode, without what it refers to, and returns the error of a document that ended at i.
func (m *decoder) release(i int) error {
	err := m.Finish(i)
	*m = decoder{}
	decoders.Put(m)
	return err
}

// value reads the value at i into p, which is what r says; t is its descriptor, or nil where r is a scalar or a hook. It returns the index
// after the value, or wire.Stop. It is a loop as the encoder's is.
func (m *decoder) value(i int, r typeRef, p unsafe.Pointer, t *rtype) int {
	var (
		in   place
		more bool

		fields object
		list   elements
		elem   typeRef
		base   unsafe.Pointer // the struct or array
		typ    *rtype         // of the struct, or of the elements
	)
	src := m.Src
	for {
		i = wire.Space(src, i)
		next := wire.Stop // index after the scalar
		switch op := r.code.op(); op {
		case Bool:
			var v bool
			if v, next = wire.Bool(src, i); next >= 0 {
				*(*bool)(p) = v
			}
		case Int8:
			var v int64
			if v, next = wire.Int(src, i, 8); next >= 0 {
				*(*int8)(p) = int8(v)
			}
		case Int16:
			var v int64
			if v, next = wire.Int(src, i, 16); next >= 0 {
				*(*int16)(p) = int16(v)
			}
		case Int32:
			var v int64
			if v, next = wire.Int(src, i, 32); next >= 0 {
				*(*int32)(p) = int32(v)
			}
		case Int64:
			var v int64
			if v, next = wire.Int(src, i, 64); next >= 0 {
				*(*int64)(p) = v
			}
		case Int:
			var v int64
			if v, next = wire.Int(src, i, intBits); next >= 0 {
				*(*int)(p) = int(v)
			}
		case Uint8:
			var v uint64
			if v, next = wire.Uint(src, i, 8); next >= 0 {
				*(*uint8)(p) = uint8(v)
			}
		case Uint16:
			var v uint64
			if v, next = wire.Uint(src, i, 16); next >= 0 {
				*(*uint16)(p) = uint16(v)
			}
		case Uint32:
			var v uint64
			if v, next = wire.Uint(src, i, 32); next >= 0 {
				*(*uint32)(p) = uint32(v)
			}
		case Uint64:
			var v uint64
			if v, next = wire.Uint(src, i, 64); next >= 0 {
				*(*uint64)(p) = v
			}
		case Uint, Uintptr:
			var v uint64
			if v, next = wire.Uint(src, i, intBits); next >= 0 {
				*(*uint)(p) = uint(v)
			}
		case Float32:
			var v float32
			if v, next = wire.Float32(src, i); next >= 0 {
				*(*float32)(p) = v
			}
		case Float64:
			var v float64
			if v, next = wire.Float64(src, i); next >= 0 {
				*(*float64)(p) = v
			}
		case String:
			var v string
			if v, next = wire.String(src, i); next >= 0 {
				*(*string)(p) = v
			}

		case opPointer:
			slot := (*unsafe.Pointer)(p)
			if next = wire.Null(src, i); next >= 0 {
				*slot = nil
				break
			}
			t = t.pointee()
			if *slot == nil {
				*slot = unsafeNew(t)
			}
			r.code, p = r.code.inner(), *slot
			continue
		case opSlice:
			if in != alone {
				i = m.value(i, r, p, t)
				goto done
			}
			if i, more = m.openSlice(i, p, t); !more {
				return i
			}
			in, typ = inList, t.pointee()
			elem = typeRef{r.code.inner(), r.argument}
			list.slot = (*sliceHeader)(p)
			p = list.next(m, i, typ)
			r, t = elem, typ
			continue
		case opMap:
			i = m.Maps.Decode(m, i, -1, typeRef{r.code.inner(), r.argument}, p, t)
			goto done
		case Struct:
			if in != alone {
				i = m.value(i, r, p, t)
				goto done
			}
			if i, more = m.openObject(i, t); !more {
				return i
			}
			in, base, typ = inObject, p, t
			fields.open(m.Programs, r.argument)
			if name := fields.expected(m.Programs); name != "" && hasPrefix(src, i, name[1:]) {
				i += len(name) - 1
				goto found
			}
			goto search

		case Type:
			words := r.argument
			r = m.typeAt(words)
			switch r.code {
			case Split:
				r = m.typeAt(words + 2*typeWords)
			case Keyed:
				i = m.Maps.Decode(m, i, int(r.argument), m.typeAt(words+typeWords), p, t)
				goto done
			case Array:
				if in != alone {
					i = m.value(i, typeRef{Type, words}, p, t)
					goto done
				}
				list.length = int(r.argument)
				if i, more = m.openArray(i, p, t, list.length); !more {
					return i
				}
				in, typ, base = inArray, t.pointee(), p
				elem = m.typeAt(words + typeWords)
				r, t = elem, typ
			}
			continue
		default:
			i = m.hook(r).Decode(&m.Decoder, i, p)
			goto done
		}
		if next < 0 {
			if next = wire.Null(src, i); next < 0 {
				next = m.Mismatch(i, nameOf(t, typ, base, p, r.code), r.code.isNumber())
			}
		}
		i = next

	done:
		switch in {
		case alone:
			return i
		case inList:
			if i, more = m.More(i, ']'); !more {
				if i >= 0 {
					list.end()
				}
				return i
			}
			p = list.next(m, i, typ)
			r, t = elem, typ
			continue
		case inArray:
			list.n++
			if i, more = m.More(i, ']'); !more || list.n == list.length {
				return m.closeArray(i, more, base, typ, list.n, list.length)
			}
			p = unsafe.Add(base, uintptr(list.n)*typ.size)
			r, t = elem, typ
			continue
		}
		if name := fields.expected(m.Programs); name != "" && hasPrefix(src, i, name) {
			i += len(name)
			goto found
		}
		if i, more = m.More(i, '}'); !more {
			return i
		}
	search:
		if i, more = m.search(i, &fields); !more {
			return i
		}
	found:
		if at := fields.at; Code(m.Words[at]).isScalar() {
			r = typeRef{code: Code(m.Words[at]) &^ Omit}
			p, t = unsafe.Add(base, m.Words[at+2]), nil
			fields.pass(at + scalarWords)
			continue
		}
		if r, p, t = m.open(&fields, base, typ); p == nil {
			i = m.refuseHidden(i, t)
			goto done
		}
	}
}
