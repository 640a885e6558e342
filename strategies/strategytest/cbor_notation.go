package strategytest

import (
	"encoding/binary"
	"unicode/utf8"
)

// A cborNotation is that of RFC 8949.
type cborNotation struct{}

func (cborNotation) vocabulary() *vocabulary { return cborVocabulary() }
func (cborNotation) validatesText() bool     { return true }

// The major types, and what a head says of its length.
const (
	cborInt, cborNegative, cborBytes, cborText, cborArray, cborMap, cborTag, cborOther = 0, 1, 2, 3, 4, 5, 6, 7

	cborByte, cborIndefinite = 24, 31
)

func (cborNotation) head(src []byte, i int) (h head, ok bool) {
	if i >= len(src) {
		return h, false
	}
	major, info := src[i]>>5, src[i]&31
	h.body, h.n = i+1, uint64(info)
	switch {
	case info == cborIndefinite:
		return cborOpenHead(h, major)
	case info > 27:
		return h, false
	case info >= cborByte:
		size := 1 << (info - cborByte)
		if len(src)-h.body < size {
			return h, false
		}
		var number [8]byte
		copy(number[8-size:], src[h.body:h.body+size])
		h.n, h.body = binary.BigEndian.Uint64(number[:]), h.body+size
	}
	return cborHead(h, major, info)
}

// cborOpenHead is a head without a length.
func cborOpenHead(h head, major byte) (head, bool) {
	h.open = true
	switch major {
	case cborBytes, cborText, cborArray, cborMap:
		h.kind = cborKinds[major]
	case cborOther:
		h.kind = itemBreak
	default:
		return h, false
	}
	return h, true
}

var cborKinds = [8]itemKind{cborBytes: itemBytes, cborText: itemText, cborArray: itemArray, cborMap: itemMap, cborTag: itemTag}

// cborHead is a head with the number n.
func cborHead(h head, major, info byte) (head, bool) {
	h.kind = cborKinds[major]
	switch major {
	case cborInt, cborNegative:
		h.n = 0
	case cborTag:
		h.n = 1
	case cborMap:
		if h.n > 1<<62 {
			return h, false
		}
		h.n *= 2
	case cborOther:
		simple := info == cborByte && h.n < 32
		h.n = 0
		return h, !simple
	}
	return h, true
}

// cborNumber is a head with a number in the shortest form.
func cborNumber(major byte, n uint64) string {
	switch {
	case n < cborByte:
		return string([]byte{major<<5 | byte(n)})
	case n <= 0xFF:
		return cborWide(major, n, 0)
	case n <= 0xFFFF:
		return cborWide(major, n, 1)
	case n <= 0xFFFF_FFFF:
		return cborWide(major, n, 2)
	}
	return cborWide(major, n, 3)
}

// cborWide is a head with a number of 1, 2, 4 or 8 bytes, of which the logarithm is given.
func cborWide(major byte, n uint64, log int) string {
	number := binary.BigEndian.AppendUint64(nil, n)
	return string(append([]byte{major<<5 | cborByte + byte(log)}, number[8-1<<log:]...))
}

func (cborNotation) text(s string) string  { return cborNumber(cborText, uint64(len(s))) + s }
func (cborNotation) bytes(s string) string { return cborNumber(cborBytes, uint64(len(s))) + s }
func (cborNotation) array(n int) string    { return cborNumber(cborArray, uint64(n)) }
func (cborNotation) mapping(n int) string  { return cborNumber(cborMap, uint64(n)) }

func (cborNotation) integer(n int64) string {
	if n < 0 {
		return cborNumber(cborNegative, uint64(^n))
	}
	return cborNumber(cborInt, uint64(n))
}

// The ways in which CBOR says the same in other words.
const (
	longHeads = "the longest heads"
	openItems = "indefinite lengths"
	tagsAdded = "a tag before each item"
)

func (cborNotation) wordings() []string { return []string{longHeads, openItems, tagsAdded} }

func (n cborNotation) reword(dst, src []byte, it *item, wording string) (out []byte, end string) {
	major := src[it.start] >> 5
	original := src[it.start:it.end]
	if it.kind != itemText && it.kind != itemBytes {
		original = src[it.start:it.body]
	}
	switch {
	case it.open: // chunks and breaks stay as they are
		if it.kind == itemArray || it.kind == itemMap {
			end = "\xff"
		}
		return append(dst, original...), end
	case wording == tagsAdded:
		return append(append(dst, "\xd9\xd9\xf7"...), original...), ""
	case wording == openItems && cborKinds[major] != itemScalar && major != cborTag:
		return n.reopen(dst, src, it, major)
	case wording == longHeads && major != cborOther:
		dst = append(dst, cborWide(major, cborArgument(src[it.start:it.body]), 3)...)
		return append(dst, original[it.body-it.start:]...), ""
	}
	return append(dst, original...), ""
}

// cborArgument is the number of a head.
func cborArgument(head []byte) uint64 {
	if len(head) == 1 {
		return uint64(head[0] & 31)
	}
	var number [8]byte
	copy(number[8-len(head)+1:], head[1:])
	return binary.BigEndian.Uint64(number[:])
}

// reopen appends the head of a container without its length, or a string in two chunks.
func (n cborNotation) reopen(dst, src []byte, it *item, major byte) (out []byte, end string) {
	dst = append(dst, major<<5|cborIndefinite)
	if major != cborText && major != cborBytes {
		return dst, "\xff"
	}
	content := src[it.body:it.end]
	half := len(content) / 2
	for half > 0 && major == cborText && !utf8.RuneStart(content[half]) {
		half--
	}
	for _, chunk := range [][]byte{content[:half], content[half:]} {
		dst = append(append(dst, cborNumber(major, uint64(len(chunk)))...), chunk...)
	}
	return append(dst, 0xFF), ""
}
