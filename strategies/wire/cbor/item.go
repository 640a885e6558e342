package cbor

import "strconv"

// A kind is what an item is in the terms of Go.
type kind uint8

const (
	kindNone kind = iota // no item, or one of those that this format has alone
	kindNull
	kindBool
	kindInt
	kindFloat
	kindText
	kindBytes
	kindArray
	kindMap
)

var majorKinds = [...]kind{kindInt, kindInt, kindBytes, kindText, kindArray, kindMap, kindNone, kindNone}

// kindAt returns the kind of the item at i, by its initial byte.
func kindAt(src []byte, i int) kind {
	if uint(i) >= uint(len(src)) {
		return kindNone
	}
	switch src[i] {
	case itemFalse, itemTrue:
		return kindBool
	case itemNull, itemUndefined:
		return kindNull
	case itemFloat16, itemFloat32, itemFloat64:
		return kindFloat
	}
	return majorKinds[src[i]>>5]
}

// describe says what the well-formed item at i is; numbers are written out if they are to be exact.
func describe(src []byte, i int, exact bool) string {
	i = content(src, i)
	switch kindAt(src, i) {
	case kindNull:
		return "null"
	case kindBool:
		return "bool"
	case kindInt:
		return describeInt(src, i, exact)
	case kindFloat:
		if f, _ := Float64(src, i); exact {
			return "number " + strconv.FormatFloat(f, 'g', -1, 64)
		}
		return "number"
	case kindText:
		if _, next := String(src, i); next < 0 {
			return "text that is not UTF-8"
		}
		return "text"
	case kindBytes:
		return "bytes"
	case kindArray:
		return "array"
	case kindMap:
		return "map"
	}
	n, _ := number(src, i)
	return "simple value " + strconv.FormatUint(n, 10)
}

func describeInt(src []byte, i int, exact bool) string {
	if !exact {
		return "number"
	}
	n, _ := number(src, i)
	if src[i] < majorNegint {
		return "number " + strconv.FormatUint(n, 10)
	}
	if n+1 == 0 {
		return "number -18446744073709551616"
	}
	return "number -" + strconv.FormatUint(n+1, 10)
}
