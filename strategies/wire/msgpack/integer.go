package msgpack

import "math"

// AppendInt appends v: in an unsigned form if it is not negative, and otherwise in a signed one.
func AppendInt(dst []byte, v int64) []byte {
	if uint64(v-minFixInt) <= maxFixInt-minFixInt {
		return append(dst, byte(v))
	}
	return appendLongInt(dst, v)
}

// AppendUint appends v.
func AppendUint(dst []byte, v uint64) []byte {
	if v <= maxFixInt {
		return append(dst, byte(v))
	}
	return appendLongUint(dst, v)
}

//go:noinline
func appendLongUint(dst []byte, v uint64) []byte {
	switch {
	case v <= math.MaxUint8:
		return append(dst, itemUint8, byte(v))
	case v <= math.MaxUint16:
		return append(dst, itemUint16, byte(v>>8), byte(v))
	case v <= math.MaxUint32:
		return append32(dst, itemUint32, uint32(v))
	}
	return append64(dst, itemUint64, v)
}

func appendLongInt(dst []byte, v int64) []byte {
	switch {
	case v >= 0:
		return appendLongUint(dst, uint64(v))
	case v >= math.MinInt8:
		return append(dst, itemInt8, byte(v))
	case v >= math.MinInt16:
		return append(dst, itemInt16, byte(v>>8), byte(v))
	case v >= math.MinInt32:
		return append32(dst, itemInt32, uint32(v))
	}
	return append64(dst, itemInt64, uint64(v))
}

// Int reads an integer of so many bits, in any form. One that does not fit, or something else, is Stop.
func Int(src []byte, i, bits int) (v int64, next int) {
	if uint(i) < uint(len(src)) && int8(src[i]) >= minFixInt {
		return int64(int8(src[i])), i + 1
	}
	return longInt(src, i, bits)
}

// Uint reads an integer of so many bits that is not negative, in any form. One that does not fit, or something else, is Stop.
func Uint(src []byte, i, bits int) (v uint64, next int) {
	if uint(i) < uint(len(src)) && src[i] <= maxFixInt {
		return uint64(src[i]), i + 1
	}
	return longUint(src, i, bits)
}

func longInt(src []byte, i, bits int) (v int64, next int) {
	n, negative, next := longInteger(src, i)
	v = int64(n)
	if negative {
		n = ^n
	}
	if n>>(bits-1) != 0 {
		return 0, Stop
	}
	return v, next
}

func longUint(src []byte, i, bits int) (v uint64, next int) {
	v, negative, next := longInteger(src, i)
	if negative || v>>(bits-1)>>1 != 0 {
		return 0, Stop
	}
	return v, next
}

// longInteger reads an integer of more than one byte: n, or int64(n) if it is negative.
func longInteger(src []byte, i int) (n uint64, negative bool, next int) {
	if uint(i) >= uint(len(src)) || src[i] < itemUint8 || src[i] > itemInt64 {
		return 0, false, Stop
	}
	c := src[i]
	n, next = number(src, i+1, c&3)
	if c < itemInt8 {
		return n, false, next
	}
	unused := 64 - 8<<(c&3)
	v := int64(n<<unused) >> unused
	return uint64(v), v < 0, next
}
