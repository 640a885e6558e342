package wire

// A Style says what is left out when strings are written. The zero value leaves nothing out.
type Style uint8

const (
	// PlainHTML writes '<', '>' and '&' as they are.
	PlainHTML Style = 1 << iota
	// LaxUTF8 copies bytes outside ASCII without looking at them, valid or not, and U+2028 and U+2029, too.
	LaxUTF8
)

// AppendStyled is AppendString in a style.
func AppendStyled(dst []byte, s string, style Style) []byte {
	if style == 0 {
		return AppendString(dst, s)
	}
	rest := viewBytes(s)
	dst = append(reserve(dst, len(rest)+textSlack), '"')
	for len(rest) > 0 {
		n := styledRun(rest, style)
		if n == 0 && style&LaxUTF8 == 0 {
			n = writableRunes(rest)
		}
		if n > 0 {
			dst = append(dst, rest[:n]...)
		} else {
			dst, n = appendEscape(dst, rest)
		}
		rest = rest[n:]
	}
	return append(dst, '"')
}

// styledRun returns how many bytes at the start of s are written as they are in a style, whatever follows them.
func styledRun(s []byte, style Style) int {
	for i := 0; i < len(s); i += wordSize {
		w := loadAny(s[i:])
		mask := scanMask(w)
		if style&PlainHTML == 0 {
			mask |= markupMask(w)
		}
		if style&LaxUTF8 == 0 {
			mask |= w & eachHigh
		}
		if n := i + firstByte(mask); n < i+wordSize {
			return min(n, len(s))
		}
	}
	return len(s)
}

// compact is AppendCompact in the encoder's style.
func (e *Encoder) compact(dst, src []byte) ([]byte, error) {
	if e.Style&PlainHTML == 0 {
		return AppendCompact(dst, src)
	}
	start := Space(src, 0)
	end := Skip(src, start, 0)
	if end < 0 || Space(src, end) != len(src) {
		return dst, compactError(src)
	}
	return appendTokens(dst, src[start:end], false), nil
}

// ReadString is String for those that give up some of what it does: borrow makes the result refer to src where it can, and
// lax leaves invalid UTF-8 as it is in strings without escapes.
func ReadString(src []byte, i int, borrow, lax bool) (s string, next int) {
	if uint(i) >= uint(len(src)) || src[i] != '"' {
		return "", Stop
	}
	next, escaped := scanString(src, i+1)
	if next < 0 || escaped {
		return String(src, i)
	}
	text := src[i+1 : next-1]
	switch {
	case !lax && !ValidText(text):
		return String(src, i)
	case borrow:
		return ViewString(text), next
	}
	return string(text), next
}
