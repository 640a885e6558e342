package visitor

import (
	"slices"
	"unsafe"
)

// firstElems is the room that a slice gets first, in bytes: a few elements if they are small, one if it is large.
const firstElems = 128

// extend makes the slice n+1 elements long. Within the capacity an element is what it was, as encoding/json has it; beyond
// it is zero. The slice is changed in place at each element, because it may be an element of itself.
func extend[S ~[]T, T any](v *S, n int) {
	if n < cap(*v) {
		*v = (*v)[:n+1]
		return
	}
	grow(v, n)
}

func grow[S ~[]T, T any](v *S, n int) {
	room := n + 1 - len(*v)
	if n == 0 {
		var zero T
		room = max(1, firstElems/max(int(unsafe.Sizeof(zero)), 1))
	}
	*v = slices.Grow(*v, room)[:n+1]
}
