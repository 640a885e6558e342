package cbor

// Bytes reads a slice of bytes: a byte string, which may be in chunks and tagged, into memory of its own; null stands for nil, and an array
// of numbers is read into the memory of old as any slice is.
func (d *Decoder) Bytes(i int, old []byte, goType string) (v []byte, next int) {
	if start, end := span(d.Src, i, majorBytes); end >= 0 {
		return append(make([]byte, 0, end-start), d.Src[start:end]...), end
	}
	if Null(d.Src, i) >= 0 {
		return nil, i + 1
	}
	if content, next := byteString(d.Src, i); next >= 0 {
		return append([]byte{}, content...), next
	}
	if left, next := d.Array(i); next >= 0 {
		return d.byteArray(next, left, old, elemType(goType))
	}
	return old, d.Mismatch(i, goType, false)
}

// FixedBytes reads a byte string into an array of bytes: what is missing becomes zero, what is left over is passed by. next is Stop, with no
// error kept, if there is no byte string.
func (d *Decoder) FixedBytes(i int, v []byte) (next int) {
	content, next := byteString(d.Src, i)
	if next < 0 {
		return Stop
	}
	clear(v[copy(v, content):])
	return next
}
