package wire

import (
	"math/bits"
	"unicode/utf8"
	"unsafe"
)

// String reads a string into memory of its own. Lone surrogates and invalid UTF-8 become U+FFFD.
func String(src []byte, i int) (s string, next int) {
	if uint(i) >= uint(len(src)) || src[i] != '"' {
		return "", Stop
	}
	end := plainRun(src, i+1)
	if end < len(src) && src[end] == '"' {
		return string(src[i+1 : end]), end + 1
	}
	return stringSlow(src, i, end)
}

// stringSlow reads the string at i whose plain characters end before its end.
func stringSlow(src []byte, i, plain int) (string, int) {
	next, escaped := scanString(src, plain)
	if next < 0 {
		return "", Stop
	}
	text := src[i+1 : next-1]
	if !escaped && ValidText(text[plain-i-1:]) {
		return string(text), next
	}
	var stack [256]byte
	buf := stack[:0]
	if len(text) > len(stack) {
		buf = make([]byte, 0, len(text))
	}
	buf, ok := unquote(buf, text, false)
	if !ok {
		return "", Stop
	}
	if len(buf) > len(stack) && cap(buf)-len(buf) < len(buf)/4 {
		return ViewString(buf), next
	}
	return string(buf), next
}

// plainRun returns the index at or after i of the first byte that readMask marks, or len(src).
func plainRun(src []byte, i int) int {
	for Wide && i+WideSize <= len(src) {
		n := PlainToRead(unsafe.Pointer(&src[i]))
		if i += n; n < WideSize {
			return i
		}
	}
	for ; i+wordSize <= len(src); i += wordSize {
		if m := readMask(load(src, i)); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for i < len(src) && plain(src[i]) {
		i++
	}
	return i
}

func plain(c byte) bool { return c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf }

// scanString finds the end of a string from an index inside it: next is the index after the closing quote, or Stop when
// there is none or a character is not allowed. It leaves it to unquote to look at what follows a backslash.
func scanString(src []byte, i int) (next int, escaped bool) {
	for {
		i = scanRun(src, i)
		if i >= len(src) {
			return Stop, escaped
		}
		switch src[i] {
		case '"':
			return i + 1, escaped
		case '\\':
			escaped = true
			i += 2
		default:
			return Stop, escaped
		}
	}
}

// scanRun returns the index at or after i of the first quote, backslash or control character, or an index at or beyond
// the end.
func scanRun(src []byte, i int) int {
	for ; i+wordSize <= len(src); i += wordSize {
		if m := scanMask(load(src, i)); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for i < len(src) && src[i] >= ' ' && src[i] != '"' && src[i] != '\\' {
		i++
	}
	return i
}

// skipString passes over the string at i with all that unquote would check.
func skipString(src []byte, i int) (next int) {
	i++
	for {
		i = scanRun(src, i)
		if i >= len(src) {
			return Stop
		}
		switch src[i] {
		case '"':
			return i + 1
		case '\\':
			n := escapeLen(src[i:])
			if n == 0 {
				return Stop
			}
			i += n
		default:
			return Stop
		}
	}
}

// escapeLen returns the length of the escape sequence at the start of s, or 0 if it is malformed.
func escapeLen(s []byte) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if hex4(s) >= 0 {
			return 6
		}
	}
	return 0
}
