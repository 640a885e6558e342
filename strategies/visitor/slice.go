package visitor

import (
	"slices"
	"unsafe"
)

// extend makes the slice n+1 elements long. Within the capacity an element is what it was, as encoding/json has it; beyond
// it is zero. The slice is changed in place at each element, because it may be an element of itself.
func extend[S ~[]T, T any](d Deserializer, v *S, n int) {
	if n < cap(*v) {
		*v = (*v)[:n+1]
		return
	}
	grow(d, v, n)
}

func grow[S ~[]T, T any](d Deserializer, v *S, n int) {
	var zero T
	room := d.Room(n, int(unsafe.Sizeof(zero)))
	*v = slices.Grow(*v, n+room-len(*v))[:n+1]
}
