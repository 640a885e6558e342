package msgpack

import (
	"encoding/binary"
	"math"
)

// A form says what follows an initial byte that holds no number.
type form struct {
	fixed  uint8 // how many bytes always follow
	length uint8 // how many of them, the first, are a length
	parts  uint8 // 1 if the length counts the elements of an array, 2 if it counts the members of a map; 0 if it counts bytes
}

// forms are those of the initial bytes from firstItem on.
var forms = [fixNegative - firstItem]form{
	itemBytes8 - firstItem:   {1, 1, 0},
	itemBytes16 - firstItem:  {2, 2, 0},
	itemBytes32 - firstItem:  {4, 4, 0},
	itemExt8 - firstItem:     {2, 1, 0},
	itemExt16 - firstItem:    {3, 2, 0},
	itemExt32 - firstItem:    {5, 4, 0},
	itemFloat32 - firstItem:  {4, 0, 0},
	itemFloat64 - firstItem:  {8, 0, 0},
	itemUint8 - firstItem:    {1, 0, 0},
	itemUint16 - firstItem:   {2, 0, 0},
	itemUint32 - firstItem:   {4, 0, 0},
	itemUint64 - firstItem:   {8, 0, 0},
	itemInt8 - firstItem:     {1, 0, 0},
	itemInt16 - firstItem:    {2, 0, 0},
	itemInt32 - firstItem:    {4, 0, 0},
	itemInt64 - firstItem:    {8, 0, 0},
	itemFixExt1 - firstItem:  {2, 0, 0},
	itemFixExt2 - firstItem:  {3, 0, 0},
	itemFixExt4 - firstItem:  {5, 0, 0},
	itemFixExt8 - firstItem:  {9, 0, 0},
	itemFixExt16 - firstItem: {17, 0, 0},
	itemText8 - firstItem:    {1, 1, 0},
	itemText16 - firstItem:   {2, 2, 0},
	itemText32 - firstItem:   {4, 4, 0},
	itemArray16 - firstItem:  {2, 2, 1},
	itemArray32 - firstItem:  {4, 4, 1},
	itemMap16 - firstItem:    {2, 2, 2},
	itemMap32 - firstItem:    {4, 4, 2},
}

// append32 appends an initial byte and a number of 32 bits.
func append32(dst []byte, initial byte, n uint32) []byte {
	return append(dst, initial, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// append64 appends an initial byte and a number of 64 bits.
func append64(dst []byte, initial byte, n uint64) []byte {
	return append(dst, initial, byte(n>>56), byte(n>>48), byte(n>>40), byte(n>>32), byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// appendLength appends a head with a length of 8, 16 or 32 bits, whose initial bytes are first and the two after it. Like all that follows
// a look at what is commonest, it is not inlined, since the calls are many and the code is long.
//
//go:noinline
func appendLength(dst []byte, first byte, n uint64) []byte {
	if n <= math.MaxUint8 {
		return append(dst, first, byte(n))
	}
	return appendWideLength(dst, first+1, n)
}

// appendWideLength appends a head with a length of 16 or 32 bits, whose initial bytes are first and the one after it.
//
//go:noinline
func appendWideLength(dst []byte, first byte, n uint64) []byte {
	switch {
	case n <= math.MaxUint16:
		return append(dst, first, byte(n>>8), byte(n))
	case n <= math.MaxUint32:
		return append32(dst, first+1, uint32(n))
	}
	return append(dst, itemNever)
}

// number reads a number of 1, 2, 4 or 8 bytes, the logarithm of which is given, at i, which is not beyond the end. next is Stop if the input
// ends in it.
func number(src []byte, i int, log byte) (n uint64, next int) {
	rest := src[i:]
	switch log {
	case 0:
		if len(rest) >= 1 {
			return uint64(rest[0]), i + 1
		}
	case 1:
		if len(rest) >= 2 {
			return uint64(binary.BigEndian.Uint16(rest)), i + 2
		}
	case 2:
		if len(rest) >= 4 {
			return uint64(binary.BigEndian.Uint32(rest)), i + 4
		}
	case 3:
		if len(rest) >= 8 {
			return binary.BigEndian.Uint64(rest), i + 8
		}
	}
	return 0, Stop
}
