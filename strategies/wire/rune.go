package wire

import "unicode/utf8"

// runeLen returns the length of the character at the start of s, whose first byte is outside ASCII, or 0 if it is not
// valid UTF-8. Most characters of two and three bytes are recognized by their bits, the others by unicode/utf8.
func runeLen(s []byte) int {
	if len(s) >= 3 {
		switch c := s[0]; {
		case c >= 0xE1 && c <= 0xEF && c != 0xED:
			if s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
				return 3
			}
			return 0
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
		n := runeLen(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// isLineSeparator reports whether s begins with one of the two characters that end a line in JavaScript and not in JSON,
// U+2028 and U+2029.
func isLineSeparator(s []byte) bool {
	return len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2]&^1 == 0xA8
}
