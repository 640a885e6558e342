package msgpack

// IsOwn reports whether Any itself writes values of v's type, other than scalars, whatever a struct or slice of that shape would be written as.
func IsOwn(v any) bool {
	switch v.(type) {
	case []any, map[string]any, map[any]any, Ext, RawMessage:
		return true
	}
	return false
}

// anyOther appends the types of this package. Other formats have others.
func (e *Encoder) anyOther(dst []byte, v any, _ func(*Encoder, []byte, any) []byte) ([]byte, bool) {
	switch v := v.(type) {
	case Ext:
		return e.extension(dst, v), true
	case RawMessage:
		return e.Raw(dst, v), true
	}
	return dst, false
}

// anyOther reads an extension: a timestamp, or an Ext, which also one of that type becomes that holds no time.
func (d *Decoder) anyOther(i int, old any) (v any, next int) {
	ext, next := extension(d.Src, i)
	if next < 0 {
		return old, Stop
	}
	if t, ok := timestamp(ext); ok {
		return t, next
	}
	ext.Data = append([]byte{}, ext.Data...)
	return ext, next
}

// anyFloat reads a float as one of its size, so that it is written in the same form again.
func anyFloat(src []byte, i int) (v any, next int) {
	f, next := Float64(src, i)
	if next == i+1+4 {
		return float32(f), next
	}
	return f, next
}
