package wire

import (
	"math"
	"math/bits"
)

// Finite reports whether f is neither infinite nor NaN.
func Finite(f float64) bool { return math.Float64bits(f)>>52&0x7FF != 0x7FF }

// AppendFloat64 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat64(dst []byte, v float64) []byte {
	whole, abs := uint64(0), math.Abs(v)
	if abs < 1<<53 {
		whole = uint64(abs)
		if float64(whole) == abs {
			return appendWhole(dst, whole, math.Signbit(v))
		}
	}
	digits, power := unpack64(math.Float64bits(v)).shortest()
	return appendDecimal(dst, digits, power, whole, v < 0)
}

// AppendFloat32 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat32(dst []byte, v float32) []byte {
	whole, abs := uint64(0), math.Abs(float64(v))
	if abs < 1<<24 {
		whole = uint64(abs)
		if float64(whole) == abs {
			return appendWhole(dst, whole, math.Signbit(float64(v)))
		}
	}
	digits, power := unpack32(math.Float32bits(v)).shortest()
	return appendDecimal(dst, digits, power, whole, v < 0)
}

func appendWhole(dst []byte, v uint64, negative bool) []byte {
	if negative {
		dst = append(dst, '-')
	}
	return AppendUint(dst, v)
}

const (
	maxFloat    = 5 * wordSize // more bytes than appendDecimal writes to
	maxFraction = 16           // how many digits a fraction has that appendFraction appends
	maxPoint    = 21           // how many digits may stand before the point
	minPoint    = -5           // minus how many zeros may stand right after it
)

// appendDecimal appends digits × 10^power, of which whole is the part before the point. It may be given as 0; unless it is,
// the part after the point must not be zero.
func appendDecimal(dst []byte, digits uint64, power int, whole uint64, negative bool) []byte {
	dst = reserve(dst, maxFloat)
	if negative {
		dst = append(dst, '-')
	}
	if whole != 0 {
		fraction := digits - whole*tenTo[-power]
		return appendFraction(append(AppendUint(dst, whole), '.'), fraction*tenTo[maxFraction+power])
	}
	count := countDigits(digits)
	point := count + power
	switch {
	case point > maxPoint || point < minPoint:
		return appendExponent(appendDigits(dst, digits, count, '.'), point-1)
	case point > 0:
		return appendZeros(AppendUint(dst, digits), power)
	}
	dst = appendWord(dst, '0'*eachOne-('0'-'.')<<8, 2-point)
	return appendDigits(dst, digits, count, 0)
}

// countDigits returns how many decimal digits n has, which is not zero.
func countDigits(n uint64) int {
	count := bits.Len64(n) * 1233 >> 12
	if n >= tenTo[count] {
		count++
	}
	return count
}

// appendDigits appends that many digits, at most 17, without zeros at the end, and the point given between the first and
// any others unless it is 0.
func appendDigits(dst []byte, digits uint64, count int, point byte) []byte {
	digits *= tenTo[1+maxFraction-count]
	first := digits / 1e16
	rest := digits - first*1e16
	dst = append(dst, byte('0'+first))
	if rest == 0 {
		return dst
	}
	if point != 0 {
		dst = append(dst, point)
	}
	return appendFraction(dst, rest)
}

// appendFraction appends the digits of fraction / 10^16, which is not zero, without zeros at the end. There must be room
// for two words.
func appendFraction(dst []byte, fraction uint64) []byte {
	high := fraction / 1e8
	first, second := eightDigits(high), eightDigits(fraction-high*1e8)
	if second == 0 {
		return appendWord(dst, first+'0'*eachOne, wordSize-bits.LeadingZeros64(first)/8)
	}
	dst = appendWord(dst, first+'0'*eachOne, wordSize)
	return appendWord(dst, second+'0'*eachOne, wordSize-bits.LeadingZeros64(second)/8)
}

// appendZeros appends n zeros. There must be room for a word more.
func appendZeros(dst []byte, n int) []byte {
	for ; n > wordSize; n -= wordSize {
		dst = appendWord(dst, '0'*eachOne, wordSize)
	}
	return appendWord(dst, '0'*eachOne, n)
}

// appendExponent appends the exponent of a number, without zeros before it.
func appendExponent(dst []byte, exponent int) []byte {
	if exponent < 0 {
		return AppendUint(append(dst, 'e', '-'), uint64(-exponent))
	}
	return AppendUint(append(dst, 'e', '+'), uint64(exponent))
}

// tenTo are the powers of ten that a uint64 holds.
var tenTo = [...]uint64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}
