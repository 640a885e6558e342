package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
)

// AppendMap is for Programs.Maps. It appends the map of type t at p in the order of its keys, which are written by a Key if
// key is its number. Elements are not copied: they stay where the map has them.
func AppendMap(m *encoder, dst []byte, key int, elem typeRef, p unsafe.Pointer, t *rtype) []byte {
	object := *(*unsafe.Pointer)(p)
	n := len(*(*map[string]struct{})(p)) // which does not depend on the type
	switch {
	case object == nil:
		return append(dst, "null"...)
	case n == 0:
		return append(dst, "{}"...)
	case !m.enter(object, 0, t):
		return dst
	}
	first, digits := len(m.entries), len(m.digits)
	if err := m.collect(object, key, n, t); err != nil {
		m.Fail(err)
		m.forget(first, digits)
		return dst
	}
	end := len(m.entries)
	wire.SortEntries(m.entries[first:end])
	dst = append(dst, '{')
	for i := first; i < end && m.Err() == nil; i++ {
		if i > first {
			dst = append(dst, ',')
		}
		entry := m.entries[i]
		dst = append(wire.AppendString(dst, entry.Key), ':')
		dst = m.value(dst, elem, m.elems[entry.Index], t.elem())
	}
	m.forget(first, digits)
	m.leave()
	return append(dst, '}')
}

// forget removes the entries from one on, and the digits of their keys.
func (m *encoder) forget(first, digits int) {
	m.digits = m.digits[:digits]
	clear(m.entries[first:])
	clear(m.elems[first:])
	m.entries, m.elems = m.entries[:first], m.elems[:first]
}

// collect puts the entries of a map, of which there are n, behind those of the maps around it.
func (m *encoder) collect(object unsafe.Pointer, key, n int, t *rtype) error {
	var it mapIter
	for mapiterinit(t, object, &it); it.key != nil && n > 0; mapiternext(&it) {
		name, err := m.keyString(key, it.key, t)
		if err != nil {
			return err
		}
		m.entries = append(m.entries, wire.Entry{Key: name, Index: len(m.elems)})
		m.elems = append(m.elems, it.elem)
		n--
	}
	return nil
}

// keyString is the key at p of a map of type t as a string.
func (m *encoder) keyString(key int, p unsafe.Pointer, t *rtype) (string, error) {
	if key >= 0 && m.Keys[key].Append != nil {
		return m.Keys[key].Append(p, t)
	}
	t = t.key()
	from := len(m.digits)
	switch kind := t.kind(); {
	case kind == kindString:
		return *(*string)(p), nil
	case kind < kindUint:
		m.digits = wire.AppendInt(m.digits, integer.Int(p, t.size))
	default:
		m.digits = wire.AppendUint(m.digits, integer.Uint(p, t.size))
	}
	// The bytes stay as they are until the map is forgotten, also where digits have outgrown their memory meanwhile.
	return unsafe.String(&m.digits[from], len(m.digits)-from), nil
}
