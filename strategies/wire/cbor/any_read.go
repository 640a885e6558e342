package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// Any reads an item into an empty interface that holds nothing worth reusing: nil, bool, string, []byte, int64, uint64 where int64 is too
// small, float64 (and float32 where a format writes floats in their own size), []any, map[string]any, time.Time, or a type of this package
// for what Go has none. A map with keys that are not text is a map[any]any. Text that the format refuses saves an error; the interface then
// keeps old, and an element or member is nil.
func (d *Decoder) Any(i int, old any) (v any, next int) {
	switch kindAt(d.Src, i) {
	case kindText:
		s, next := ReadString(d.Src, i, d.Borrow, d.Lax)
		if next < 0 {
			return old, d.Mismatch(i, "string", false)
		}
		return s, next
	case kindMap:
		return d.anyMap(i)
	case kindArray:
		return d.anySlice(i)
	case kindInt:
		return d.anyInt(i, old)
	case kindFloat:
		return anyFloat(d.Src, i)
	case kindBool:
		b, next := Bool(d.Src, i)
		return b, next
	case kindNull:
		return nil, Null(d.Src, i)
	case kindBytes:
		return d.Bytes(i, nil, "[]uint8")
	}
	return d.anyOther(i, old)
}

func (d *Decoder) anyInt(i int, old any) (any, int) {
	if n, next := Int(d.Src, i, 64); next >= 0 {
		return n, next
	}
	if n, next := Uint(d.Src, i, 64); next >= 0 {
		return n, next
	}
	return d.anyOther(i, old)
}

// anySlice collects the elements on a stack that all slices of the document share, and makes the slice when it knows their number.
func (d *Decoder) anySlice(i int) (any, int) {
	left, next := d.Array(i)
	if next < 0 {
		return nil, Stop
	}
	s := d.scrapsOfAny()
	first := len(s.Elems)
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			break
		}
		var elem any
		elem, next = d.Any(next, nil)
		s.Elems = append(s.Elems, elem)
	}
	v := make([]any, len(s.Elems)-first)
	copy(v, s.Elems[first:])
	clear(s.Elems[first:])
	s.Elems = s.Elems[:first]
	return v, next
}

func (d *Decoder) anyMap(i int) (any, int) {
	left, next := d.Map(i)
	if next < 0 {
		return nil, Stop
	}
	v := make(map[string]any)
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			return v, next
		}
		if kindAt(d.Src, next) != kindText {
			return d.anyKeys(next, left, v)
		}
		name, at := d.text(next)
		if at < 0 {
			next = d.skipAfter(d.BadKey(next, "string", false))
			continue
		}
		key := d.scrapsOfAny().Intern(name)
		v[key], next = d.Any(at, nil)
	}
}

// skipAfter passes over the value of a member whose key ended at i.
func (d *Decoder) skipAfter(i int) int {
	if i < 0 {
		return i
	}
	return d.Skip(i)
}

// anyKeys goes on with a map that has another key than text, at i.
func (d *Decoder) anyKeys(i, left int, texts map[string]any) (any, int) {
	v := make(map[any]any, len(texts)+1)
	for key, elem := range texts {
		v[key] = elem
	}
	for more := true; ; left-- {
		if i, more = d.More(i, left); !more {
			return v, i
		}
		key, ok, at := d.anyKey(i)
		if !ok {
			i = d.skipAfter(at)
			continue
		}
		v[key], i = d.Any(at, nil)
	}
}

// anyKey reads the key of a map. One that Go cannot compare saves an error, and ok is false.
func (d *Decoder) anyKey(i int) (key any, ok bool, next int) {
	switch kindAt(d.Src, i) {
	case kindText:
		if _, next = d.text(i); next < 0 {
			return nil, false, d.BadKey(i, "string", false)
		}
	case kindNull, kindInt, kindFloat, kindBool:
	default:
		return nil, false, d.BadKey(i, mapOfAll, false)
	}
	key, next = d.Any(i, nil)
	return key, next >= 0, next
}

func (d *Decoder) scrapsOfAny() *wire.Scraps {
	if d.scraps == nil {
		d.scraps = wire.NewScraps()
	}
	return d.scraps
}
