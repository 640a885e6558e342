package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// elements is which element of a slice or array is read.
type elements struct {
	slot   *sliceHeader // the slice
	n      int          // of a slice, how many elements have been begun; of an array, how many have been read
	length int          // of the array
}

// openSlice begins to read a slice of type t at p. It returns false where no element follows, having dealt with whatever
// stands in the input.
func (m *decoder) openSlice(i int, p unsafe.Pointer, t *rtype) (next int, more bool) {
	if i >= len(m.state.Src) || m.state.Src[i] != '[' {
		if null := wire.Null(m.state.Src, i); null >= 0 {
			*(*sliceHeader)(p) = sliceHeader{}
			return null, false
		}
		if i < len(m.state.Src) && m.state.Src[i] == '"' && t.pointee().kind() == kindUint8 {
			return m.format.ReadBytes(&m.state, i, p, t.String()), false
		}
		return m.mismatch(i, t), false
	}
	next, more = m.state.Enter(i, ']')
	if !more && next >= 0 {
		*(*[]struct{})(p) = []struct{}{}
	}
	return next, more
}

// next makes room for the next element of a slice, which begins at index i, and returns a pointer to it. As in encoding/json,
// an element within the capacity keeps what it holds. The header is read anew for each element: in a value that contains itself, reading an
// element can change it.
func (e *elements) next(m *decoder, i int, t *rtype) unsafe.Pointer {
	if e.n >= e.slot.capacity {
		e.grow(t, m.state.Room(e.n, int(t.size), i))
	}
	return e.step(t)
}

// grow makes room for so many elements more.
func (e *elements) grow(t *rtype, room int) {
	s := e.slot
	more := e.n - s.length + room
	if s.length == 0 {
		*s = sliceHeader{unsafeNewArray(t, more), 0, more}
	} else {
		*s = growSlice(t, *s, more)
	}
}

// step begins the next element, for which there is room.
func (e *elements) step(t *rtype) unsafe.Pointer {
	s, n := e.slot, e.n
	if n >= s.length {
		s.length = n + 1
	}
	e.n++
	return unsafe.Add(s.data, uintptr(n)*t.size)
}

// end ends a slice of which all elements have been read.
func (e *elements) end() {
	if e.slot.length > e.n {
		e.slot.length = e.n
	}
}

// openArray begins to read an array of type t at p. It returns false where no element is to be read, having dealt with
// whatever stands in the input.
func (m *decoder) openArray(i int, p unsafe.Pointer, t *rtype, length int) (next int, more bool) {
	if i >= len(m.state.Src) || m.state.Src[i] != '[' {
		return m.mismatch(i, t), false
	}
	if next, more = m.state.Enter(i, ']'); more && length > 0 {
		return next, true
	}
	return m.closeArray(next, more, p, t.pointee(), 0, length), false
}

// closeArray ends an array at p of which n elements of type t have been read: it skips those for which there is no room and
// zeroes those that the input did not have.
func (m *decoder) closeArray(i int, more bool, p unsafe.Pointer, t *rtype, n, length int) int {
	for more {
		i, more = m.state.More(m.state.Skip(i), ']')
	}
	if i >= 0 {
		clearElements(p, t, n, length)
	}
	return i
}

// clearElements zeroes the elements of the array at p from one on.
func clearElements(p unsafe.Pointer, t *rtype, from, length int) {
	for ; from < length; from++ {
		typedmemclr(t, unsafe.Add(p, uintptr(from)*t.size))
	}
}
