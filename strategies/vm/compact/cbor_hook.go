package compact

import (
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// The functions of CBOR for the forms of hooks. The generator names those that a package needs.

// AppendBytesCBOR is for slices of bytes.
func AppendBytesCBOR(_ *cbor.Encoder, dst []byte, p unsafe.Pointer, _ *Hook) []byte {
	return cbor.AppendBytes(dst, *(*[]byte)(p))
}

// DecodeBytesCBOR is for slices of bytes.
func DecodeBytesCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, h *Hook) (next int) {
	return ReadBytesCBOR(d, i, p, h.Name())
}

// ReadBytesCBOR is for slices of bytes of which errors want to know the type, and for CBOR.ReadBytes.
func ReadBytesCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, typ string) (next int) {
	b := (*[]byte)(p)
	*b, next = d.Bytes(i, *b, typ)
	return next
}

// AppendRawCBOR is for cbor.RawMessage.
func AppendRawCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, _ *Hook) []byte {
	return e.Raw(dst, *(*[]byte)(p))
}

// DecodeRawCBOR is for cbor.RawMessage.
func DecodeRawCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, _ *Hook) (next int) {
	b := (*[]byte)(p)
	*b, next = d.Raw(i, *b)
	return next
}

// AppendTimeCBOR is for time.Time.
func AppendTimeCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, _ *Hook) []byte {
	return e.Time(dst, *(*time.Time)(p))
}

// DecodeTimeCBOR is for time.Time.
func DecodeTimeCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, _ *Hook) (next int) {
	t := (*time.Time)(p)
	*t, next = d.Time(i, *t)
	return next
}

// AppendTextCBOR is for types with MarshalText.
func AppendTextCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, h *Hook) []byte {
	if v := h.receiver(p); v != nil {
		return e.Text(dst, v.(wire.TextMarshaler), h.Name())
	}
	return cbor.AppendNull(dst)
}

// DecodeTextCBOR is for types with UnmarshalText.
func DecodeTextCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, h *Hook) (next int) {
	if null := cbor.Null(d.Src, i); null >= 0 {
		h.clear(p)
		return null
	}
	return d.Text(i, h.Pointer(p).(wire.TextUnmarshaler), h.Name())
}

// AppendOwnCBOR is for types with MarshalCBOR.
func AppendOwnCBOR(e *cbor.Encoder, dst []byte, p unsafe.Pointer, h *Hook) []byte {
	if v := h.receiver(p); v != nil {
		return e.Own(dst, v.(cbor.Marshaler), h.Name())
	}
	return cbor.AppendNull(dst)
}

// DecodeOwnCBOR is for types with UnmarshalCBOR.
func DecodeOwnCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, h *Hook) (next int) {
	return d.Own(i, h.Pointer(p).(cbor.Unmarshaler))
}

// AppendBadCBOR is for types that cannot be written.
func AppendBadCBOR(e *cbor.Encoder, dst []byte, _ unsafe.Pointer, h *Hook) []byte {
	e.Unsupported(h.Name())
	return dst
}

// DecodeBadCBOR is for types that cannot be read.
func DecodeBadCBOR(d *cbor.Decoder, i int, p unsafe.Pointer, h *Hook) (next int) {
	if cbor.Null(d.Src, i) >= 0 {
		h.clear(p)
	}
	return d.Mismatch(i, h.Name(), false)
}
