package vm

import "unsafe"

const (
	// beyond is how many bytes the decoder's core may read from its window's limit on, since it reads whole words and whole
	// keys before it looks for the limit again: a key and a word after it, or the at most 34 bytes of a float.
	beyond = 2*wordSize + maxKey
	// tailRoom is how many of the input's last bytes a window can hold in memory of its own.
	tailRoom = 64
)

// A window is the part of the input that the decoder's core works on: the input itself but for its end, and then a copy of
// that with zeros behind it. A zero ends any string, number or run of spaces.
type window struct {
	copied bool
	from   int // index in the input at which the copy begins
	tail   [tailRoom + beyond]byte
}

// around returns the window for index i of the input: where its index 0 is in memory and in the input, and its limit.
func (w *window) around(src []byte, i int) (b unsafe.Pointer, from, limit int) {
	if !w.copied {
		if len(src)-i > tailRoom {
			return unsafe.Pointer(unsafe.SliceData(src)), 0, len(src) - beyond
		}
		w.copied, w.from = true, i
		copy(w.tail[:], src[i:])
	}
	return unsafe.Pointer(&w.tail), w.from, len(src) - w.from
}
