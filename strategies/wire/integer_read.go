package wire

import "math"

// Int reads a number without fraction and exponent that fits a signed integer of the size given.
func Int(src []byte, i int, size int) (v int64, next int) {
	negative := uint(i) < uint(len(src)) && src[i] == '-'
	if negative {
		i++
	}
	u, next := digits(src, i)
	limit := uint64(1) << (size - 1)
	switch {
	case next < 0:
		return 0, Stop
	case negative && u <= limit:
		return -int64(u), next
	case !negative && u < limit:
		return int64(u), next
	}
	return 0, Stop
}

// Uint reads a number without sign, fraction and exponent that fits an unsigned integer of the size given.
func Uint(src []byte, i int, size int) (v uint64, next int) {
	v, next = digits(src, i)
	if next < 0 || size < 64 && v>>size != 0 {
		return 0, Stop
	}
	return v, next
}

// digits reads digits that make a whole number: without a leading zero, and with neither fraction nor exponent after them.
// One digit before a comma is what most lists hold. Otherwise up to seven are read together, without a branch that depends
// on how many there are.
func digits(src []byte, i int) (v uint64, next int) {
	if uint(i) >= uint(len(src)) {
		return 0, Stop
	}
	if uint(i+1) < uint(len(src)) && src[i+1] == ',' && isDigit(src[i]) {
		return uint64(src[i] - '0'), i + 1
	}
	if i+wordSize > len(src) {
		v, next = moreDigits(src, i, 0)
	} else {
		w := load(src, i)
		next = i + firstByte(notDigits(w))
		v = joinValues((w - '0'*eachOne) << (64 - 8*uint(next-i)))
		if next == i+wordSize {
			v, next = longDigits(src, next, v)
		}
	}
	if count := next - i; count == 0 || count >= maxDigits || src[i] == '0' {
		return fewOrManyDigits(src, i)
	}
	if next < len(src) && (src[next] == '.' || src[next]|0x20 == 'e') {
		return 0, Stop
	}
	return v, next
}

// fewOrManyDigits is digits where a zero comes first, or so many digits that they may not fit.
func fewOrManyDigits(src []byte, i int) (v uint64, next int) {
	if !isDigit(src[i]) {
		return 0, Stop
	}
	next = i + 1
	if src[i] != '0' {
		v, next = checkedDigits(src, i)
	}
	if next < 0 || next < len(src) && (src[next] == '.' || src[next]|0x20 == 'e') {
		return 0, Stop
	}
	return v, next
}

// checkedDigits reads digits as long as they fit.
func checkedDigits(src []byte, i int) (v uint64, next int) {
	for next = i; next < len(src) && isDigit(src[next]); next++ {
		d := uint64(src[next] - '0')
		if v > (math.MaxUint64-d)/10 {
			return 0, Stop
		}
		v = v*10 + d
	}
	return v, next
}

// moreDigits adds digits to v, which overflows when there are too many. It is kept out of line, where its loops have all
// the registers they need.
//
//go:noinline
func moreDigits(src []byte, i int, v uint64) (sum uint64, next int) {
	few := min(i+fewDigits, len(src))
	for uint(i) < uint(few) {
		d := src[i] - '0'
		if d > 9 {
			return v, i
		}
		v = v*10 + uint64(d)
		i++
	}
	return longDigits(src, i, v)
}

// longDigits is moreDigits where many are expected.
func longDigits(src []byte, i int, v uint64) (sum uint64, next int) {
	for i+wordSize <= len(src) && allDigits(load(src, i)) {
		v = v*1e8 + joinDigits(load(src, i))
		i += wordSize
	}
	for i < len(src) && isDigit(src[i]) {
		v = v*10 + uint64(src[i]-'0')
		i++
	}
	return v, i
}

// fewDigits is how many digits are read one by one before it is worth asking whether eight come together.
const fewDigits = 4

func isDigit(c byte) bool { return c-'0' <= 9 }

// notDigits marks the bytes of w that are no digits.
func notDigits(w uint64) uint64 {
	return ((w + (0x80-':')*eachOne) | (w - '0'*eachOne)) & eachHigh
}

// allDigits reports whether the eight bytes of w are digits.
func allDigits(w uint64) bool { return notDigits(w) == 0 }

// joinDigits returns the number that the eight digits in w make. Each step joins pairs of lanes by one multiplication.
func joinDigits(w uint64) uint64 { return joinValues(w - '0'*eachOne) }

// joinValues is joinDigits of bytes that are digits' values.
func joinValues(w uint64) uint64 {
	w = w*10 + w>>8
	const lanes = 0x0000_00FF_0000_00FF
	return ((w&lanes)*(100+1_000_000<<32) + (w>>16&lanes)*(1+10_000<<32)) >> 32
}

// fourDigits reports whether the four bytes of w are digits.
func fourDigits(w uint32) bool {
	const each = 0x01010101
	return ((w+(0x80-':')*each)|(w-'0'*each))&(0x80*each) == 0
}

// joinFour is joinDigits of half a word.
func joinFour(w uint32) uint64 {
	w -= '0' * 0x01010101
	w = w*10 + w>>8
	return uint64(w & 0x00FF_00FF * (1 + 100<<16) >> 16)
}
