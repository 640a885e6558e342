package wire

import (
	"math"
	"math/bits"
	"strconv"
)

// Finite reports whether f is neither infinite nor NaN.
func Finite(f float64) bool { return math.Float64bits(f)>>52&0x7FF != 0x7FF }

// AppendFloat64 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat64(dst []byte, v float64) []byte {
	abs := math.Abs(v)
	if abs < 1<<53 {
		whole := uint64(abs)
		if float64(whole) == abs {
			return appendWhole(dst, whole, math.Signbit(v))
		}
		if fraction, ok := shortFraction(abs, whole, 15, false); ok {
			return appendFraction(appendWhole(dst, whole, v < 0), fraction)
		}
	}
	return appendShortest(dst, v, 64, abs < 1e-6 || abs >= 1e21)
}

// AppendFloat32 appends the shortest decimal that reads back as v, which must be finite.
func AppendFloat32(dst []byte, v float32) []byte {
	f := float64(v)
	abs := math.Abs(f)
	if abs < 1<<24 {
		whole := uint64(abs)
		if float64(whole) == abs {
			return appendWhole(dst, whole, math.Signbit(f))
		}
		if fraction, ok := shortFraction(abs, whole, 6, true); ok {
			return appendFraction(appendWhole(dst, whole, v < 0), fraction)
		}
	}
	return appendShortest(dst, f, 32, float32(abs) < 1e-6 || float32(abs) >= 1e21)
}

func appendWhole(dst []byte, v uint64, negative bool) []byte {
	if negative {
		dst = append(dst, '-')
	}
	return AppendUint(dst, v)
}

// maxFraction is how many digits a fraction has that appendFraction appends.
const maxFraction = 16

// shortFraction returns, as a multiple of 10^-16, the fraction of a decimal to which v is the nearest float, if the decimal
// need not have more digits than every float of v's width can tell apart: 15, and 6 for a narrow float32. As different
// decimals of so few digits are nearest to different floats, no shorter one can stand for v. whole is the part of v before
// the point; the rest must not be zero.
//
// Scaling v to a whole number of so many digits rounds twice, which moves it by less than a quarter: rounding finds the
// decimal. Dividing that by an exact power of ten rounds once, so the comparison is exact. It is so for a float32, too,
// because both operands are exact in one, and rounding to 53 and then to 24 bits is then no different from rounding once.
func shortFraction(v float64, whole uint64, digits int, narrow bool) (fraction uint64, ok bool) {
	places := fractionDigits(v, digits)
	if places < 1 || places > maxFraction || narrow && places > 10 {
		return 0, false
	}
	power := powersOfTen[places]
	scaled := uint64(v*power + 0.5)
	back := float64(scaled) / power
	if narrow {
		back = float64(float32(back))
	}
	if back != v {
		return 0, false
	}
	return (scaled - whole*tenTo[places]) * tenTo[maxFraction-places], true
}

// fractionDigits returns how many digits after the point make up as many as given with those before it; below 1, where
// zeros after the point do not count, it may return one fewer.
func fractionDigits(v float64, digits int) int {
	exponent := int(math.Float64bits(v)>>52) - 1023
	before := 1 + (exponent+1)*1233>>12 // at most: 2^(exponent+1), which is larger than v, is below 10^before
	if before > 0 && v < powersOfTen[before-1] {
		before--
	}
	return digits - before
}

// appendFraction appends the point and the digits of fraction / 10^16, which is not zero, without zeros at the end.
func appendFraction(dst []byte, fraction uint64) []byte {
	dst = append(reserve(dst, 1+2*wordSize), '.')
	high := fraction / 1e8
	first, second := eightDigits(high), eightDigits(fraction-high*1e8)
	if second == 0 {
		return appendWord(dst, first+'0'*eachOne, wordSize-bits.LeadingZeros64(first)/8)
	}
	dst = appendWord(dst, first+'0'*eachOne, wordSize)
	return appendWord(dst, second+'0'*eachOne, wordSize-bits.LeadingZeros64(second)/8)
}

// appendShortest leaves the digits to strconv. The exponent has at least two digits there and as few as possible here.
func appendShortest(dst []byte, v float64, bits int, exponent bool) []byte {
	if !exponent {
		return strconv.AppendFloat(dst, v, 'f', -1, bits)
	}
	dst = strconv.AppendFloat(dst, v, 'e', -1, bits)
	n := len(dst)
	if n >= 4 && dst[n-4] == 'e' && dst[n-3] == '-' && dst[n-2] == '0' {
		dst[n-2] = dst[n-1]
		dst = dst[:n-1]
	}
	return dst
}

// tenTo are the powers of ten that a uint64 holds.
var tenTo = [...]uint64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}
