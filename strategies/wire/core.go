package wire

import "math/bits"

// What the call-free loops of an interpreter need of the leaf primitives, as functions that are small enough to be inlined.

// WriteMask sets the high bit of the bytes of w, eight characters of a string, that are not written as they are: the lowest
// bit set is exact, those above may be wrong.
func WriteMask(w uint64) uint64 { return writeMask(w) }

// ReadMask is WriteMask for what ends a plain run inside a string that is read.
func ReadMask(w uint64) uint64 { return readMask(w) }

// ScanMask is ReadMask without the bytes outside ASCII. It is exact in all bits.
func ScanMask(w uint64) uint64 { return scanMask(w) }

// WideSize is how many bytes PlainToRead and PlainToWrite look at.
const WideSize = 16

// EightDigits returns the digits of v, which is below 10^8, as the values of the bytes of a word, the first in the lowest.
func EightDigits(v uint64) uint64 { return eightDigits(v) }

// JoinValues returns the number that eight digits make, given as the values of the bytes of w, the first in the lowest.
func JoinValues(w uint64) uint64 { return joinValues(w) }

// QuickFloat64 returns the bits of the float64 nearest to m / 10^places for an m other than zero and at most 19 places. ok is
// false where that takes more than one multiplication: see nearest. It costs 78 of the 80 that the compiler inlines.
func QuickFloat64(m uint64, places int) (b uint64, ok bool) {
	zeros := bits.LeadingZeros64(m)
	high, _ := bits.Mul64(m<<(zeros&63), widePowers[-minWidePower-places].high)
	top := int(high >> 63)
	return uint64(top-zeros+logOfTen(-places)+63+1022)<<52 + (high>>(9+top&63)+1)>>1, high&255 != 0
}

// EnterFree counts a container that is opened, as Enter does, and returns false without an effect beyond 10,000 levels.
func (d *Decoder) EnterFree() bool {
	if d.Full() {
		return false
	}
	d.depth++
	return true
}

// Full reports whether no container can be opened, not even an empty one.
func (d *Decoder) Full() bool { return d.depth >= maxDepth }

// LeaveFree counts a container that is closed, as More does.
func (d *Decoder) LeaveFree() { d.depth-- }
