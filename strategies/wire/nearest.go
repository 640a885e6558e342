package wire

import (
	"math"
	"math/bits"
)

// A widePower is 10^q, divided by a power of two and cut off so that it has 128 bits: the true value is less than one unit
// in the last place larger.
type widePower struct{ high, low uint64 }

// nearestFloat64 returns the float64 nearest to m × 10^q. ok is false where 128 bits of their product do not decide, which
// is next to never but for numbers halfway between two floats, and where the table of powers ends.
//
// This is the method of Eisel and Lemire ("Number Parsing at a Gigabyte per Second", 2021), with the doubtful cases left to
// the caller instead of proofs that they are few: the bits of the product beyond those of the float are known but for an
// error bound, and the float is certain unless they may carry into it or may all be zero.
func nearestFloat64(m uint64, q int) (v float64, ok bool) {
	if m == 0 || q < minWidePower || q > maxWidePower {
		return 0, false
	}
	power := &widePowers[q-minWidePower]
	zeros := bits.LeadingZeros64(m)
	m <<= zeros
	high, low := bits.Mul64(m, power.high)
	top := int(high >> 63)
	rest := uint64(1)<<(9+top) - 1 // the bits of high below those of the float and the next one, which says half
	if part := high & rest; part == 0 || part >= rest-1 {
		carry, _ := bits.Mul64(m, power.low)
		low, carry = bits.Add64(low, carry, 0)
		high += carry
		top = int(high >> 63)
		rest = uint64(1)<<(9+top) - 1
		if doubtful(high, low, rest) {
			return 0, false
		}
	}
	mantissa := high >> (9 + top)
	mantissa = (mantissa + mantissa&1) >> 1
	exponent := top - zeros + 63 + q*217706>>16 // the last term is the logarithm of 10^q to base 2, rounded down
	if mantissa == 1<<53 {
		exponent++
	}
	return math.Float64frombits(mantissa&(1<<52-1) | uint64(exponent+1023)<<52), true
}

// doubtful reports whether a product that may be up to two units larger may round otherwise.
func doubtful(high, low, rest uint64) bool {
	half := high & (rest + 1)
	switch high & rest {
	case 0:
		return low == 0 && half != 0
	case rest:
		return low >= math.MaxUint64-1
	}
	return false
}
