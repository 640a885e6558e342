package wire

import "math/bits"

// AppendInt appends v in decimal.
func AppendInt(dst []byte, v int64) []byte {
	if uint64(v) < 10 {
		return append(dst, byte('0'+v))
	}
	return appendInt(dst, v)
}

func appendInt(dst []byte, v int64) []byte {
	if v < 0 {
		return AppendUint(append(dst, '-'), -uint64(v))
	}
	return appendUint(dst, uint64(v))
}

// twoDigits are the numbers below 100, each at twice its value.
const twoDigits = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849" +
	"5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

// AppendUint appends v in decimal.
func AppendUint(dst []byte, v uint64) []byte {
	if v < 10 {
		return append(dst, byte('0'+v))
	}
	return appendUint(dst, v)
}

// maxUint is how many bytes appendUint may write to, which is more than any integer has digits.
const maxUint = 3 * wordSize

func appendUint(dst []byte, v uint64) []byte {
	if v < 100 {
		return append(dst, twoDigits[2*v], twoDigits[2*v+1])
	}
	dst = reserve(dst, maxUint)
	if v < 1e8 {
		return appendLeading(dst, v)
	}
	high := v / 1e8
	if high < 1e8 {
		dst = appendLeading(dst, high)
	} else {
		dst = appendLeading(dst, high/1e8)
		dst = appendEight(dst, high%1e8)
	}
	return appendEight(dst, v%1e8)
}

// appendLeading appends v, which is below 10^8, without leading zeros. There must be room for a word.
func appendLeading(dst []byte, v uint64) []byte {
	w := eightDigits(v)
	zeros := bits.TrailingZeros64(w|1<<56) &^ 7
	n := len(dst)
	put(dst[:n+wordSize], n, (w+'0'*eachOne)>>zeros)
	return dst[:n+wordSize-zeros/8]
}

// appendEight appends v, which is below 10^8, as eight digits. There must be room for a word.
func appendEight(dst []byte, v uint64) []byte {
	n := len(dst)
	dst = dst[:n+wordSize]
	put(dst, n, eightDigits(v)+'0'*eachOne)
	return dst
}

// eightDigits returns the digits of v, which is below 10^8, as the bytes of a word, the first in the lowest. It splits
// into two lanes of four digits, four of two and eight of one. In each step a multiplication and a shift divide all lanes,
// and another multiplication takes the quotients from where they are and adds them in the lanes below the remainders.
func eightDigits(v uint64) uint64 {
	high := v * 109951163 >> 40
	w := v<<32 - high*(10000<<32-1)
	high = w * 10486 >> 20 & 0x0000_007F_0000_007F
	w = w<<16 - high*(100<<16-1)
	high = w * 103 >> 10 & 0x000F_000F_000F_000F
	return w<<8 - high*(10<<8-1)
}
