package wire

import "unicode/utf8"

// runeLen returns the length of the character at the start of s, whose first byte is outside ASCII, or 0 if it is not
// valid UTF-8. Most characters of two and three bytes are recognized by their bits, the others by unicode/utf8.
func runeLen(s []byte) int {
	if len(s) >= 3 {
		switch c := s[0]; {
		case c&0xF0 == 0xE0:
			switch {
			case s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80, c == 0xE0 && s[1] < 0xA0, c == 0xED && s[1] >= 0xA0:
				return 0
			}
			return 3
		case c >= 0xC2 && c <= 0xDF:
			if s[1]&0xC0 == 0x80 {
				return 2
			}
			return 0
		}
	}
	r, size := utf8.DecodeRune(s)
	if r == utf8.RuneError && size == 1 {
		return 0
	}
	return size
}

// validRunes returns how many bytes at the start of s are valid characters outside ASCII.
func validRunes(s []byte) int {
	i := 0
	for i < len(s) && s[i] >= utf8.RuneSelf {
		if i+wordSize <= len(s) {
			if n := commonRunes(load(s, i), validLeads); n > 0 {
				i = eightRunes(s, i+n)
				continue
			}
		}
		n := runeLen(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// ValidText reports whether s is valid UTF-8.
func ValidText(s []byte) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			for i+wordSize <= len(s) && load(s, i)&eachHigh == 0 {
				i += wordSize
			}
			continue
		}
		n := validRunes(s[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// Sets of the low halves of the first bytes of characters of three bytes.
const (
	validLeads    = 0xFFFF &^ (1<<0x0 | 1<<0xD) // after the others, any two bytes of continuation make a character
	writableLeads = validLeads &^ (1 << 0x2)    // U+2028 and U+2029 begin with 0xE2
)

// commonRunes returns 6 if w begins with two characters of three bytes each, whose first bytes are in the set, 8 if it is four
// of two bytes each, and 0 otherwise.
func commonRunes(w uint64, leads uint) int {
	const (
		mask3, bits3 = 0xC0C0F0_C0C0F0, 0x8080E0_8080E0
		mask2, bits2 = 0xC0E0_C0E0_C0E0_C0E0, 0x80C0_80C0_80C0_80C0
		each2        = 0x0001_0001_0001_0001
	)
	switch {
	case w&mask3 == bits3 && leads>>(w&0xF)&(leads>>(w>>24&0xF))&1 != 0:
		return 6
	case w&mask2 == bits2 && (w&(0x1E*each2)+0x1E*each2)&(0x20*each2) == 0x20*each2: // none begins with 0xC0 or 0xC1
		return 8
	}
	return 0
}

// eightRunes passes over characters of three bytes at index i of s as long as there are eight of them, in three words, and none
// begins with 0xE0, 0xE2 or 0xED. It returns the index after them.
func eightRunes(s []byte, i int) int {
	const (
		mask0, bits0, low0 = 0xC0F0C0C0F0C0C0F0, 0x80E08080E08080E0, 0x000F00000F00000F
		mask1, bits1, low1 = 0xF0C0C0F0C0C0F0C0, 0xE08080E08080E080, 0x0F00000F00000F00
		mask2, bits2, low2 = 0xC0C0F0C0C0F0C0C0, 0x8080E08080E08080, 0x00000F00000F0000

		high, not2, allD = 0x80 * eachOne, 0x0D * eachOne, 0x0D * eachOne
	)
	for ; i+3*wordSize <= len(s); i += 3 * wordSize {
		u, v, w := load(s, i), load(s, i+wordSize), load(s, i+2*wordSize)
		if (u&mask0^bits0)|(v&mask1^bits1)|(w&mask2^bits2) != 0 {
			break
		}
		x := u&low0 | v&low1 | w&low2 // the low halves of the eight first bytes, each in a byte of its own
		if (x&not2+(high-eachOne))&(x^allD+(high-eachOne))&high != high {
			break
		}
	}
	return i
}

// isLineSeparator reports whether s begins with one of the two characters that end a line in JavaScript and not in JSON,
// U+2028 and U+2029.
func isLineSeparator(s []byte) bool {
	return len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2]&^1 == 0xA8
}
