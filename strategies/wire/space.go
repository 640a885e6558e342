package wire

// Space returns the index of the first byte at or after i that is not white space, or len(src).
func Space(src []byte, i int) int {
	if uint(i) < uint(len(src)) && src[i] > ' ' {
		return i
	}
	return spaceSlow(src, i)
}

// spaceSlow is Space where there is something to pass over. It is kept out of line so that Space is inlined.
//
//go:noinline
func spaceSlow(src []byte, i int) int {
	i = max(i, 0)
	for i < len(src) && isSpace(src[i]) {
		i++
		for i+wordSize <= len(src) && load(src, i) == eachSpace {
			i += wordSize
		}
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
