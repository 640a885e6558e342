package msgpack

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

// kinds are those of the initial bytes from firstItem on.
var kinds = [fixNegative - firstItem]kind{
	itemNil - firstItem:     kindNull,
	itemFalse - firstItem:   kindBool,
	itemTrue - firstItem:    kindBool,
	itemBytes8 - firstItem:  kindBytes,
	itemBytes16 - firstItem: kindBytes,
	itemBytes32 - firstItem: kindBytes,
	itemFloat32 - firstItem: kindFloat,
	itemFloat64 - firstItem: kindFloat,
	itemUint8 - firstItem:   kindInt,
	itemUint16 - firstItem:  kindInt,
	itemUint32 - firstItem:  kindInt,
	itemUint64 - firstItem:  kindInt,
	itemInt8 - firstItem:    kindInt,
	itemInt16 - firstItem:   kindInt,
	itemInt32 - firstItem:   kindInt,
	itemInt64 - firstItem:   kindInt,
	itemText8 - firstItem:   kindText,
	itemText16 - firstItem:  kindText,
	itemText32 - firstItem:  kindText,
	itemArray16 - firstItem: kindArray,
	itemArray32 - firstItem: kindArray,
	itemMap16 - firstItem:   kindMap,
	itemMap32 - firstItem:   kindMap,
}

// kindAt returns the kind of the item at i, by its initial byte.
func kindAt(src []byte, i int) kind {
	if uint(i) >= uint(len(src)) {
		return kindNone
	}
	switch c := src[i]; {
	case int8(c) >= minFixInt:
		return kindInt
	case c >= firstItem:
		return kinds[c-firstItem]
	case c >= fixText:
		return kindText
	case c >= fixArray:
		return kindArray
	}
	return kindMap
}

// describe says what the well-formed item at i is; numbers are written out if they are to be exact.
func describe(src []byte, i int, exact bool) string {
	switch kindAt(src, i) {
	case kindBool:
		return "bool"
	case kindInt:
		if n, next := Int(src, i, 64); exact && next >= 0 {
			return "number " + strconv.FormatInt(n, 10)
		}
		if n, _ := Uint(src, i, 64); exact {
			return "number " + strconv.FormatUint(n, 10)
		}
		return "number"
	case kindFloat:
		if f, _ := Float64(src, i); exact {
			return "number " + strconv.FormatFloat(f, 'g', -1, 64)
		}
		return "number"
	case kindText:
		return "text"
	case kindBytes:
		return "bytes"
	case kindArray:
		return "array"
	case kindMap:
		return "map"
	}
	v, _ := extension(src, i)
	return "extension of type " + strconv.Itoa(int(v.Type))
}
