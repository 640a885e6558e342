package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// AppendTupleCBOR is for CBOR.Tuples. It appends the struct of type t at p, whose program begins at a word, as an array; null stands for what lies
// behind a nil pointer.
func AppendTupleCBOR(m *cborEncoder, dst []byte, at uint32, p unsafe.Pointer, t *rtype) []byte {
	n := m.walk.programs.word(at)
	dst = cbor.AppendArray(dst, int(n))
	if !m.walk.nesting.enter(&m.state.Nesting, p, 0, t) {
		return dst
	}
	for at++; n > 0 && m.state.Nesting.Err() == nil; n-- {
		f := m.walk.programs.member(at)
		if member, typ := m.walk.programs.find(&f, p); member != nil {
			dst = m.value(dst, typeRef{f.code &^ flags, f.argument}, member, typ)
		} else {
			dst = cbor.AppendNull(dst)
		}
		at = f.next
	}
	m.walk.nesting.leave(&m.state.Nesting)
	return dst
}

// DecodeTupleCBOR is for CBOR.Tuples. It reads an array into the members of the struct of type t at p. Those that it has no element for are left as
// they are, elements that no member is there for are passed by.
func DecodeTupleCBOR(m *cborDecoder, i int, at uint32, p unsafe.Pointer, t *rtype) int {
	left, next := m.state.Array(i)
	if next < 0 {
		return m.state.Mismatch(i, t.String(), false)
	}
	m.walk.openStruct(p, t, at, 0)
	bottom := len(m.walk.open) - 1
	for more := true; ; left-- {
		if next, more = m.state.More(next, left); !more {
			m.walk.abandon(bottom)
			return next
		}
		c := m.walk.top()
		if c.fields.left == 0 {
			next = m.state.Skip(next)
			continue
		}
		r, member, typ := m.walk.member(c)
		if member == nil {
			m.state.Save(hiddenError(cbor.Format, typ))
			next = m.state.Skip(next)
			continue
		}
		next = m.value(next, r, member, typ)
	}
}
