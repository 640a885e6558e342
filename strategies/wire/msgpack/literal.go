package msgpack

// Null reads nil.
func Null(src []byte, i int) (next int) {
	if uint(i) < uint(len(src)) && src[i] == itemNil {
		return i + 1
	}
	return Stop
}

// AppendNull appends nil.
func AppendNull(dst []byte) []byte { return append(dst, itemNil) }

// Bool reads true or false.
func Bool(src []byte, i int) (v bool, next int) {
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
