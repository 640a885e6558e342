package cbor

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unsafe"
)

// What this file exports is for engines that call nothing while they work: all of it is small enough to be inlined. The Put functions write to
// memory with room for Slack bytes, and return where the next byte goes; the Peek functions look at memory that can be read Slack bytes far,
// and return how many bytes the head is long, 0 if the item is none of those that they know. All of it does what the append and read functions
// do, or leaves it to them.

// Slack is how many bytes the Put functions may write to, and the Peek functions may read.
const Slack = 16

// Items of one byte, and a word that no key begins with.
const (
	ByteFalse = itemFalse
	ByteTrue  = itemTrue
	ByteNull  = itemNull
	NoKey     = itemBreak * 0x0101010101010101
)

// ChecksText says that text must be UTF-8 when it is read.
const ChecksText = true

// classes are the logarithms of how many bytes a number of so many bits takes in a head.
var classes = [65]uint8{
	9: 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
}

func putHead(d unsafe.Pointer, major byte, n uint64) unsafe.Pointer {
	if n < info8 {
		*(*byte)(d) = major | byte(n)
		return unsafe.Add(d, 1)
	}
	class := classes[bits.Len64(n)]
	size := uint(1) << (class & 3)
	*(*byte)(d) = major + info8 + class
	binary.BigEndian.PutUint64((*[8]byte)(unsafe.Add(d, 1))[:], n<<((64-8*size)&63))
	return unsafe.Add(d, 1+size)
}

// PutInt writes v.
func PutInt(d unsafe.Pointer, v int64) unsafe.Pointer {
	return putHead(d, byte(v>>63)&majorNegint, uint64(v^v>>63))
}

// PutUint writes v.
func PutUint(d unsafe.Pointer, v uint64) unsafe.Pointer { return putHead(d, majorUint, v) }

// PutTextHead writes the head of text of n bytes.
func PutTextHead(d unsafe.Pointer, n int) unsafe.Pointer { return putHead(d, majorText, uint64(n)) }

// PutArrayHead writes the head of an array of n elements.
func PutArrayHead(d unsafe.Pointer, n int) unsafe.Pointer { return putHead(d, majorArray, uint64(n)) }

// MaxNumber is how many bytes a number takes at most.
const MaxNumber = maxHead

// MapRoom is how many bytes the head of a map takes that has up to most members, most being below 65,536.
func MapRoom(most int) uintptr {
	switch {
	case most < info8:
		return 1
	case most <= 0xFF:
		return 2
	}
	return 3
}

// FillMap writes the head of a map of n members, n being below 65,536, and returns its length. It writes no more than that.
func FillMap(p unsafe.Pointer, n int) uintptr {
	b := (*[3]byte)(p)
	switch {
	case n < info8:
		b[0] = majorMap | byte(n)
		return 1
	case n <= 0xFF:
		b[0], b[1] = majorMap|info8, byte(n)
		return 2
	}
	b[0], b[1], b[2] = majorMap|info16, byte(n>>8), byte(n)
	return 3
}

// PutFloat64 writes v if no shorter float holds it.
func PutFloat64(d unsafe.Pointer, v float64) (next unsafe.Pointer, ok bool) {
	*(*byte)(d) = itemFloat64
	binary.BigEndian.PutUint64((*[8]byte)(unsafe.Add(d, 1))[:], math.Float64bits(v))
	return unsafe.Add(d, 9), float64(float32(v)) != v && v == v
}

// PutFloat32 writes v if it has more digits than a half float.
func PutFloat32(d unsafe.Pointer, v float32) (next unsafe.Pointer, ok bool) {
	b := math.Float32bits(v)
	*(*byte)(d) = itemFloat32
	binary.BigEndian.PutUint32((*[4]byte)(unsafe.Add(d, 1))[:], b)
	return unsafe.Add(d, 5), b&(1<<lost-1) != 0 && v == v
}

// IsNull reports whether an item that begins with c is null or undefined.
func IsNull(c byte) bool { return c&^1 == itemNull }

// PeekInt returns an integer whose head is one byte: it is v, or, where sign is all ones and not zero, the int64 with the bits of v.
func PeekInt(p unsafe.Pointer) (v, sign uint64, size int) {
	c := *(*byte)(p)
	sign = -uint64(c >> 5)
	if c&^majorNegint < info8 {
		size = 1
	}
	return uint64(c&infoMask) ^ sign, sign, size
}

// PeekLongInt returns an integer whose head is longer.
func PeekLongInt(p unsafe.Pointer) (v, sign uint64, size int) {
	c := *(*byte)(p)
	class := c&^majorNegint - info8
	sign = -uint64(c >> 5)
	v = binary.BigEndian.Uint64((*[8]byte)(unsafe.Add(p, 1))[:])
	if class < 4 {
		length := uint(1) << class
		v >>= (64 - 8*length) & 63
		size = 1 + int(length)
	}
	return v ^ sign, sign, size
}

// PeekText returns how long text is, if its head has one byte or two.
func PeekText(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p)) - majorText
	if uint(c) < info8 {
		return c, 1
	}
	if c == info8 {
		return int(*(*byte)(unsafe.Add(p, 1))), 2
	}
	return 0, 0
}

// PeekMap returns how many members a map has, if its head has one byte.
func PeekMap(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p)) - majorMap
	if uint(c) < info8 {
		return c, 1
	}
	return 0, 0
}

// PeekArray returns how many elements an array has, if its head has one byte.
func PeekArray(p unsafe.Pointer) (n, size int) {
	c := int(*(*byte)(p)) - majorArray
	if uint(c) < info8 {
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
