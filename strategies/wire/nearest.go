package wire

import (
	"math"
	"math/bits"
)

// nearestFloat64 returns the float64 nearest to m × 10^q. ok is false where 128 bits of their product do not decide, which
// is next to never but for numbers halfway between two floats, and where the float is subnormal or infinite.
func nearestFloat64(m uint64, q int) (v float64, ok bool) {
	mantissa, exponent, ok := nearest(m, q, 9)
	b := uint64(exponent+1022)<<52 + mantissa // a mantissa rounded to 2^53 adds to the exponent
	if !ok || exponent < -1022 || b >= 0x7FF<<52 {
		return 0, false
	}
	return math.Float64frombits(b), true
}

// nearestFloat32 is nearestFloat64 for a float32.
func nearestFloat32(m uint64, q int) (v float32, ok bool) {
	mantissa, exponent, ok := nearest(m, q, 9+29)
	b := uint64(exponent+126)<<23 + mantissa
	if !ok || exponent < -126 || b >= 0xFF<<23 {
		return 0, false
	}
	return math.Float32frombits(uint32(b)), true
}

// nearest returns the mantissa of the float nearest to m × 10^q, its first bit included, and the exponent of that bit as it is
// before rounding. extra is by how much 62 bits are more than the mantissa has. ok is false where it cannot be told how to
// round, and for zero.
//
// This is the method of Eisel and Lemire ("Number Parsing at a Gigabyte per Second", 2021), with the doubtful cases left to
// the caller instead of proofs that they are few.
func nearest(m uint64, q int, extra int) (mantissa uint64, exponent int, ok bool) {
	if m == 0 || q < minWidePower || q > maxWidePower {
		return 0, 0, false
	}
	power := &widePowers[q-minWidePower]
	zeros := bits.LeadingZeros64(m)
	m <<= zeros & 63
	high, middle := bits.Mul64(m, power.high)
	if high&(1<<(extra&63)/2-1) == 0 {
		if high, ok = power.correct(m, high, middle, extra); !ok {
			return 0, 0, false
		}
	}
	top := int(high >> 63)
	mantissa = (high>>((extra+top)&63) + 1) >> 1
	return mantissa, top - zeros + 63 + logOfTen(q), true
}

// correct takes from the product of m and the high part of a power what that was rounded up by. ok is false when the
// product seems to be halfway between two floats.
func (p *widePower) correct(m, high, middle uint64, extra int) (corrected uint64, ok bool) {
	over, _ := bits.Mul64(m, p.low)
	rest, borrow := bits.Sub64(middle, over, 0)
	high -= borrow
	half := uint64(1) << ((extra + int(high>>63)) & 63)
	return high, rest > 1 || high&(2*half-1) != half
}
