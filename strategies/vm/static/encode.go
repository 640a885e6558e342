package static

import (
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encoder is the state of one Append.
type encoder struct {
	wire.Encoder
	*Programs
	depth   int              // of the containers that are open
	entries []wire.Entry     // of the maps that are open, the outermost first
	elems   []unsafe.Pointer // the elements of these entries
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// mostKept is the largest number of map members for which memory is kept.
const mostKept = 1024

// release keeps the encoder for the next Append, without what it refers to, and returns the error.
func (m *encoder) release() error {
	err := m.Err()
	m.Encoder, m.Programs, m.depth = wire.Encoder{}, nil, 0
	clear(m.entries)
	clear(m.elems)
	m.entries, m.elems = m.entries[:0], m.elems[:0]
	if cap(m.entries) <= mostKept {
		encoders.Put(m)
	}
	return err
}

// freeDepth is how many containers may be open before cycles are looked for.
const freeDepth = 1000

// enter counts a container that is opened: what it is part of, how many elements are left, and its type. It returns false when the
// value contains itself, and after any other error.
func (m *encoder) enter(p unsafe.Pointer, n int, t *rtype) bool {
	m.depth++
	if m.depth <= freeDepth {
		return m.Err() == nil
	}
	return m.Enter(p, n, t.String())
}

// leave undoes an enter that returned true.
func (m *encoder) leave() {
	if m.depth > freeDepth {
		m.Leave()
	}
	m.depth--
}

// A place is what a value is part of.
type place uint8

const (
	alone place = iota
	inList
	inArray // of the decoder
	inObject
)

// value appends the value at p, which is what r says; t is its descriptor, or nil where r is a scalar or a hook. It is one loop around one
// switch. What is opened by a value that stands alone, the loop goes on with; a container within a container is a call.
func (m *encoder) value(dst []byte, r typeRef, p unsafe.Pointer, t *rtype) []byte {
	var (
		in   place
		left int // members or elements after this one

		at    uint32 // the next instruction
		base  unsafe.Pointer
		typ   *rtype // of the struct, or of the elements
		start int    // index of the object's brace

		elem typeRef
	)
	for {
		switch op := r.code.op(); op {
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
			dst = m.Float32(dst, *(*float32)(p))
		case Float64:
			dst = m.Float64(dst, *(*float64)(p))
		case String:
			dst = wire.AppendString(dst, *(*string)(p))

		case opPointer:
			p = *(*unsafe.Pointer)(p)
			if p != nil {
				r.code, t = r.code.inner(), t.pointee()
				continue
			}
			dst = append(dst, "null"...)
		case opSlice:
			s := (*sliceHeader)(p)
			if s.length == 0 {
				dst = appendEmptySlice(dst, s.data == nil)
				break
			}
			if in != alone {
				dst = m.value(dst, r, p, t)
				break
			}
			r.code, p, left, t = r.code.inner(), s.data, s.length, t.pointee()
			goto list
		case opMap:
			dst = m.Maps.Append(m, dst, -1, typeRef{r.code.inner(), r.argument}, p, t)
		case Struct:
			if in != alone {
				dst = m.value(dst, r, p, t)
				break
			}
			if !m.enter(p, 0, t) {
				return dst
			}
			in, base, typ, start = inObject, p, t, len(dst)
			left = int(m.word(r.argument))
			at = r.argument + 1

		case Type:
			words := r.argument
			r = m.typeAt(words)
			switch r.code {
			case Split:
				r = m.typeAt(words + typeWords)
			case Keyed:
				dst = m.Maps.Append(m, dst, int(r.argument), m.typeAt(words+typeWords), p, t)
				goto done
			case Array:
				switch {
				case r.argument == 0:
					dst = append(dst, "[]"...)
					goto done
				case in != alone:
					dst = m.value(dst, typeRef{Type, words}, p, t)
					goto done
				}
				left, r, t = int(r.argument), m.typeAt(words+typeWords), t.pointee()
				goto list
			}
			continue
		default:
			dst = m.hook(r).Append(&m.Encoder, dst, p)
		}

	done:
		switch in {
		case alone:
			return dst
		case inList:
			if left--; left > 0 {
				dst = append(dst, ',')
				base = unsafe.Add(base, typ.size)
				r, p, t = elem, base, typ
				continue
			}
			m.leave()
			return append(dst, ']')
		}
		for { // to the next member that is written
			if left == 0 {
				m.leave()
				return closeObject(dst, start)
			}
			left--
			code := Code(m.Words[at])
			if code.isScalar() {
				r.code, p, t = code&^Omit, unsafe.Add(base, m.Words[at+2]), nil
				name := m.word(at + 1)
				at += scalarWords
				if code&Omit != 0 && isEmpty(r.code, p) {
					continue
				}
				dst = append(dst, m.literal(name)...)
				break
			}
			f := m.member(at)
			at = f.next
			if r, p, t = m.open(&f, base, typ); p == nil {
				continue
			}
			dst = append(dst, m.literal(f.name)...)
			break
		}
		continue

	list:
		if !m.enter(p, left, t) {
			return dst
		}
		in, elem, base, typ = inList, r, p, t
		dst = append(dst, '[')
	}
}

// open finds the value of a member of the struct at base. It returns no pointer if the member is left out.
func (m *encoder) open(f *member, base unsafe.Pointer, t *rtype) (typeRef, unsafe.Pointer, *rtype) {
	r := typeRef{f.code &^ flags, f.argument}
	if f.code&Embedded != 0 {
		if base, t = m.followed(f, base, t); base == nil {
			return r, nil, nil
		}
	}
	p := unsafe.Add(base, f.offset)
	switch {
	case f.code&Omit != 0 && m.isEmpty(r, p), f.code&Test != 0 && m.Tests[f.test](p):
		return r, nil, nil
	case r.code.IsComposite():
		return r, p, m.typeOf(f, t)
	}
	return r, p, nil
}

// followed follows the embedded pointers to a member. It returns what the last one points to and its type, or nil if one is nil.
func (m *encoder) followed(f *member, base unsafe.Pointer, t *rtype) (unsafe.Pointer, *rtype) {
	at := f.hops + 1
	for n := m.word(f.hops); n > 0; n-- {
		offset := uintptr(m.word(at))
		if base = *(*unsafe.Pointer)(unsafe.Add(base, offset)); base == nil {
			return nil, nil
		}
		t = t.at(offset, m.word(at+1)).pointee()
		at += 2
	}
	return base, t
}

// isEmpty reports whether omitempty leaves out the value at p.
func (m *encoder) isEmpty(r typeRef, p unsafe.Pointer) bool {
	switch op := r.code.op(); {
	case FirstHook <= op && op <= AnyHook:
		return isEmpty(m.hook(r).Like, p)
	case op != Type:
		return isEmpty(r.code, p)
	}
	switch words := m.typeAt(r.argument); words.code {
	case Array:
		return words.argument == 0
	case Keyed:
		return isEmpty(Wrap(Bool, Map), p)
	case Split:
		return m.isEmpty(m.typeAt(r.argument+typeWords), p)
	default:
		return m.isEmpty(words, p)
	}
}

// isEmpty reports whether omitempty leaves out a value that is no hook's.
func isEmpty(c Code, p unsafe.Pointer) bool {
	switch c.op() {
	case Bool, Int8, Uint8:
		return *(*uint8)(p) == 0
	case Int16, Uint16:
		return *(*uint16)(p) == 0
	case Int32, Uint32:
		return *(*uint32)(p) == 0
	case Int64, Uint64:
		return *(*uint64)(p) == 0
	case Int, Uint, Uintptr:
		return *(*uint)(p) == 0
	case Float32:
		return *(*float32)(p) == 0
	case Float64:
		return *(*float64)(p) == 0
	case String:
		return len(*(*string)(p)) == 0
	case opPointer:
		return *(*unsafe.Pointer)(p) == nil
	case opSlice:
		return (*sliceHeader)(p).length == 0
	case opMap: // the length of a map does not depend on its type
		return len(*(*map[string]struct{})(p)) == 0
	}
	return false
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
