package wire

import (
	"math"
	"math/bits"
)

// Finite reports whether f is neither infinite nor NaN.
func Finite(f float64) bool { return math.Float64bits(f)>>52&0x7FF != 0x7FF }

// AppendFloat64 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat64(dst []byte, v float64) []byte {
	b := math.Float64bits(v)
	abs, whole := math.Abs(v), int64(0)
	if abs < 1<<53 {
		if whole = int64(abs); float64(whole) == abs {
			return appendWhole(dst, uint64(whole), int(b>>63))
		}
	}
	digits, power := unpack64(b).shortest()
	return appendDecimal(dst, digits, power, uint64(whole), int(b>>63))
}

// AppendFloat32 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat32(dst []byte, v float32) []byte {
	b := math.Float32bits(v)
	abs, whole := math.Abs(float64(v)), int64(0)
	if abs < 1<<24 {
		if whole = int64(abs); float64(whole) == abs {
			return appendWhole(dst, uint64(whole), int(b>>31))
		}
	}
	if abs == tie32 {
		if v < 0 {
			dst = append(dst, '-')
		}
		return append(dst, "0.00024414063"...)
	}
	digits, power := unpack32(b).shortest()
	return appendDecimal(dst, digits, power, uint64(whole), int(b>>31))
}

// tie32 is the one power of two among the float32s that is halfway between two shortest decimals. strconv of Go 1.26 rounds
// it up and every other half to even, and the bytes are to be those of encoding/json.
const tie32 = 0x1p-12

func appendWhole(dst []byte, v uint64, sign int) []byte {
	if sign != 0 {
		dst = append(dst, '-')
	}
	return AppendUint(dst, v)
}

const (
	maxFloat    = 6 * wordSize // more bytes than appendDecimal writes to
	maxFraction = 16           // how many digits a fraction has that appendFraction appends
	maxPoint    = 21           // how many digits may stand before the point
	minPoint    = -5           // minus how many zeros may stand right after the point
)

// appendDecimal appends digits × 10^power, after a minus if sign is 1. If the number has something other than zero on both
// sides of the point, whole is the part before it; otherwise whole is 0.
func appendDecimal(dst []byte, digits uint64, power int, whole uint64, sign int) []byte {
	dst = appendSign(reserve(dst, maxFloat), sign)
	if whole != 0 {
		fraction := digits*tenTo[maxFraction+power] - whole*1e16 // both may overflow, their difference cannot
		return appendFraction(append(AppendUint(dst, whole), '.'), fraction)
	}
	text, point := layOut(digits, power)
	switch {
	case point > maxPoint || point < minPoint:
		return appendExponent(text.appendPoint(dst), point-1)
	case point > 0:
		return text.appendZeros(dst, point)
	}
	return text.append(appendWord(dst, '0'*eachOne-('0'-'.')<<8, 2-point))
}

// appendSign appends a minus if sign is 1, and nothing if it is 0, without a branch that no one could foresee. There must be
// room for it.
func appendSign(dst []byte, sign int) []byte {
	n := len(dst)
	dst = dst[:n+1]
	dst[n] = '-'
	return dst[:n+sign]
}

// appendFraction appends the digits of fraction / 10^16, which is not zero, without zeros at the end. There must be room
// for two words.
func appendFraction(dst []byte, fraction uint64) []byte {
	high := fraction / 1e8
	first, second := eightDigits(high), eightDigits(fraction-high*1e8)
	n := len(dst)
	b := dst[n : n+2*wordSize : n+2*wordSize]
	put(b, 0, first+'0'*eachOne)
	put(b, wordSize, second+'0'*eachOne)
	n += wordSize
	if second != 0 {
		first, n = second, n+wordSize
	}
	return dst[:n-bits.LeadingZeros64(first)/8]
}

// appendExponent appends the exponent of a number, without zeros before it.
func appendExponent(dst []byte, exponent int) []byte {
	if exponent < 0 {
		return AppendUint(append(dst, 'e', '-'), uint64(-exponent))
	}
	return AppendUint(append(dst, 'e', '+'), uint64(exponent))
}
