package wire

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Eight bytes are examined at a time as one little-endian word. A mask function sets the high bit of each byte that it
// looks for. Borrows may set bits above the first such byte, never below it, so the lowest bit of a mask is exact.
const (
	wordSize  = 8
	eachOne   = 0x0101010101010101
	eachHigh  = 0x8080808080808080
	eachSpace = ' ' * eachOne
)

func load(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

func loadHalf(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[i:]) }

// loadShort returns b, which is shorter than a word, as one that is filled up with spaces.
func loadShort(b []byte) uint64 {
	n := len(b)
	switch {
	case n >= 4:
		low, high := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[n-4:])
		return uint64(low) | uint64(high)<<(8*n-32) | eachSpace<<(8*n)
	case n >= 2:
		low, high := binary.LittleEndian.Uint16(b), binary.LittleEndian.Uint16(b[n-2:])
		return uint64(low) | uint64(high)<<(8*n-16) | eachSpace<<(8*n)
	case n == 1:
		return uint64(b[0]) | eachSpace&^0xFF
	}
	return eachSpace
}

// loadAny returns the first bytes of b as a word, filled up with spaces if there are too few.
func loadAny(b []byte) uint64 {
	if len(b) >= wordSize {
		return load(b, 0)
	}
	return loadShort(b)
}

// appendWord appends the first n bytes of w. There must be room for all of it.
func appendWord(dst []byte, w uint64, n int) []byte {
	end := len(dst)
	put(dst[:end+wordSize], end, w)
	return dst[:end+n]
}

// put writes w to the eight bytes at i. With the capacity given, it compiles to a comparison and a store.
func put(b []byte, i int, w uint64) { binary.LittleEndian.PutUint64(b[i:i+wordSize:i+wordSize], w) }

// firstByte returns the index of the first byte that a mask marks, or wordSize.
func firstByte(mask uint64) int { return bits.TrailingZeros64(mask) / 8 }

// reserve makes room for n more bytes.
func reserve(dst []byte, n int) []byte {
	if cap(dst)-len(dst) >= n {
		return dst
	}
	return slices.Grow(dst, n)
}

// writeMask marks what a string may not be written with as it is: quotes, backslashes, control characters, the
// characters that HTML gives a meaning to, and bytes outside ASCII. '<' and '>' differ in one bit, as '"' and '&' do.
func writeMask(w uint64) uint64 {
	angle := (w | 0x02*eachOne) ^ '>'*eachOne
	quote := (w | 0x04*eachOne) ^ '&'*eachOne
	slash := w ^ '\\'*eachOne
	return ((angle - eachOne) | (quote - eachOne) | (slash - eachOne) | (w - eachSpace) | w) & eachHigh
}

// readMask marks what ends a plain run inside a string that is read: the closing quote, backslashes, control characters
// and bytes outside ASCII.
func readMask(w uint64) uint64 {
	quote := w ^ '"'*eachOne
	slash := w ^ '\\'*eachOne
	return ((quote - eachOne) | (slash - eachOne) | (w - eachSpace) | w) & eachHigh
}

// scanMask is readMask without the bytes outside ASCII.
func scanMask(w uint64) uint64 {
	quote := w ^ '"'*eachOne
	slash := w ^ '\\'*eachOne
	return ((quote-eachOne)&^quote | (slash-eachOne)&^slash | (w-eachSpace)&^w) & eachHigh
}

// htmlMask marks '<', '>', '&' and the byte that U+2028 and U+2029 begin with.
func htmlMask(w uint64) uint64 {
	line := w ^ 0xE2*eachOne
	return markupMask(w) | (line-eachOne)&^line&eachHigh
}

// markupMask marks '<', '>' and '&'.
func markupMask(w uint64) uint64 {
	angle := (w | 0x02*eachOne) ^ '>'*eachOne
	and := w ^ '&'*eachOne
	return ((angle-eachOne)&^angle | (and-eachOne)&^and) & eachHigh
}
