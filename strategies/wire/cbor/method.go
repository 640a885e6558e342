package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// Marshaler is the interface of types that write themselves. Other libraries of the format have it, too.
type Marshaler interface{ MarshalCBOR() ([]byte, error) }

// Unmarshaler is the interface of types that read themselves.
type Unmarshaler interface{ UnmarshalCBOR([]byte) error }

const methodOwn = "MarshalCBOR"

// Own appends what m.MarshalCBOR returns, which must be one well-formed item. m is a non-nil pointer to the value, goType the value's type.
func (e *Encoder) Own(dst []byte, m Marshaler, goType string) []byte {
	item, err := m.MarshalCBOR()
	if err == nil {
		err = Check(item)
	}
	if err != nil {
		e.Fail(&wire.MarshalerError{GoType: goType, Method: methodOwn, Err: err})
		return dst
	}
	return append(dst, item...)
}

// Text appends what m.MarshalText returns as text. m is a non-nil pointer to the value, goType the value's type.
func (e *Encoder) Text(dst []byte, m wire.TextMarshaler, goType string) []byte {
	text, err := m.MarshalText()
	if err != nil {
		e.Fail(&wire.MarshalerError{GoType: goType, Method: wire.MethodText, Err: err})
		return dst
	}
	return AppendString(dst, wire.ViewString(text))
}

// Own gives the item at i, null too, to u.UnmarshalCBOR, whose error ends decoding. u is a pointer to the value.
func (d *Decoder) Own(i int, u Unmarshaler) int {
	next := d.Skip(i)
	if next < 0 {
		return Stop
	}
	if err := u.UnmarshalCBOR(d.Src[i:next:next]); err != nil {
		return d.Fail(err)
	}
	return next
}

// Text gives the text at i to u.UnmarshalText, whose error ends decoding. Any other item is a mismatch. It is not called for null, which the
// value's kind handles.
func (d *Decoder) Text(i int, u wire.TextUnmarshaler, goType string) int {
	text, next := d.text(i)
	if next < 0 {
		return d.Mismatch(i, goType, false)
	}
	if err := u.UnmarshalText(text); err != nil {
		return d.Fail(err)
	}
	return next
}
