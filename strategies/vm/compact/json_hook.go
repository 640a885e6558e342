package compact

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// The functions of JSON for types that packages have in common. The generator names those that a package needs.

// AppendTime is for time.Time.
func AppendTime(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
	return e.Time(dst, *(*time.Time)(p))
}

// DecodeTime is for time.Time.
func DecodeTime(d *wire.Decoder, i int, p unsafe.Pointer) (next int) {
	t := (*time.Time)(p)
	*t, next = d.Time(i, *t)
	return next
}

// AppendBytes is for slices of bytes that are written in base64.
func AppendBytes(_ *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
	return wire.AppendBytes(dst, *(*[]byte)(p))
}

// DecodeBytes is for slices of bytes without a name.
func DecodeBytes(d *wire.Decoder, i int, p unsafe.Pointer) (next int) {
	return ReadBytes(d, i, p, "[]uint8")
}

// ReadBytes is for slices of bytes of which errors want to know the type, and for JSON.ReadBytes.
func ReadBytes(d *wire.Decoder, i int, p unsafe.Pointer, typ string) (next int) {
	b := (*[]byte)(p)
	*b, next = d.Bytes(i, *b, typ)
	return next
}

// AppendNumber is for json.Number.
func AppendNumber(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
	return e.Number(dst, *(*string)(p))
}

// DecodeNumber is for json.Number.
func DecodeNumber(d *wire.Decoder, i int, p unsafe.Pointer) (next int) {
	s := (*string)(p)
	*s, next = d.Number(i, *s)
	return next
}

// AppendRaw is for json.RawMessage.
func AppendRaw(e *wire.Encoder, dst []byte, p unsafe.Pointer) []byte {
	return e.Raw(dst, *(*[]byte)(p))
}

// DecodeRaw is for json.RawMessage.
func DecodeRaw(d *wire.Decoder, i int, p unsafe.Pointer) (next int) {
	b := (*[]byte)(p)
	*b, next = d.Raw(i, *b)
	return next
}
