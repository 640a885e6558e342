package cbor

import (
	"slices"
	"strconv"
)

// Deterministic appends item in core deterministic encoding, section 4.2.1 of RFC 8949: shortest heads, shortest floats, no indefinite
// lengths, and the members of maps in the bytewise order of their encoded keys. Tags 2 and 3 become integers where they can, and have no
// leading zeros where they cannot; everything else stays what it is. A key that a map has twice is a *DuplicateKeyError, an item that is
// not well-formed the *wire.SyntaxError of Check; dst is then returned as it was.
//
// It looks at items alone, never at Go values, so that it can follow any strategy. The work is done in two steps, neither of which moves
// anything more than once, whatever is nested in what: all items are written anew one after the other, and then the members of maps are put
// in order. It needs a few times the memory of the item.
func Deterministic(dst, item []byte) ([]byte, error) {
	if err := Check(item); err != nil {
		return dst, err
	}
	f := flattener{src: item, counts: countItems(item)}
	flat := f.all(slices.Grow(dst, len(item)))
	if f.maps == 0 {
		return flat, nil
	}
	o := orderer{
		flat:   flat[len(dst):],
		maps:   make([]mapOrder, 0, f.maps),
		keys:   make([]int, 0, f.members),
		second: Stop,
	}
	o.item(0)
	switch {
	case o.second >= 0:
		return dst, &DuplicateKeyError{Offset: int64(f.source(o.second))}
	case !o.changed:
		return flat, nil
	}
	o.flat = append([]byte(nil), o.flat...)
	out, _ := o.append(flat[:len(dst)], 0)
	return out, nil
}

// A DuplicateKeyError describes a map that has a key twice, in the same encoding or in another.
type DuplicateKeyError struct {
	Offset int64 // of the second one
}

func (e *DuplicateKeyError) Error() string {
	return Format + ": duplicate key at byte " + strconv.FormatInt(e.Offset, 10)
}
