package wire

import "unicode/utf8"

// AppendCompact appends src, which must be one JSON value, without white space between its tokens and with the characters
// escaped that AppendString escapes for HTML. The offset of an error is 0, as it is in encoding/json.
func AppendCompact(dst, src []byte) ([]byte, error) {
	start := Space(src, 0)
	end := Skip(src, start, 0)
	if end < 0 || Space(src, end) != len(src) {
		return dst, compactError(src)
	}
	return appendTokens(dst, src[start:end], true), nil
}

// appendTokens does it for a value that is known to be well-formed, and escapes only if html is set.
func appendTokens(dst, src []byte, html bool) []byte {
	done := 0
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '"':
			next := skipString(src, i)
			if html {
				dst = append(dst, src[done:i]...)
				dst = appendHTML(dst, src[i:next])
				done = next
			}
			i = next
		case isSpace(c):
			dst = append(dst, src[done:i]...)
			i = Space(src, i)
			done = i
		default:
			i++
		}
	}
	return append(dst, src[done:]...)
}

func compactError(src []byte) error {
	err, ok := Check(src).(*SyntaxError)
	if !ok {
		return ErrStopped
	}
	err.Offset = 0
	return err
}

// appendHTML appends the string literal s with '<', '>', '&', U+2028 and U+2029 escaped. Invalid UTF-8 stays.
func appendHTML(dst, s []byte) []byte {
	for {
		n := htmlRun(s)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return dst
		}
		dst, s = appendHTMLByte(dst, s[n:])
	}
}

// htmlRun returns how many bytes at the start of s htmlMask would not mark.
func htmlRun(s []byte) int {
	for i := 0; i < len(s); i += wordSize {
		if n := firstByte(htmlMask(loadAny(s[i:]))); n < wordSize {
			return i + n
		}
	}
	return len(s)
}

// appendHTMLByte appends the first character of s, one that htmlMask marks, and returns what follows it.
func appendHTMLByte(dst, s []byte) (out, rest []byte) {
	if c := s[0]; c < utf8.RuneSelf || isLineSeparator(s) {
		dst, n := appendEscape(dst, s)
		return dst, s[n:]
	}
	return append(dst, s[0]), s[1:]
}
