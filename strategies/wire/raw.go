package wire

const rawType = "json.RawMessage"

// Raw appends a json.RawMessage, compacted: nil is written as null, and what is not JSON fails.
func (e *Encoder) Raw(dst []byte, v []byte) []byte {
	if v == nil {
		return append(dst, "null"...)
	}
	out, err := e.compact(dst, v)
	if err != nil {
		e.Fail(&MarshalerError{GoType: rawType, Method: methodJSON, Err: err})
	}
	return out
}

// Raw reads any value as it is written into the memory of old.
func (d *Decoder) Raw(i int, old []byte) (v []byte, next int) {
	next = d.Skip(i)
	if next < 0 {
		return old, Stop
	}
	return append(old[:0], d.Src[i:next]...), next
}
