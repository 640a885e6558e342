package wire

// A decimal is a number as it was written: mantissa × 10^exponent. It is inexact when it has more digits than a
// mantissa can hold, or an exponent beyond maxExponent.
type decimal struct {
	mantissa uint64
	exponent int
	negative bool
	inexact  bool
}

// maxDigits is how many decimal digits any mantissa can hold.
const maxDigits = 19

// maxExponent is the largest exponent that readDecimal vouches for.
const maxExponent = 9999

// readDecimal reads any JSON number.
func readDecimal(src []byte, i int) (n decimal, next int) {
	next = skipNumber(src, i)
	if next < 0 {
		return n, Stop
	}
	if n.negative = src[i] == '-'; n.negative {
		i++
	}
	first := i
	n.mantissa, i = moreDigits(src, i, 0)
	if i < next && src[i] == '.' {
		point := i + 1
		n.mantissa, i = moreDigits(src, point, n.mantissa)
		n.exponent = point - i
	}
	n.inexact = i-first > maxDigits && significant(src[first:i]) > maxDigits
	if i < next {
		power, _ := readPower(src, i+1)
		n.inexact = n.inexact || power > maxExponent || power < -maxExponent
		n.exponent += power
	}
	return n, next
}

// significant counts the digits after the leading zeros of text, which holds digits and at most one point.
func significant(text []byte) int {
	count := 0
	for _, c := range text {
		if c != '.' && (count > 0 || c != '0') {
			count++
		}
	}
	return count
}

// readPower reads an exponent after its letter. One beyond maxExponent is not exact, but still beyond it.
func readPower(src []byte, i int) (power, next int) {
	negative := false
	if i < len(src) && (src[i] == '-' || src[i] == '+') {
		negative = src[i] == '-'
		i++
	}
	first := i
	for i < len(src) && isDigit(src[i]) {
		if power <= maxExponent {
			power = power*10 + int(src[i]-'0')
		}
		i++
	}
	if i == first {
		return 0, Stop
	}
	if negative {
		power = -power
	}
	return power, i
}

// simple reports whether the mantissa is what was written, and 10^exponent a power or the inverse of a power that a
// float64 holds exactly.
func (n decimal) simple() bool {
	return !n.inexact && n.exponent >= -maxPower && n.exponent <= maxPower
}

// scaled returns the float64 nearest to a simple number whose mantissa a float64 holds: it takes one operation on exact
// values.
func (n decimal) scaled() float64 {
	v := float64(n.mantissa)
	if n.negative {
		v = -v
	}
	if n.exponent < 0 {
		return v / powersOfTen[-n.exponent]
	}
	return v * powersOfTen[n.exponent]
}
