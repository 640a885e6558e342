package cbor

// Null reads null or undefined.
func Null(src []byte, i int) (next int) {
	if uint(i) < uint(len(src)) && src[i]&^1 == itemNull {
		return i + 1
	}
	return Stop
}

// AppendNull appends null.
func AppendNull(dst []byte) []byte { return append(dst, itemNull) }

// Bool reads true or false, which may be tagged.
func Bool(src []byte, i int) (v bool, next int) {
	if uint(i) < uint(len(src)) && src[i]&^1 == itemFalse {
		return src[i] == itemTrue, i + 1
	}
	if majorAt(src, i) != majorTag {
		return false, Stop
	}
	i = content(src, i)
	if uint(i) < uint(len(src)) && src[i]&^1 == itemFalse {
		return src[i] == itemTrue, i + 1
	}
	return false, Stop
}

// AppendBool appends true or false.
func AppendBool(dst []byte, v bool) []byte {
	if v {
		return append(dst, itemTrue)
	}
	return append(dst, itemFalse)
}
