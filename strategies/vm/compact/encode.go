package compact

import (
	"slices"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A place is what a value is part of.
type place uint8

const (
	alone place = iota
	inList
	inArray // of the decoder
	inObject
)

// value appends the value at p, which is what r says; t is its descriptor, or nil where r is a scalar or a hook. It is one loop around one
// switch. A map is a call, in which elements are values; other containers within containers are frames.
func (m *encoder) value(dst []byte, r typeRef, p unsafe.Pointer, t *rtype) []byte {
	var (
		in       place
		left     int            // members or elements after this one
		at       uint32         // the next instruction
		base     unsafe.Pointer // the struct, or the element at hand
		typ      *rtype         // of the struct, or of the elements
		start    int            // index of the object's brace
		code     = r.code
		argument = r.argument

		elemCode     Code
		elemArgument uint32
	)
	bottom := len(m.frames)
	words, names := unsafe.Pointer(unsafe.SliceData(m.programs.Words)), unsafe.Pointer(unsafe.StringData(m.programs.Names))
	for {
		switch code.op() {
		case Bool:
			dst = wire.AppendBool(dst, *(*bool)(p))
		case Int8:
			dst = wire.AppendInt(dst, int64(*(*int8)(p)))
		case Int16:
			dst = wire.AppendInt(dst, int64(*(*int16)(p)))
		case Int32:
			dst = wire.AppendInt(dst, int64(*(*int32)(p)))
		case Int64:
			dst = wire.AppendInt(dst, *(*int64)(p))
		case Int:
			dst = wire.AppendInt(dst, int64(*(*int)(p)))
		case Uint8:
			dst = wire.AppendUint(dst, uint64(*(*uint8)(p)))
		case Uint16:
			dst = wire.AppendUint(dst, uint64(*(*uint16)(p)))
		case Uint32:
			dst = wire.AppendUint(dst, uint64(*(*uint32)(p)))
		case Uint64:
			dst = wire.AppendUint(dst, *(*uint64)(p))
		case Uint, Uintptr:
			dst = wire.AppendUint(dst, uint64(*(*uint)(p)))
		case Float32:
			dst = m.state.Float32(dst, *(*float32)(p))
		case Float64:
			dst = m.state.Float64(dst, *(*float64)(p))
		case String:
			dst = wire.AppendString(dst, *(*string)(p))

		case opPointer:
			p = *(*unsafe.Pointer)(p)
			if p != nil {
				code, t = code.inner(), t.pointee()
				continue
			}
			dst = append(dst, "null"...)
		case opMap:
			dst = m.format.Maps.Append(m, dst, -1, typeRef{code.inner(), argument}, p, t)

		case opSlice:
			s := (*sliceHeader)(p)
			if s.length == 0 {
				dst = appendEmptySlice(dst, s.data == nil)
				break
			}
			if in != alone {
				f := m.push()
				f.base, f.typ, f.left, f.start, f.at = base, typ, left, start, at
				f.argument, f.code, f.in = elemArgument, elemCode, in
			}
			code, base, left, typ = code.inner(), s.data, s.length, t.pointee()
			goto list
		case Struct:
			if in != alone {
				f := m.push()
				f.base, f.typ, f.left, f.start, f.at = base, typ, left, start, at
				f.argument, f.code, f.in = elemArgument, elemCode, in
			}
			if !m.nesting.enter(&m.state.Nesting, p, 0, t) {
				return m.abandon(dst, bottom)
			}
			in, base, typ, start = inObject, p, t, len(dst)
			left = int(loadWord(words, argument))
			at = argument + 1

		case Type:
			block := argument
			written := m.programs.typeAt(block)
			code, argument = written.code, written.argument
			switch code {
			case Split:
				written = m.programs.typeAt(block + typeWords)
				code, argument = written.code, written.argument
			case Keyed:
				dst = m.format.Maps.Append(m, dst, int(argument), m.programs.typeAt(block+typeWords), p, t)
				goto done
			case Array:
				if argument == 0 {
					dst = append(dst, "[]"...)
					goto done
				}
				if in != alone {
					f := m.push()
					f.base, f.typ, f.left, f.start, f.at = base, typ, left, start, at
					f.argument, f.code, f.in = elemArgument, elemCode, in
				}
				elem := m.programs.typeAt(block + typeWords)
				base, left, typ = p, int(argument), t.pointee()
				code, argument = elem.code, elem.argument
				goto list
			}
			continue
		default:
			if m.state.Err() != nil {
				return m.abandon(dst, bottom)
			}
			dst = m.format.Functions[hookNumber(code, argument)].Append(&m.state, dst, p)
		}

	done:
		if in == inObject {
			goto member
		}
		if in == alone {
			return dst
		}
		if left--; left > 0 {
			dst = append(dst, ',')
			base = unsafe.Add(base, typ.size)
			code, argument, p, t = elemCode, elemArgument, base, typ
			continue
		}
		dst = append(dst, ']')
		goto closed

	member:
		if left == 0 {
			dst = closeObject(dst, start)
			goto closed
		}
		left--
		{
			name := loadWord(words, at+1)
			switch code = Code(loadWord(words, at)); {
			case code.isScalar():
				p, t = unsafe.Add(base, loadWord(words, at+2)), nil
				at += scalarWords
				if code&Omit != 0 {
					code &^= Omit
					if isEmpty(code, p) {
						goto member
					}
				}
			case code&rare == 0:
				p, t = unsafe.Add(base, loadWord(words, at+2)), nil
				at += scalarWords
				if code.HasArgument() {
					argument = loadWord(words, at)
					at++
				}
				if code.IsComposite() {
					t = m.programs.typeOf(loadWord(words, at))
					at++
				}
				omit := code&Omit != 0
				code &^= Omit
				if code.op() == opPointer {
					if to := *(*unsafe.Pointer)(p); to != nil {
						code, p, t = code.inner(), to, t.pointee()
					} else if omit {
						goto member
					}
				} else if omit && m.programs.isEmpty(typeRef{code, argument}, p) {
					goto member
				}
			default:
				f := m.programs.member(at)
				at, name = f.next, f.name
				code, argument = f.code&^flags, f.argument
				if p, t = m.programs.find(&f, base); p == nil {
					goto member
				}
			}
			literal := unsafe.Add(names, name)
			n := int(*(*uint8)(literal))
			if uint(n-1) >= NamesEnd || cap(dst)-len(dst) < NamesEnd {
				dst = m.appendName(dst, name)
				continue
			}
			literal = unsafe.Add(literal, 1)
			end := unsafe.Add(unsafe.Pointer(unsafe.SliceData(dst)), len(dst))
			*(*[copySize]byte)(end) = *(*[copySize]byte)(literal)
			if n > copySize {
				*(*[copySize]byte)(unsafe.Add(end, copySize)) = *(*[copySize]byte)(unsafe.Add(literal, copySize))
			}
			dst = dst[:len(dst)+n]
			continue
		}

	list:
		if !m.nesting.enter(&m.state.Nesting, base, left, typ) {
			return m.abandon(dst, bottom)
		}
		in, elemCode, elemArgument, p, t = inList, code, argument, base, typ
		dst = append(dst, '[')
		continue

	closed:
		m.nesting.leave(&m.state.Nesting)
		top := len(m.frames) - 1
		if top < bottom {
			return dst
		}
		f := &m.frames[top]
		in, base, typ, left, start, at, elemCode, elemArgument = f.in, f.base, f.typ, f.left, f.start, f.at, f.code, f.argument
		f.base = nil
		m.frames = m.frames[:top]
		goto done
	}
}

// loadWord loads a word of a program that was held to its type.
func loadWord(words unsafe.Pointer, at uint32) uint32 {
	return uint32(*(*uint16)(unsafe.Add(words, uintptr(at)*2)))
}

// appendName appends a name that is long, or for which there is no room.
func (m *encoder) appendName(dst []byte, name uint32) []byte {
	return append(slices.Grow(dst, 2*NamesEnd), m.programs.literal(name)...)
}

// find finds the value of a member of the struct at base. It returns no pointer if the member is left out.
func (p *Programs) find(f *member, base unsafe.Pointer) (unsafe.Pointer, *rtype) {
	r := typeRef{f.code &^ flags, f.argument}
	if f.code&Embedded != 0 {
		if base = p.followed(f, base); base == nil {
			return nil, nil
		}
	}
	at := unsafe.Add(base, f.offset)
	switch {
	case f.code&Omit != 0 && p.isEmpty(r, at), f.code&Test != 0 && p.Tests[f.test](at):
		return nil, nil
	case r.code.IsComposite():
		return at, p.typeOf(f.typ)
	}
	return at, nil
}

// followed follows the embedded pointers to a member. It returns what the last one points to, or nil if one is nil.
func (p *Programs) followed(f *member, base unsafe.Pointer) unsafe.Pointer {
	at := f.hops + 1
	for n := p.word(f.hops); n > 0 && base != nil; n-- {
		base = *(*unsafe.Pointer)(unsafe.Add(base, p.word(at)))
		at += 2
	}
	return base
}

// closeObject ends the object of which start is the index: of the comma before its first member, if it has one.
func closeObject(dst []byte, start int) []byte {
	if len(dst) == start {
		return append(dst, "{}"...)
	}
	dst[start] = '{'
	return append(dst, '}')
}

func appendEmptySlice(dst []byte, isNil bool) []byte {
	if isNil {
		return append(dst, "null"...)
	}
	return append(dst, "[]"...)
}
