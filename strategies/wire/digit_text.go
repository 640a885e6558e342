package wire

import "math/bits"

// A digitText is 17 decimal digits as characters, which is as many as any float needs: two words of eight and a last one. count is
// how many there are up to the last that is not zero. What appends them wants room for maxFloat bytes.
type digitText struct {
	first, second uint64
	last          byte
	count         int
}

// textSize is how many digits there are.
const textSize = 2*wordSize + 1

// layOut returns the digits of n × 10^power, which is not zero, and after how many of them the point stands: after none if
// it is 0 or below. n is below 10^17, and most often at least 10^15.
func layOut(n uint64, power int) (text digitText, point int) {
	short := (n - 1e16) >> 63
	n *= 1 + 9*short
	point = textSize + power - int(short)
	if n < 1e16 {
		zeros := textSize - countDigits(n)
		n *= tenTo[zeros]
		point -= zeros
	}
	return textOf(n), point
}

// textOf returns the digits of n, which is below 10^17.
func textOf(n uint64) digitText {
	high, tens := n/1e9, n/10
	last := n - tens*10
	first, second := eightDigits(high), eightDigits(tens-high*1e8)
	word, count := first, wordSize
	if second != 0 {
		word, count = second, 2*wordSize
	}
	count -= bits.LeadingZeros64(word) / 8
	if last != 0 {
		count = textSize
	}
	return digitText{first + '0'*eachOne, second + '0'*eachOne, byte('0' + last), count}
}

// countDigits returns how many decimal digits n has, which is not zero.
func countDigits(n uint64) int {
	count := bits.Len64(n) * 1233 >> 12
	if n >= tenTo[count] {
		count++
	}
	return count
}

// append appends the digits that count.
func (t digitText) append(dst []byte) []byte {
	n := len(dst)
	t.put(dst[n : n+textSize])
	return dst[:n+t.count]
}

// appendZeros appends as many digits as given, at most maxPoint, of which some may be zeros that do not count.
func (t digitText) appendZeros(dst []byte, n int) []byte {
	end := len(dst)
	b := dst[end : end+textSize+wordSize]
	t.put(b)
	put(b, textSize, '0'*eachOne)
	return dst[:end+n]
}

// appendPoint appends the digits that count with a point after the first, unless none would follow it.
func (t digitText) appendPoint(dst []byte) []byte {
	n := len(dst)
	b := dst[n : n+1+textSize]
	t.put(b[1:])
	b[0], b[1] = byte(t.first), '.'
	if t.count > 1 {
		n++
	}
	return dst[:n+t.count]
}

func (t digitText) put(b []byte) {
	_ = b[textSize-1]
	put(b, 0, t.first)
	put(b, wordSize, t.second)
	b[textSize-1] = t.last
}
