package msgpack

import (
	"math"
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire"
)

// extension appends v in the shortest form. Content of 2³² bytes or more fails.
func (e *Encoder) extension(dst []byte, v Ext) []byte {
	head, ok := appendExtHead(dst, v.Type, uint64(len(v.Data)))
	if !ok {
		e.Fail(&wire.UnsupportedValueError{Msg: "extension of " + strconv.Itoa(len(v.Data)) + " bytes"})
		return dst
	}
	return append(head, v.Data...)
}

// appendExtHead appends the head of an extension whose content has n bytes, if there is one.
func appendExtHead(dst []byte, t int8, n uint64) (head []byte, ok bool) {
	switch n {
	case 1:
		dst = append(dst, itemFixExt1)
	case 2:
		dst = append(dst, itemFixExt2)
	case 4:
		dst = append(dst, itemFixExt4)
	case 8:
		dst = append(dst, itemFixExt8)
	case 16:
		dst = append(dst, itemFixExt16)
	default:
		if n > math.MaxUint32 {
			return dst, false
		}
		dst = appendLength(dst, itemExt8, n)
	}
	return append(dst, byte(t)), true
}

// extension reads an extension as part of the input.
func extension(src []byte, i int) (v Ext, next int) {
	if uint(i) >= uint(len(src)) {
		return Ext{}, Stop
	}
	var n uint64
	c := src[i]
	i++
	switch {
	case c >= itemFixExt1 && c <= itemFixExt16:
		n = 1 << (c - itemFixExt1)
	case c >= itemExt8 && c <= itemExt32:
		if n, i = number(src, i, c-itemExt8); i < 0 {
			return Ext{}, Stop
		}
	default:
		return Ext{}, Stop
	}
	if n >= uint64(len(src)-i) { // the type is one byte more
		return Ext{}, Stop
	}
	next = i + 1 + int(n)
	return Ext{int8(src[i]), src[i+1 : next : next]}, next
}
