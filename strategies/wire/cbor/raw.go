package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// A RawMessage is one item as it is encoded.
type RawMessage []byte

const rawType = "cbor.RawMessage"

// Raw appends a RawMessage: nil is written as null, and what is not one well-formed item fails.
func (e *Encoder) Raw(dst []byte, v []byte) []byte {
	if v == nil {
		return AppendNull(dst)
	}
	if err := Check(v); err != nil {
		e.Fail(&wire.MarshalerError{GoType: rawType, Method: methodOwn, Err: err})
		return dst
	}
	return append(dst, v...)
}

// Raw reads any item as it is encoded into the memory of old.
func (d *Decoder) Raw(i int, old []byte) (v []byte, next int) {
	next = d.Skip(i)
	if next < 0 {
		return old, Stop
	}
	return append(old[:0], d.Src[i:next]...), next
}
