package wire

import "sync"

// Any reads a value into an empty interface that holds nothing worth reusing: map[string]any, []any, string, float64, bool
// or nil. A number that does not fit saves an error; the interface then keeps old, and an element or member is nil.
func (d *Decoder) Any(i int, old any) (v any, next int) {
	if uint(i) >= uint(len(d.Src)) {
		return old, Stop
	}
	switch c := d.Src[i]; c {
	case '"':
		return d.anyString(i)
	case '{':
		return d.anyMap(i)
	case '[':
		return d.anySlice(i)
	case 't', 'f':
		return anyBool(d.Src, i)
	case 'n':
		return nil, Null(d.Src, i)
	}
	if v, next := Float64(d.Src, i); next >= 0 {
		return v, next
	}
	return old, d.floatOverflow(i)
}

func (d *Decoder) anyString(i int) (any, int) {
	if d.Borrow || d.Lax {
		s, next := ReadString(d.Src, i, d.Borrow, d.Lax)
		return s, next
	}
	s, next := String(d.Src, i)
	return s, next
}

func anyBool(src []byte, i int) (any, int) {
	b, next := Bool(src, i)
	return b, next
}

// floatOverflow saves the error of a number that no float64 holds. Its offset is one byte further than that of other
// literals in encoding/json.
func (d *Decoder) floatOverflow(i int) (next int) {
	lit, next := NumberLiteral(d.Src, i)
	if next < 0 {
		return Stop
	}
	d.Save(&TypeError{Value: "number " + string(lit), GoType: "float64", Offset: int64(next) + 1})
	return next
}

// anySlice collects the elements on a stack that all slices of the document share, and makes the slice when it knows their
// number.
func (d *Decoder) anySlice(i int) (any, int) {
	s := d.anyScraps()
	first := len(s.elems)
	next, more := d.Enter(i, ']')
	for more {
		elem, end := d.Any(next, nil)
		s.elems = append(s.elems, elem)
		next, more = d.More(end, ']')
	}
	v := make([]any, len(s.elems)-first)
	copy(v, s.elems[first:])
	clear(s.elems[first:])
	s.elems = s.elems[:first]
	return v, next
}

func (d *Decoder) anyMap(i int) (any, int) {
	v := make(map[string]any)
	next, more := d.Enter(i, '}')
	for more {
		key, at := d.Key(next)
		if at < 0 {
			return v, Stop
		}
		name := d.intern(key)
		elem, end := d.Any(at, nil)
		v[name] = elem
		next, more = d.More(end, '}')
	}
	return v, next
}

// anyScraps are what Any works with. They are kept from document to document.
type anyScraps struct {
	elems []any // of the slices that are being read
	// names are those met before, so that the members of many objects share them, from one document to the next, too.
	names [64]string
}

var anyScrapsPool = sync.Pool{New: func() any { return new(anyScraps) }}

func (d *Decoder) anyScraps() *anyScraps {
	if d.scraps == nil {
		d.scraps = anyScrapsPool.Get().(*anyScraps)
	}
	return d.scraps
}

// keep gives the scraps back.
func (s *anyScraps) keep() {
	if cap(s.elems) <= maxKept {
		anyScrapsPool.Put(s)
	}
}

// maxInterned is the longest name kept.
const maxInterned = 32

// intern returns name as a string, the one returned for an equal name before if it is still in the table.
func (d *Decoder) intern(name []byte) string {
	n := len(name)
	if n == 0 || n > maxInterned {
		return string(name)
	}
	names := &d.anyScraps().names
	slot := &names[(uint(name[0])*5+uint(name[n/2])*3+uint(name[n-1])+uint(n)*11)%uint(len(names))]
	if *slot != string(name) {
		*slot = string(name)
	}
	return *slot
}
