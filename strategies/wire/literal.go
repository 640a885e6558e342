package wire

// Null reads null.
func Null(src []byte, i int) (next int) {
	if i+4 <= len(src) && string(src[i:i+4]) == "null" {
		return i + 4
	}
	return Stop
}

// Bool reads true or false.
func Bool(src []byte, i int) (v bool, next int) {
	if i+4 <= len(src) && string(src[i:i+4]) == "true" {
		return true, i + 4
	}
	if i+5 <= len(src) && string(src[i:i+5]) == "false" {
		return false, i + 5
	}
	return false, Stop
}

// AppendBool appends true or false.
func AppendBool(dst []byte, v bool) []byte {
	if v {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}
