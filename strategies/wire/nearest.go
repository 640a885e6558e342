package wire

import (
	"math"
	"math/bits"
)

// nearestFloat64 returns the float64 nearest to m × 10^q. ok is false where 128 bits of their product do not decide, which
// is next to never but for numbers halfway between two floats, and where the float is subnormal or infinite or may be.
//
// This is the method of Eisel and Lemire ("Number Parsing at a Gigabyte per Second", 2021), with the doubtful cases left to
// the caller instead of proofs that they are few.
func nearestFloat64(m uint64, q int) (v float64, ok bool) {
	if m == 0 || q < minWidePower || q > maxWidePower {
		return 0, false
	}
	power := &widePowers[q-minWidePower]
	zeros := bits.LeadingZeros64(m)
	m <<= zeros & 63
	high, middle := bits.Mul64(m, power.high)
	if high&0xFF == 0 {
		if high, ok = power.correct(m, high, middle); !ok {
			return 0, false
		}
	}
	top := int(high >> 63)
	mantissa := (high>>(9+top) + 1) >> 1
	exponent := top - zeros + 63 + logOfTen(q) + 1023
	if uint(exponent-1) >= 2045 {
		return 0, false
	}
	return math.Float64frombits(uint64(exponent-1)<<52 + mantissa), true // a mantissa rounded to 2^53 adds to the exponent
}

// correct takes from the product of m and the high part of a power what that was rounded up by. ok is false when the
// product seems to be halfway between two floats.
func (p *widePower) correct(m, high, middle uint64) (corrected uint64, ok bool) {
	over, _ := bits.Mul64(m, p.low)
	rest, borrow := bits.Sub64(middle, over, 0)
	high -= borrow
	half := uint64(1) << (9 + high>>63)
	return high, rest > 1 || high&(2*half-1) != half
}
