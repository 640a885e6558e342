package vm

import (
	"bytes"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// openSlice begins to read a slice of type t into slot. It returns a pointer to the first element, or nil where none
// follows: for null, an empty array, and any other input.
func openSlice(d *wire.Decoder, i int, t *Type, slot unsafe.Pointer) (first unsafe.Pointer, next int) {
	if i >= len(d.Src) || d.Src[i] != '[' {
		if null := wire.Null(d.Src, i); null >= 0 {
			*(*[]byte)(slot) = nil
			return nil, null
		}
		return nil, d.Mismatch(i, t.Name, false)
	}
	next, more := d.Enter(i, ']')
	if !more {
		if next >= 0 {
			*(*[]byte)(slot) = []byte{}
		}
		return nil, next
	}
	if t.scalars {
		reserve(t, slot, d.Src[next:])
	}
	return element(d, next, t, slot, 0), next
}

// reserve makes room for all elements of a slice of scalars that the input begins with: there is one more than commas before
// the bracket.
func reserve(t *Type, slot unsafe.Pointer, src []byte) {
	s := (*sliceHeader)(slot)
	end := bytes.IndexByte(src, ']')
	if end < 0 || end/2 < s.capacity { // there cannot be more
		return
	}
	if n := bytes.Count(src[:end], commas) + 1; n > s.capacity {
		s.length = s.capacity // those that are there are kept
		t.grow(slot, n-s.length)
	}
}

var commas = []byte{','}

// element makes room for element n of the slice at slot, which begins at index i, and returns a pointer to it. As in
// encoding/json, an element within the capacity keeps what it holds. The header is read anew for each element: in a value
// that contains itself, reading an element can change it.
func element(d *wire.Decoder, i int, t *Type, slot unsafe.Pointer, n int) unsafe.Pointer {
	s := (*sliceHeader)(slot)
	if n >= s.capacity {
		t.grow(slot, n-s.length+d.Room(n, int(t.size), i))
	}
	if n >= s.length {
		s.length = n + 1
	}
	return unsafe.Add(s.data, uintptr(n)*t.size)
}

// truncate ends a slice of which n elements have been read.
func truncate(slot unsafe.Pointer, n int) {
	if s := (*sliceHeader)(slot); s.length > n {
		s.length = n
	}
}

// openArray begins to read an array of type t at slot. It returns false where no element is to be read, having dealt with
// whatever stands in the input.
func openArray(d *wire.Decoder, i int, t *Type, slot unsafe.Pointer) (next int, more bool) {
	if i >= len(d.Src) || d.Src[i] != '[' {
		return d.Mismatch(i, t.Name, false), false
	}
	if next, more = d.Enter(i, ']'); more && t.Len > 0 {
		return next, true
	}
	return closeArray(d, next, more, t, slot, 0), false
}

// closeArray ends an array of which n elements have been read: it skips those for which there is no room and zeroes those
// that the input did not have.
func closeArray(d *wire.Decoder, i int, more bool, t *Type, slot unsafe.Pointer, n int) int {
	for more {
		i, more = d.More(d.Skip(i), ']')
	}
	if n < t.Len && i >= 0 {
		elem := descriptor(t.Elem.Go)
		for ; n < t.Len; n++ {
			clearTyped(elem, unsafe.Add(slot, uintptr(n)*t.Elem.Size))
		}
	}
	return i
}
