package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

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
	bottom := len(m.frames)
	words, names := unsafe.Pointer(unsafe.SliceData(m.programs.Words)), unsafe.Pointer(unsafe.StringData(m.programs.Names))
	src := m.state.Src
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
			if i, more = m.openSlice(i, p, t); !more {
				goto done
			}
			if in != alone {
				f := m.push()
				f.base, f.typ, f.list, f.fields, f.elem, f.in = base, typ, list, fields, elem, in
			}
			in, typ = inList, t.pointee()
			elem = typeRef{r.code.inner(), r.argument}
			list = elements{slot: (*sliceHeader)(p)}
			p = list.next(m, i, typ)
			r, t = elem, typ
			continue
		case opMap:
			i = m.format.Maps.Decode(m, i, -1, typeRef{r.code.inner(), r.argument}, p, t)
			goto done
		case Struct:
			if i, more = m.openObject(i, t); !more {
				goto done
			}
			if in != alone {
				f := m.push()
				f.base, f.typ, f.list, f.fields, f.elem, f.in = base, typ, list, fields, elem, in
			}
			in, base, typ = inObject, p, t
			fields = object{r.argument + 1, loadWord(words, r.argument), r.argument + 1, loadWord(words, r.argument)}
			if fields.left > 0 {
				if n := match(src, i, unsafe.Add(names, m.programs.nameAt(fields.at)), 1); n > 0 {
					i += n
					goto found
				}
			}
			goto search

		case Type:
			block := r.argument
			r = m.programs.typeAt(block)
			switch r.code {
			case Split:
				r = m.programs.typeAt(block + 2*typeWords)
			case Keyed:
				i = m.format.Maps.Decode(m, i, int(r.argument), m.programs.typeAt(block+typeWords), p, t)
				goto done
			case Array:
				if i, more = m.openArray(i, p, t, int(r.argument)); !more {
					goto done
				}
				if in != alone {
					f := m.push()
					f.base, f.typ, f.list, f.fields, f.elem, f.in = base, typ, list, fields, elem, in
				}
				list = elements{length: int(r.argument)}
				in, typ, base = inArray, t.pointee(), p
				elem = m.programs.typeAt(block + typeWords)
				r, t = elem, typ
			}
			continue
		default:
			i = m.format.Functions[hookNumber(r.code, r.argument)].Decode(&m.state, i, p)
			goto done
		}
		if next < 0 {
			if next = wire.Null(src, i); next < 0 {
				next = m.state.Mismatch(i, nameOf(t, typ, base, p, r.code), r.code.isNumber())
			}
		}
		i = next

	done:
		if in == inObject {
			if fields.left > 0 {
				if n := match(src, i, unsafe.Add(names, m.programs.nameAt(fields.at)), 0); n > 0 {
					i += n
					goto found
				}
			}
			if i, more = m.state.More(i, '}'); !more {
				goto closed
			}
			goto search
		}
		switch in {
		case alone:
			return i
		case inList:
			if i, more = m.state.More(i, ']'); !more {
				if i >= 0 {
					list.end()
				}
				goto closed
			}
			p = list.next(m, i, typ)
		case inArray:
			list.n++
			if i, more = m.state.More(i, ']'); !more || list.n == list.length {
				i = m.closeArray(i, more, base, typ, list.n, list.length)
				goto closed
			}
			p = unsafe.Add(base, uintptr(list.n)*typ.size)
		}
		r, t = elem, typ
		continue

	search:
		if i, more = m.search(i, &fields); !more {
			goto closed
		}
	found:
		{
			at := fields.at
			r.code = Code(loadWord(words, at)) &^ Omit
			fields.left--
			if r.code&rare != 0 {
				if r, p, t = m.programs.open(&fields, base, typ); p == nil {
					i = m.refuseHidden(i, t)
					goto done
				}
				continue
			}
			p, t = unsafe.Add(base, loadWord(words, at+2)), nil
			at += scalarWords
			if r.code >= Struct {
				if r.code.HasArgument() {
					r.argument = loadWord(words, at)
					at++
				}
				if r.code.IsComposite() {
					t = m.programs.typeOf(loadWord(words, at))
					at++
				}
			}
			fields.at = at
			continue
		}

	closed:
		top := len(m.frames) - 1
		if top < bottom {
			return i
		}
		f := &m.frames[top]
		in, base, typ, list, fields, elem = f.in, f.base, f.typ, f.list, f.fields, f.elem
		f.base, f.list.slot = nil, nil
		m.frames = m.frames[:top]
		goto done
	}
}
