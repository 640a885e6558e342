package vm

import "unsafe"

const (
	// maxBlockSize is the size of a block of strings, in bytes, unless the rest of the input is shorter.
	maxBlockSize = 4 << 10
	// maxBlockString is the length of the longest string that is put into a block.
	maxBlockString = maxBlockSize / 8
)

// A textBlock is memory that short strings share.
type textBlock []byte

// keep returns text, which is not empty, in the block, or in memory of its own if it is long. rest is the length of the input from
// there on.
func (b *textBlock) keep(text []byte, rest int) string {
	n := len(text)
	if n > maxBlockString {
		return string(text)
	}
	if n > cap(*b)-len(*b) {
		*b = make([]byte, 0, min(maxBlockSize, rest))
	}
	start := len(*b)
	*b = append(*b, text...)
	return unsafe.String(&(*b)[start], n)
}
