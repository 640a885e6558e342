package wire

import (
	"unicode/utf16"
	"unicode/utf8"
)

// unquote appends text, which stood between quotes, with its escapes decoded. It refuses quotes, control characters and
// malformed escapes. Lax lets \' pass, as encoding/json does for strings within strings. It copies words as it examines
// them, so there is always room for a word.
func unquote(dst, text []byte, lax bool) (b []byte, ok bool) {
	for len(text) > 0 {
		dst = reserve(dst, wordSize)
		w := loadAny(text)
		n := min(firstByte(readMask(w)), len(text))
		dst = appendWord(dst, w, n)
		text = text[n:]
		if n == wordSize || len(text) == 0 {
			continue
		}
		switch c := text[0]; {
		case c == '\\':
			dst, n = unescape(dst, text, lax)
			if n == 0 {
				return dst, false
			}
		case c >= utf8.RuneSelf:
			dst, n = appendRunes(dst, text)
		default:
			return dst, false
		}
		text = text[n:]
	}
	return dst, true
}

// appendRunes appends the characters outside ASCII at the start of text, or U+FFFD for one byte that is not valid, and
// returns their length in text.
func appendRunes(dst, text []byte) ([]byte, int) {
	n := validRunes(text)
	if n == 0 {
		return append(dst, "\uFFFD"...), 1
	}
	return append(dst, text[:n]...), n
}

// unescape appends what the escape sequence at the start of text stands for and returns its length, or 0 if it is
// malformed. A pair of surrogates is one sequence.
func unescape(dst, text []byte, lax bool) ([]byte, int) {
	if len(text) < 2 {
		return dst, 0
	}
	switch c := text[1]; c {
	case '"', '\\', '/':
		return append(dst, c), 2
	case 'b':
		return append(dst, '\b'), 2
	case 'f':
		return append(dst, '\f'), 2
	case 'n':
		return append(dst, '\n'), 2
	case 'r':
		return append(dst, '\r'), 2
	case 't':
		return append(dst, '\t'), 2
	case 'u':
		return unescapeRune(dst, text)
	case '\'':
		if lax {
			return append(dst, c), 2
		}
	}
	return dst, 0
}

func unescapeRune(dst, text []byte) ([]byte, int) {
	r := hex4(text)
	if r < 0 {
		return dst, 0
	}
	if !utf16.IsSurrogate(r) {
		return utf8.AppendRune(dst, r), 6
	}
	if pair := utf16.DecodeRune(r, hex4(text[6:])); pair != utf8.RuneError {
		return utf8.AppendRune(dst, pair), 12
	}
	return utf8.AppendRune(dst, utf8.RuneError), 6
}

// hex4 returns the value of a sequence \uXXXX at the start of s, or -1.
func hex4(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range s[2:6] {
		v := hexValue(c)
		if v < 0 {
			return -1
		}
		r = r<<4 | v
	}
	return r
}

func hexValue(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c - 'a' + 10)
	case 'A' <= c && c <= 'F':
		return rune(c - 'A' + 10)
	}
	return -1
}
