package wire

const (
	// firstElements and firstBytes limit the room of a new slice, which is for one element at least.
	firstElements = 4
	firstBytes    = 256
	// longBytes is from how many bytes on a slice counts as long.
	longBytes = 4 << 10
)

// Room returns for how many elements more, at least, a slice that is full with n of a size in bytes is given room before the
// next, which begins at index i. A long slice gets as many as will be left if the rest of the input goes on like what is
// before i, but no more than three times what it has; others leave it to append, which doubles what they have. (Append gives
// slices beyond 256 elements a quarter more, so that each is copied about four times.)
func (d *Decoder) Room(n, size, i int) int {
	switch {
	case n == 0:
		return max(1, min(firstElements, firstBytes/max(1, size)))
	case n*size < longBytes || i < n:
		return 1
	}
	return min(3*n, (len(d.Src)-i)/(i/n)+1)
}
