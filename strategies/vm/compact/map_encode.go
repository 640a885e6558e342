package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
)

// AppendMap is for JSON.Maps. It appends the map of type t at p in the order of its keys, which are written by a Key if
// key is its number. Elements are not copied: they stay where the map has them.
func AppendMap(m *encoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte {
	object := *(*unsafe.Pointer)(p)
	n := len(*(*map[string]struct{})(p)) // which does not depend on the type
	switch {
	case object == nil:
		return append(dst, "null"...)
	case n == 0:
		return append(dst, "{}"...)
	case !m.nesting.enter(&m.state.Nesting, object, 0, t):
		return dst
	}
	s, err := m.members.begin(object, n, t, m.programs.keyOf(key), appendDigits, "json")
	if err != nil {
		m.state.Fail(err)
		return dst
	}
	dst = append(dst, '{')
	for i := s.first; i < s.end && m.state.Err() == nil; i++ {
		if i > s.first {
			dst = append(dst, ',')
		}
		name, at := m.members.at(i)
		dst = append(wire.AppendString(dst, name), ':')
		dst = m.value(dst, elem, at, t.elem())
	}
	m.members.end(s)
	m.nesting.leave(&m.state.Nesting)
	return append(dst, '}')
}

// appendDigits appends a key that is an integer in decimal.
func appendDigits(dst []byte, p unsafe.Pointer, t *rtype) []byte {
	if t.isSigned() {
		return wire.AppendInt(dst, integer.Int(p, t.size))
	}
	return wire.AppendUint(dst, integer.Uint(p, t.size))
}
