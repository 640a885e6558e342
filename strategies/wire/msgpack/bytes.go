package msgpack

// AppendBytes appends v as bin, or nil for nil.
func AppendBytes(dst []byte, v []byte) []byte {
	if v == nil {
		return append(dst, itemNil)
	}
	return append(appendLength(dst, itemBytes8, uint64(len(v))), v...)
}

// Bytes reads a slice of bytes: bin or str, into memory of its own; nil stands for nil, and an array of numbers is read into the memory of
// old as any slice is.
func (d *Decoder) Bytes(i int, old []byte, goType string) (v []byte, next int) {
	if start, end := span(d.Src, i); end >= 0 {
		return append(make([]byte, 0, end-start), d.Src[start:end]...), end
	}
	if Null(d.Src, i) >= 0 {
		return nil, i + 1
	}
	if left, next := d.Array(i); next >= 0 {
		return d.byteArray(next, left, old, elemType(goType))
	}
	return old, d.Mismatch(i, goType, false)
}

// FixedBytes reads bin or str into an array of bytes: what is missing becomes zero, what is left over is passed by. next is Stop, with no
// error kept, if there is neither.
func (d *Decoder) FixedBytes(i int, v []byte) (next int) {
	start, end := span(d.Src, i)
	if end < 0 {
		return Stop
	}
	clear(v[copy(v, d.Src[start:end]):])
	return end
}
