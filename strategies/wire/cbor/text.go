package cbor

import (
	"encoding/binary"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies/wire"
)

// AppendString appends s as text.
func AppendString(dst []byte, s string) []byte {
	return append(appendHead(dst, majorText, uint64(len(s))), s...)
}

// AppendBytes appends v as a byte string, or null for nil.
func AppendBytes(dst []byte, v []byte) []byte {
	if v == nil {
		return append(dst, itemNull)
	}
	return append(appendHead(dst, majorBytes, uint64(len(v))), v...)
}

// String reads text, which may be in chunks and tagged, into memory of its own. Text that is not UTF-8, or something else, is Stop.
func String(src []byte, i int) (s string, next int) {
	if start, end := span(src, i, majorText); end >= 0 {
		if text := src[start:end]; isText(text) {
			return string(text), end
		}
		return "", Stop
	}
	return slowString(src, i, false, false)
}

// ReadString is String for options: with borrow, s refers to the input where it can; with lax, UTF-8 is not looked at.
func ReadString(src []byte, i int, borrow, lax bool) (s string, next int) {
	if start, end := span(src, i, majorText); end >= 0 {
		text := src[start:end]
		switch {
		case !lax && !isText(text):
			return "", Stop
		case borrow:
			return wire.ViewString(text), end
		}
		return string(text), end
	}
	return slowString(src, i, borrow, lax)
}

// slowString reads text that has a tag or is in chunks.
func slowString(src []byte, i int, borrow, lax bool) (s string, next int) {
	i = content(src, i)
	if _, end := span(src, i, majorText); end >= 0 {
		return ReadString(src, i, borrow, lax)
	}
	joined, next := chunks(src, i, majorText, lax)
	return wire.ViewString(joined), next
}

// span returns where the content of a string of the major type is, if its head is at i and says its length. Otherwise end is Stop.
func span(src []byte, i int, major byte) (start, end int) {
	if uint(i) >= uint(len(src)) {
		return 0, Stop
	}
	c := src[i] - major
	if c < info8 {
		start = i + 1
		end = start + int(c)
		if end > len(src) {
			return 0, Stop
		}
		return start, end
	}
	return longSpan(src, i, major)
}

func longSpan(src []byte, i int, major byte) (start, end int) {
	if src[i]&majorMask != major {
		return 0, Stop
	}
	n, start := longNumber(src, i)
	if start < 0 || n > uint64(len(src)-start) {
		return 0, Stop
	}
	return start, start + int(n)
}

// isText reports whether text is UTF-8.
func isText(text []byte) bool {
	const highBits = 0x8080_8080_8080_8080
	rest := text
	for len(rest) >= 8 {
		if binary.NativeEndian.Uint64(rest)&highBits != 0 {
			return wire.ValidText(text)
		}
		rest = rest[8:]
	}
	for _, c := range rest {
		if c >= utf8.RuneSelf {
			return wire.ValidText(text)
		}
	}
	return true
}

// chunks joins a string of indefinite length in memory of its own. Each chunk of text must be UTF-8.
func chunks(src []byte, i int, major byte, lax bool) (joined []byte, next int) {
	if uint(i) >= uint(len(src)) || src[i] != major|infoIndefinite {
		return nil, Stop
	}
	size, next := measure(src, i+1, major)
	if next < 0 {
		return nil, Stop
	}
	joined = make([]byte, 0, size)
	for i++; src[i] != itemBreak; {
		start, end := span(src, i, major)
		if major == majorText && !lax && !isText(src[start:end]) {
			return nil, Stop
		}
		joined = append(joined, src[start:end]...)
		i = end
	}
	return joined, next
}

// measure returns how many bytes the chunks at i have together; next is the index after the break at their end, or Stop.
func measure(src []byte, i int, major byte) (size, next int) {
	for i < len(src) && src[i] != itemBreak {
		start, end := span(src, i, major)
		if end < 0 {
			return 0, Stop
		}
		size += end - start
		i = end
	}
	if i >= len(src) {
		return 0, Stop
	}
	return size, i + 1
}

// byteString reads a byte string, which may be in chunks and tagged. It is part of the input or in memory of its own.
func byteString(src []byte, i int) (v []byte, next int) {
	i = content(src, i)
	if start, end := span(src, i, majorBytes); end >= 0 {
		return src[start:end:end], end
	}
	return chunks(src, i, majorBytes, true)
}

// text reads text. It is part of the input or in memory of its own.
func (d *Decoder) text(i int) (text []byte, next int) {
	i = content(d.Src, i)
	start, end := span(d.Src, i, majorText)
	switch {
	case end < 0:
		return chunks(d.Src, i, majorText, d.Lax)
	case !d.Lax && !isText(d.Src[start:end]):
		return nil, Stop
	}
	return d.Src[start:end:end], end
}
