package wire

import "math/bits"

// The floats nearest to numbers that a product of 128 bits does not decide are found by exact arithmetic: the number's digits as one
// integer, times or by a power of five. It is slow, and meant for the few. Written for this purpose in place of strconv's, it
// spares programs the rest of that package.

// A floatFormat is what a kind of float can hold.
type floatFormat struct {
	mantissa int // bits, the first included
	least    int // exponent of the first bit of the smallest float that has all of them
	most     int // exponent of the largest float
}

var (
	format64 = floatFormat{53, -1022, 1023}
	format32 = floatFormat{24, -126, 127}
)

// maxExactDigits is how many digits decide between two float64s at most; of those behind them it matters only whether they are all zero.
const maxExactDigits = 768

// exactFloat returns the bits of the float nearest to a number of JSON, without its sign. ok is false if it is too large.
func (f floatFormat) exactFloat(number []byte) (b uint64, ok bool) {
	var n natural
	power, digits := n.read(number)
	switch {
	case digits == 0 || digits+power < -400:
		return 0, true
	case digits+power > 400:
		return 0, false
	case power >= 0:
		n.timesFive(power)
		top, shift, rest := n.top()
		return f.round(top, shift+power, rest)
	}
	divisor := natural{len: 1}
	divisor.words[0] = 1
	divisor.timesFive(-power)
	shift := divisor.bitLen() - n.bitLen()
	n.shiftTo(&divisor, shift)
	if n.less(&divisor) {
		n.double()
		shift++
	}
	top := n.divide(&divisor)
	return f.round(top, power-shift-63, !n.isZero())
}

// round returns the bits of the float nearest to top × 2^shift, of which the first bit is set, and a little more than that with rest.
// Halfway it is the even one.
func (f floatFormat) round(top uint64, shift int, rest bool) (b uint64, ok bool) {
	exponent := shift + 63
	drop, normal := 64-f.mantissa, exponent >= f.least
	if !normal {
		drop += f.least - exponent
	}
	if drop > 64 {
		return 0, true
	}
	half := uint64(1) << (drop - 1)
	kept, dropped := top>>drop, top&(half|(half-1))
	if dropped > half || dropped == half && (rest || kept&1 != 0) {
		kept++
	}
	if normal { // a mantissa that was rounded up to a power of two adds to the exponent
		kept += uint64(exponent-f.least) << (f.mantissa - 1)
	}
	return kept, kept < uint64(f.most-f.least+2)<<(f.mantissa-1)
}

// A natural is a natural number, its lowest word first. It has room for maxExactDigits digits and one more, and for the power of five
// by which these have to be divided for the smallest float, all shifted by some bits.
type natural struct {
	words [48]uint64
	len   int
}

// read makes n the digits of a number of JSON, and returns the power of ten that they are to be multiplied by, and how many digits
// there are, without zeros in front.
func (n *natural) read(number []byte) (power, digits int) {
	point, rest := 0, false // point is 1 behind the point
	i := 0
	for ; i < len(number) && number[i]|0x20 != 'e'; i++ {
		switch c := number[i]; {
		case c == '.':
			point = 1
		case !isDigit(c):
		case digits == maxExactDigits:
			rest = rest || c != '0'
			power += 1 - point
		default:
			n.timesPlus(10, uint64(c-'0'))
			power -= point
			digits += min(n.len, 1)
		}
	}
	if rest {
		n.timesPlus(10, 1)
		digits++
		power--
	}
	if i < len(number) {
		exponent, _ := readPower(number, i+1)
		power += exponent
	}
	return power, digits
}

// timesPlus makes n n × factor + term.
func (n *natural) timesPlus(factor, term uint64) {
	for i := range n.words[:n.len] {
		high, low := bits.Mul64(n.words[i], factor)
		var carry uint64
		n.words[i], carry = bits.Add64(low, term, 0)
		term = high + carry
	}
	if term != 0 {
		n.words[n.len] = term
		n.len++
	}
}

// timesFive multiplies n by a power of five.
func (n *natural) timesFive(power int) {
	const most, fiveToMost = 27, 7450580596923828125
	for ; power >= most; power -= most {
		n.timesPlus(fiveToMost, 0)
	}
	for ; power > 0; power-- {
		n.timesPlus(5, 0)
	}
}

func (n *natural) bitLen() int { return n.len*64 - bits.LeadingZeros64(n.words[n.len-1]) }

// top returns the first 64 bits of n, how far they were shifted, and whether there is anything behind them.
func (n *natural) top() (top uint64, shift int, rest bool) {
	zeros := bits.LeadingZeros64(n.words[n.len-1])
	top = n.words[n.len-1] << zeros
	if n.len > 1 {
		below := n.words[n.len-2]
		top |= below >> (64 - zeros)
		rest = below<<zeros != 0
		for _, w := range n.words[:n.len-2] {
			rest = rest || w != 0
		}
	}
	return top, n.len*64 - zeros - 64, rest
}

// shiftTo shifts n to the left by shift bits, or other by -shift.
func (n *natural) shiftTo(other *natural, shift int) {
	if shift < 0 {
		n, shift = other, -shift
	}
	for ; shift >= 64; shift -= 64 {
		copy(n.words[1:], n.words[:n.len])
		n.words[0] = 0
		n.len++
	}
	n.timesPlus(1<<shift, 0)
}

func (n *natural) double() { n.timesPlus(2, 0) }

func (n *natural) isZero() bool { return n.len == 0 }

func (n *natural) less(other *natural) bool {
	if n.len != other.len {
		return n.len < other.len
	}
	for i := n.len - 1; i >= 0; i-- {
		if n.words[i] != other.words[i] {
			return n.words[i] < other.words[i]
		}
	}
	return false
}

// divide returns the first 64 bits of n / divisor, which is at least 1 and less than 2, and leaves the remainder in n.
func (n *natural) divide(divisor *natural) (quotient uint64) {
	for range 64 {
		quotient <<= 1
		if !n.less(divisor) {
			n.subtract(divisor)
			quotient |= 1
		}
		n.double()
	}
	return quotient
}

func (n *natural) subtract(other *natural) {
	var borrow uint64
	for i := range n.words[:n.len] {
		n.words[i], borrow = bits.Sub64(n.words[i], other.words[i], borrow)
	}
	for n.len > 0 && n.words[n.len-1] == 0 {
		n.len--
	}
}
