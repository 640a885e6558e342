package cbor

import "encoding/binary"

// maxHead is the most bytes that a head has: an initial byte and eight of a number.
const maxHead = 9

// appendHead appends the initial byte of an item, and its number in the shortest form.
func appendHead(dst []byte, major byte, n uint64) []byte {
	if n < info8 {
		return append(dst, major|byte(n))
	}
	return appendLongHead(dst, major, n)
}

// appendLongHead is not inlined into all that appends.
//
//go:noinline
func appendLongHead(dst []byte, major byte, n uint64) []byte {
	switch {
	case n <= 0xFF:
		return append(dst, major|info8, byte(n))
	case n <= 0xFFFF:
		return append(dst, major|info16, byte(n>>8), byte(n))
	case n <= 0xFFFF_FFFF:
		return append(dst, major|info32, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	return append(dst, major|info64, byte(n>>56), byte(n>>48), byte(n>>40), byte(n>>32), byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// headLen is how many bytes appendHead appends.
func headLen(n uint64) int {
	switch {
	case n < info8:
		return 1
	case n <= 0xFF:
		return 2
	case n <= 0xFFFF:
		return 3
	case n <= 0xFFFF_FFFF:
		return 5
	}
	return maxHead
}

// number reads the number of the head at i. next is Stop if the input ends in it or it has none.
func number(src []byte, i int) (n uint64, next int) {
	if uint(i) >= uint(len(src)) {
		return 0, Stop
	}
	if info := src[i] & infoMask; info < info8 {
		return uint64(info), i + 1
	}
	return longNumber(src, i)
}

func longNumber(src []byte, i int) (n uint64, next int) {
	rest := src[i+1:]
	switch src[i] & infoMask {
	case info8:
		if len(rest) >= 1 {
			return uint64(rest[0]), i + 2
		}
	case info16:
		if len(rest) >= 2 {
			return uint64(binary.BigEndian.Uint16(rest)), i + 3
		}
	case info32:
		if len(rest) >= 4 {
			return uint64(binary.BigEndian.Uint32(rest)), i + 5
		}
	case info64:
		if len(rest) >= 8 {
			return binary.BigEndian.Uint64(rest), i + maxHead
		}
	}
	return 0, Stop
}

// majorNone is a major type that no item has.
const majorNone = 1

// majorAt returns the major type of the item at i, or majorNone if the input ends before it.
func majorAt(src []byte, i int) byte {
	if uint(i) >= uint(len(src)) {
		return majorNone
	}
	return src[i] & majorMask
}

// content returns the index of what the tags at i stand before. Of more than 10,000 it is one of them, since so many are not well-formed.
func content(src []byte, i int) int {
	for n := 0; n < maxDepth && majorAt(src, i) == majorTag; n++ {
		_, i = number(src, i)
	}
	return i
}

// untag returns the number of the tag at i and the index of what is tagged. next is Stop if there is no tag.
func untag(src []byte, i int) (tag uint64, next int) {
	if majorAt(src, i) != majorTag {
		return 0, Stop
	}
	return number(src, i)
}
