package wire

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
	s := d.scrapsOfAny()
	first := len(s.Elems)
	next, more := d.Enter(i, ']')
	for more {
		elem, end := d.Any(next, nil)
		s.Elems = append(s.Elems, elem)
		next, more = d.More(end, ']')
	}
	v := make([]any, len(s.Elems)-first)
	copy(v, s.Elems[first:])
	clear(s.Elems[first:])
	s.Elems = s.Elems[:first]
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
		name := d.scrapsOfAny().Intern(key)
		elem, end := d.Any(at, nil)
		v[name] = elem
		next, more = d.More(end, '}')
	}
	return v, next
}

func (d *Decoder) scrapsOfAny() *Scraps {
	if d.scraps == nil {
		d.scraps = NewScraps()
	}
	return d.scraps
}
