package cbor

import "math/bits"

const (
	// firstElements and firstBytes limit the room of a new slice that has no grant.
	firstElements = 4
	firstBytes    = 256
	// grantedPerByte and grantedAlways say how much memory may be made before its elements have been read: so many bytes for each byte of
	// the input, and some more.
	grantedPerByte = 16
	grantedAlways  = 4 << 10
)

// Room returns for how many elements more, at least, a slice that is full with n of a size in bytes is given room, when left elements are
// left, or Indefinite. It is all of them at once, as long as what the document as a whole has been given that way does not exceed a small
// multiple of its length: heads that lie about what follows cost no more.
func (d *Decoder) Room(n, size, left int) int {
	if left > 0 {
		high, want := bits.Mul64(uint64(left), uint64(size))
		if high == 0 && want <= grantedPerByte*uint64(len(d.Src))+grantedAlways-d.granted {
			d.granted += want
			return left
		}
	}
	room := max(n, 1)
	if n == 0 {
		room = max(1, min(firstElements, firstBytes/max(1, size)))
	}
	if left > 0 {
		return min(room, left)
	}
	return room
}
