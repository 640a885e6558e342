package wire

import (
	"unicode/utf8"
	"unsafe"
)

const hexDigits = "0123456789abcdef"

// AppendString appends s as a JSON string. Quotes, backslashes, control characters, '<', '>', '&', U+2028 and U+2029 are
// escaped; each byte of invalid UTF-8 is written as \ufffd.
func AppendString(dst []byte, s string) []byte { return AppendText(dst, viewBytes(s)) }

// AppendText is AppendString for bytes. What comes before the first special character is copied at once. From then on words
// are copied as they are examined, so there is always room for what is left of s, the closing quote and a word more.
func AppendText(dst []byte, s []byte) []byte {
	if cap(dst)-len(dst) < len(s)+textSlack {
		dst = reserve(dst, len(s)+textSlack)
	}
	dst = append(dst, '"')
	if len(s) >= wordSize {
		n := writableRun(s)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return append(dst, '"')
		}
		dst, s = appendSpecial(dst, s[n:])
	}
	for len(s) >= wordSize {
		w := load(s, 0)
		n := firstByte(writeMask(w))
		dst = appendWord(dst, w, n)
		s = s[n:]
		if n < wordSize {
			dst, s = appendSpecial(dst, s)
		}
	}
	return appendTail(dst, s)
}

// appendTail appends s, which is shorter than a word, and the closing quote.
func appendTail(dst, s []byte) []byte {
	for {
		w := loadShort(s)
		n := firstByte(writeMask(w))
		if n >= len(s) {
			return append(appendWord(dst, w, len(s)), '"')
		}
		dst = appendWord(dst, w, n)
		dst, s = appendSpecial(dst, s[n:])
	}
}

// writableRun returns how many bytes at the start of s, which is at least a word long, are written as they are. The last
// word examined overlaps the one before it.
func writableRun(s []byte) int {
	last, i := len(s)-wordSize, 0
	for Wide && i+WideSize <= len(s) {
		n := PlainToWrite(unsafe.Pointer(&s[i]))
		if i += n; n < WideSize {
			return i
		}
	}
	for ; i < last; i += wordSize {
		if m := writeMask(load(s, i)); m != 0 {
			return i + firstByte(m)
		}
	}
	return last + firstByte(writeMask(load(s, last)))
}

// textSlack is the room that AppendText needs beyond the length of the string.
const textSlack = wordSize + len(`""`)

// AppendQuotedString appends what the option "string" makes of a string: the JSON string that holds the JSON string s.
func AppendQuotedString(dst []byte, s string) []byte { return AppendQuotedStyled(dst, s, 0) }

// AppendQuotedStyled is AppendQuotedString in a style; it repairs UTF-8 in any.
func AppendQuotedStyled(dst []byte, s string, style Style) []byte {
	inner := AppendStyled(nil, s, style&^LaxUTF8)
	dst = append(dst, '"')
	for _, c := range inner {
		if c == '"' || c == '\\' {
			dst = append(dst, '\\')
		}
		dst = append(dst, c)
	}
	return append(dst, '"')
}

// appendSpecial appends the first characters of s, which AppendText does not copy as they are, and returns what follows
// them.
func appendSpecial(dst, s []byte) ([]byte, []byte) {
	if c := s[0]; c < utf8.RuneSelf {
		w := escapes[c]
		dst = appendWord(dst, w, int(w>>56))
		s = s[1:]
	} else if n := writableRunes(s); n > 0 {
		dst = append(dst, s[:n]...)
		s = s[n:]
	} else {
		dst, n = appendEscape(dst, s)
		s = s[n:]
	}
	return reserve(dst, len(s)+textSlack), s
}

// writableRunes returns how many bytes at the start of s are characters outside ASCII that are written as they are.
func writableRunes(s []byte) int {
	i := 0
	for i < len(s) && s[i] >= utf8.RuneSelf {
		if i+wordSize <= len(s) {
			if n := commonRunes(load(s, i), writableLeads); n > 0 {
				i = eightRunes(s, i+n)
				continue
			}
		}
		n := runeLen(s[i:])
		if n == 0 || s[i] == 0xE2 && isLineSeparator(s[i:]) {
			break
		}
		i += n
	}
	return i
}

// appendEscape appends the first character of s escaped and returns its length in s.
func appendEscape(dst, s []byte) ([]byte, int) {
	c := s[0]
	if c < utf8.RuneSelf {
		if short := shortEscapes[c]; short != 0 {
			return append(dst, '\\', short), 1
		}
		return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF]), 1
	}
	if isLineSeparator(s) {
		return append(dst, '\\', 'u', '2', '0', '2', hexDigits[s[2]&0xF]), 3
	}
	return append(dst, `\ufffd`...), 1
}

// escapes are what is written for the characters of ASCII that are escaped, and its length in the highest byte.
var escapes = func() (words [utf8.RuneSelf]uint64) {
	for c := range words {
		var b [wordSize]byte
		text, _ := appendEscape(b[:0], []byte{byte(c)})
		words[c] = load(b[:], 0) | uint64(len(text))<<56
	}
	return words
}()

// shortEscapes holds what follows the backslash for the characters with an escape of two bytes.
var shortEscapes = [utf8.RuneSelf]byte{'"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}
