package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// members are those of the maps that are being written, the outermost first.
type members struct {
	entries []wire.Entry
	elems   []unsafe.Pointer // the elements of the entries
	digits  []byte           // the keys of the entries that are integers
}

// mostKept is the largest number of map members, and of frames, for which memory is kept.
const mostKept = 4096

// isSmall reports whether the memory is worth keeping.
func (m *members) isSmall() bool { return cap(m.entries) <= mostKept && cap(m.digits) <= mostKept }

// A keyWriter appends a key that is an integer of a type.
type keyWriter func(dst []byte, p unsafe.Pointer, t *rtype) []byte

// A span is which entries are those of one map: from first on, with the digits of their keys, up to end.
type span struct{ first, digits, end int }

// begin puts the entries of a map of type t, of which there are n, behind those of the maps around it, in the order of their keys. key writes
// these if it is not nil, or else integers does, unless they are strings.
//
//go:noinline
func (m *members) begin(object unsafe.Pointer, n int, t *rtype, key *Key, integers keyWriter, format string) (s span, err error) {
	s = span{len(m.entries), len(m.digits), 0}
	var it mapIter
	for mapiterinit(t, object, &it); it.key != nil && n > 0; mapiternext(&it) {
		name, err := m.keyString(it.key, t, key, integers, format)
		if err != nil {
			m.end(s)
			return s, err
		}
		m.entries = append(m.entries, wire.Entry{Key: name, Index: len(m.elems)})
		m.elems = append(m.elems, it.elem)
		n--
	}
	s.end = len(m.entries)
	wire.SortEntries(m.entries[s.first:])
	return s, nil
}

// end forgets the entries of a map.
//
//go:noinline
func (m *members) end(s span) {
	m.digits = m.digits[:s.digits]
	clear(m.entries[s.first:])
	clear(m.elems[s.first:])
	m.entries, m.elems = m.entries[:s.first], m.elems[:s.first]
}

// at returns an entry, and where its element is.
func (m *members) at(i int) (key string, elem unsafe.Pointer) {
	entry := &m.entries[i]
	return entry.Key, m.elems[entry.Index]
}

// keyString is the key at p of a map of type t as a string.
func (m *members) keyString(p unsafe.Pointer, t *rtype, key *Key, integers keyWriter, format string) (string, error) {
	if key != nil && key.Append != nil {
		return key.Append(p, t, format)
	}
	if t = t.key(); t.kind() == kindString {
		return *(*string)(p), nil
	}
	from := len(m.digits)
	m.digits = integers(m.digits, p, t)
	// The bytes stay as they are until the map is forgotten, also where digits have outgrown their memory meanwhile.
	return unsafe.String(&m.digits[from], len(m.digits)-from), nil
}

// keyOf returns the Key of that number, or nil if the kind of the keys says how they are written and read.
func (p *Programs) keyOf(number int) *Key {
	if number < 0 {
		return nil
	}
	return &p.Keys[number]
}

// isSigned reports whether an integer type has negative numbers.
func (t *rtype) isSigned() bool { return t.kind() < kindUint }

// writesText reports whether the keys of a map of type t are text, and no integers, when the Key of that number writes them.
func (p *Programs) writesText(number int, t *rtype) bool {
	k := p.keyOf(number)
	return k != nil && k.Append != nil || t.key().kind() == kindString
}

// textKey returns a nil pointer to the type of keys that UnmarshalText reads, or nil if their kind says how they are read.
func (p *Programs) textKey(number int) any {
	if k := p.keyOf(number); k != nil && k.Decode != nil {
		return k.Type
	}
	return nil
}
