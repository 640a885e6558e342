package wire

import "math"

// Float64 reads a number that fits a float64: the one nearest to it, as strconv.ParseFloat finds it. It takes numbers
// without an exponent itself as long as a uint64 holds their digits, and its loops stand in the function because calls
// would cost more than they do.
func Float64(src []byte, i int) (v float64, next int) {
	start, m := i, uint64(0)
	if uint(i) < uint(len(src)) && src[i] == '-' {
		i++
	}
	first := i
	for uint(i) < uint(len(src)) && isDigit(src[i]) {
		m = m*10 + uint64(src[i]-'0')
		i++
	}
	whole, point := i-first, i
	room := maxDigits - whole // for digits after the point
	if whole == 1 && m == 0 {
		room = maxDigits // the zero counts for nothing
	}
	if uint(i) < uint(len(src)) && src[i] == '.' {
		i++
		point = i
		for i+wordSize <= len(src) && allDigits(load(src, i)) {
			m = m*1e8 + joinDigits(load(src, i))
			i += wordSize
		}
		if i+wordSize/2 <= len(src) && fourDigits(loadHalf(src, i)) {
			m = m*1e4 + joinFour(loadHalf(src, i))
			i += wordSize / 2
		}
		for uint(i) < uint(len(src)) && isDigit(src[i]) {
			m = m*10 + uint64(src[i]-'0')
			i++
		}
	}
	places := i - point
	if whole == 0 || whole > 1 && src[first] == '0' || places == 0 && point != first+whole || places > room {
		return float64Slow(src, start)
	}
	if i < len(src) && src[i]|0x20 == 'e' {
		return float64Power(src, start, m, places, i+1)
	}
	if m < 1<<53 {
		v = float64(int64(m)) / powersOfTen[places]
	} else {
		var ok bool
		if v, ok = nearestFloat64(m, -places); !ok {
			return exactFloat64(src, start, i)
		}
	}
	if first > start {
		v = -v
	}
	return v, i
}

// float64Power is Float64 where an exponent follows a decimal, m / 10^places, that has been read.
func float64Power(src []byte, start int, m uint64, places, i int) (v float64, next int) {
	power, next := readPower(src, i)
	if next < 0 {
		return 0, Stop
	}
	power -= places
	var ok bool
	if m < 1<<53 && power >= 0 && power <= maxPower {
		v = float64(int64(m)) * powersOfTen[power]
	} else if v, ok = nearestFloat64(m, power); !ok {
		return exactFloat64(src, start, next)
	}
	if src[start] == '-' {
		v = -v
	}
	return v, next
}

// float64Slow is Float64 for any number.
func float64Slow(src []byte, i int) (v float64, next int) {
	n, next := readDecimal(src, i)
	if next < 0 {
		return 0, Stop
	}
	if n.simple() && n.mantissa < 1<<53 {
		return n.scaled(), next
	}
	if v, ok := nearestFloat64(n.mantissa, n.exponent); ok && !n.inexact {
		if n.negative {
			v = -v
		}
		return v, next
	}
	return exactFloat64(src, i, next)
}

// exactFloat64 is Float64 for a number that reaches to end.
func exactFloat64(src []byte, i, end int) (v float64, next int) {
	b, ok := format64.exactFloat(src[i:end])
	if !ok {
		return 0, Stop
	}
	if src[i] == '-' {
		b |= 1 << 63
	}
	return math.Float64frombits(b), end
}

// Float32 reads a number that fits a float32, rounded once.
func Float32(src []byte, i int) (v float32, next int) {
	n, next := readDecimal(src, i)
	if next < 0 {
		return 0, Stop
	}
	if v, ok := n.float32(); ok {
		return v, next
	}
	b, ok := format32.exactFloat(src[i:next])
	if !ok {
		return 0, Stop
	}
	if n.negative {
		b |= 1 << 31
	}
	return math.Float32frombits(uint32(b)), next
}

// float32 returns the float32 nearest to n, unless it takes exact arithmetic.
func (n decimal) float32() (v float32, ok bool) {
	// The operands are exact in a float32, too, so rounding their quotient or product to 53 and then to 24 bits is no
	// different from rounding it once.
	if n.simple() && n.mantissa < 1<<24 && n.exponent >= -10 && n.exponent <= 10 {
		return float32(n.scaled()), true
	}
	v, ok = nearestFloat32(n.mantissa, n.exponent)
	if n.negative {
		v = -v
	}
	return v, ok && !n.inexact
}
