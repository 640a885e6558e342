package wire

import "math/bits"

// A float is mantissa × 2^exponent, and not zero. The mantissa's highest bit is set. The next float above is 2^gap further
// in the mantissa; so is the next below, unless the float is uneven: then, at a power of two, it is half as far.
type float struct {
	mantissa uint64
	exponent int
	gap      uint
	uneven   bool
}

// unpack64 returns the finite float64 of the bits given, without its sign.
func unpack64(b uint64) float {
	field, m := int(b>>52&0x7FF), b<<12>>1
	if field == 0 {
		return subnormal(m, 1-1023-63, 11)
	}
	return float{m | 1<<63, field - 1023 - 63, 11, m == 0 && field > 1}
}

// unpack32 is unpack64 for a float32.
func unpack32(b uint32) float {
	field, m := int(b>>23&0xFF), uint64(b)<<41>>1
	if field == 0 {
		return subnormal(m, 1-127-63, 40)
	}
	return float{m | 1<<63, field - 127 - 63, 40, m == 0 && field > 1}
}

// subnormal shifts the mantissa of a float that has no hidden bit.
func subnormal(mantissa uint64, exponent int, gap uint) float {
	zeros := bits.LeadingZeros64(mantissa)
	return float{mantissa << zeros, exponent - zeros, gap + uint(zeros), false}
}

// shortest returns the shortest decimal, digits × 10^power, to which f is the nearest float, and of several the nearest to
// f. There are at most 17 digits, and zeros at the end of them do not count.
//
// The decimals that stand for f lie in an interval around it. As Raffaello Giulietti describes it ("The Schubfach way to
// render doubles", 2020), it is scaled by a power of ten that makes it at least 1 and less than 10 long: then it holds at
// most one multiple of ten, which is the shortest decimal if there is one, and otherwise the whole number nearest to f is.
// Bounds and value are scaled as Russ Cox does it ("Floating-Point Printing and Parsing Can Be Simple And Fast", 2026),
// for which one multiplication each is nearly always enough. All three are computed, since which of them counts is a
// question that no processor foresees.
func (f float) shortest() (digits uint64, power int) {
	half := uint64(1) << ((f.gap - 1) & 63)
	low, high := f.mantissa-half, f.mantissa+half
	power = logOfTwo(f.exponent + int(f.gap))
	if f.uneven {
		low += half / 2
		power = logOfThreeQuarters(f.exponent + int(f.gap))
	}
	scale := &widePowers[-power-minWidePower]
	shift := uint(-f.exponent-logOfTen(-power)-1) & 63
	first, _ := bits.Mul64(low, scale.high)
	last, _ := bits.Mul64(high, scale.high)
	rest := uint64(1)<<shift - 1
	if first&rest == 0 || last&rest == 0 {
		return f.shortestExactly(low, high, power, shift)
	}
	first, last = first>>shift+1, last>>shift
	if tens := last / 10; tens*10 >= first {
		return tens, power + 1
	}
	if first < last {
		return roundQuarters(scale.times(f.mantissa, shift-2)), power
	}
	return first, power
}

// shortestExactly is shortest where a bound may be a whole number, which is itself rounded to f if f is even.
//
//go:noinline
func (f float) shortestExactly(low, high uint64, power int, shift uint) (uint64, int) {
	scale := &widePowers[-power-minWidePower]
	odd := f.mantissa >> (f.gap & 63) & 1
	first, last := (scale.times(low, shift-2)+odd+3)/4, (scale.times(high, shift-2)-odd)/4
	if tens := last / 10; tens*10 >= first {
		return tens, power + 1
	}
	if first < last {
		return roundQuarters(scale.times(f.mantissa, shift-2)), power
	}
	return first, power
}

// times returns x × the power, shifted right by 64 and the shift given, which is above 0: four times the number looked for,
// with all that was cut off in the last bit, which is set unless that is zero.
func (p *widePower) times(x uint64, shift uint) uint64 {
	high, middle := bits.Mul64(x, p.high)
	if high&(1<<shift-1) != 0 {
		return high>>shift | 1
	}
	return p.timesExactly(x, shift, high, middle)
}

// timesExactly is times where the bits cut off of the first product are zero, so that those of the second decide. A rest of
// 1 comes from the power's own rounding.
func (p *widePower) timesExactly(x uint64, shift uint, high, middle uint64) uint64 {
	over, _ := bits.Mul64(x, p.low)
	rest, borrow := bits.Sub64(middle, over, 0)
	quarters := (high - borrow) >> shift
	if rest > 1 {
		quarters |= 1
	}
	return quarters
}

// roundQuarters returns a quarter of n rounded to the nearest whole number, and to an even one from halfway.
func roundQuarters(n uint64) uint64 { return (n + 1 + n>>2&1) >> 2 }

// logOfTwo returns the logarithm of 2^e to base 10, rounded down.
func logOfTwo(e int) int { return e * 78913 >> 18 }

// logOfThreeQuarters returns the logarithm of 3/4 × 2^e to base 10, rounded down.
func logOfThreeQuarters(e int) int { return (e*631305 - 261663) >> 21 }

// logOfTen returns the logarithm of 10^q to base 2, rounded down.
func logOfTen(q int) int { return q * 108853 >> 15 }
