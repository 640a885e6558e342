package msgpack

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unsafe"
)

// What this file exports is for engines that call nothing while they work: all of it is small enough to be inlined. The Put functions write
// to memory with room for Slack bytes, and return where the next byte goes; the Peek functions look at memory that can be read Slack bytes
// far, and return how many bytes the head is long, 0 if the item is none of those that they know. All of it does what the append and read
// functions do, or leaves it to them.

// Slack is how many bytes the Put functions may write to, and the Peek functions may read.
const Slack = 16

// Items of one byte, and a word that no key begins with.
const (
	ByteFalse = itemFalse
	ByteTrue  = itemTrue
	ByteNull  = itemNil
	NoKey     = itemNever * 0x0101010101010101
)

// ChecksText says that text must be UTF-8 when it is read.
const ChecksText = false

// classes are the logarithms of how many bytes a number of so many bits takes in a head.
var classes = [65]uint8{
	9: 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
}

// putNumber writes an initial byte, that of the class added, and the lower bytes of n, the logarithm of how many is the class.
func putNumber(d unsafe.Pointer, initial, class byte, n uint64) unsafe.Pointer {
	size := uint(1) << (class & 3)
	*(*byte)(d) = initial + class
	binary.BigEndian.PutUint64((*[8]byte)(unsafe.Add(d, 1))[:], n<<(-size*8&63))
	return unsafe.Add(d, 1+size)
}

// PutInt writes v.
func PutInt(d unsafe.Pointer, v int64) unsafe.Pointer {
	if uint64(v-minFixInt) <= maxFixInt-minFixInt {
		*(*byte)(d) = byte(v)
		return unsafe.Add(d, 1)
	}
	sign := v >> 63
	return putNumber(d, itemUint8+byte(sign)&4, classes[bits.Len64(uint64(v^sign))-int(sign)], uint64(v))
}

// PutUint writes v.
func PutUint(d unsafe.Pointer, v uint64) unsafe.Pointer {
	if v <= maxFixInt {
		*(*byte)(d) = byte(v)
		return unsafe.Add(d, 1)
	}
	return putNumber(d, itemUint8, classes[bits.Len64(v)], v)
}

// PutTextHead writes the head of text of n bytes, fewer than 2³².
func PutTextHead(d unsafe.Pointer, n int) unsafe.Pointer {
	if n <= maxFixText {
		*(*byte)(d) = fixText | byte(n)
		return unsafe.Add(d, 1)
	}
	return putNumber(d, itemText8, classes[bits.Len(uint(n))], uint64(n))
}

// PutArrayHead writes the head of an array of n elements, fewer than 2³².
func PutArrayHead(d unsafe.Pointer, n int) unsafe.Pointer {
	if n <= maxFixCount {
		*(*byte)(d) = fixArray | byte(n)
		return unsafe.Add(d, 1)
	}
	return putNumber(d, itemArray16-1, classes[bits.Len(uint(n|0x100))], uint64(n))
}

// MaxNumber is how many bytes a number takes at most.
const MaxNumber = 9

// MapRoom is how many bytes the head of a map takes that has up to most members, most being below 65,536.
func MapRoom(most int) uintptr {
	if most <= maxFixCount {
		return 1
	}
	return 3
}

// FillMap writes the head of a map of n members, n being below 65,536, and returns its length. It writes no more than that.
func FillMap(p unsafe.Pointer, n int) uintptr {
	b := (*[3]byte)(p)
	if n <= maxFixCount {
		b[0] = fixMap | byte(n)
		return 1
	}
	b[0], b[1], b[2] = itemMap16, byte(n>>8), byte(n)
	return 3
}

// PutFloat64 writes v.
func PutFloat64(d unsafe.Pointer, v float64) (next unsafe.Pointer, ok bool) {
	*(*byte)(d) = itemFloat64
	binary.BigEndian.PutUint64((*[8]byte)(unsafe.Add(d, 1))[:], math.Float64bits(v))
	return unsafe.Add(d, 9), true
}

// PutFloat32 writes v.
func PutFloat32(d unsafe.Pointer, v float32) (next unsafe.Pointer, ok bool) {
	*(*byte)(d) = itemFloat32
	binary.BigEndian.PutUint32((*[4]byte)(unsafe.Add(d, 1))[:], math.Float32bits(v))
	return unsafe.Add(d, 5), true
}

// IsNull reports whether an item that begins with c is nil.
func IsNull(c byte) bool { return c == ByteNull }

// PeekInt returns an integer whose head is one byte: it is v, or, where sign is all ones and not zero, the int64 with the bits of v.
func PeekInt(p unsafe.Pointer) (v, sign uint64, size int) {
	n := int64(*(*int8)(p))
	if n >= minFixInt {
		size = 1
	}
	return uint64(n), uint64(n >> 63), size
}

// PeekLongInt returns an integer whose head is longer.
func PeekLongInt(p unsafe.Pointer) (v, sign uint64, size int) {
	class := *(*byte)(p) - itemUint8
	length := uint(1) << (class & 3)
	if class < 8 {
		size = 1 + int(length)
	}
	n := int64(binary.BigEndian.Uint64((*[8]byte)(unsafe.Add(p, 1))[:]))
	sign = uint64(n>>63) & -uint64(class>>2) // of a signed form
	unused := -length * 8 & 63
	return uint64(n)>>unused | sign<<((63-unused)&63), sign, size
}

// PeekText returns how long text is, if its head has one byte or two.
func PeekText(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p))
	if uint(c-fixText) <= maxFixText {
		return c - fixText, 1
	}
	if c == itemText8 {
		return int(*(*byte)(unsafe.Add(p, 1))), 2
	}
	return 0, 0
}

// PeekMap returns how many members a map has, if its head has one byte.
func PeekMap(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p)) - fixMap
	if uint(c) <= maxFixCount {
		return c, 1
	}
	return 0, 0
}

// PeekArray returns how many elements an array has, if its head has one byte.
func PeekArray(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p)) - fixArray
	if uint(c) <= maxFixCount {
		return c, 1
	}
	return 0, 0
}

// PeekFloat64 returns a float of 64 or 32 bits.
func PeekFloat64(p unsafe.Pointer) (v float64, size int) {
	switch w := binary.BigEndian.Uint64((*[8]byte)(unsafe.Add(p, 1))[:]); *(*byte)(p) {
	case itemFloat64:
		return math.Float64frombits(w), 9
	case itemFloat32:
		return float64(math.Float32frombits(uint32(w >> 32))), 5
	}
	return 0, 0
}
