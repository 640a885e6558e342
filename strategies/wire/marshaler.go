package wire

const (
	methodJSON = "MarshalJSON"
	// MethodText is the method of a MarshalerError whose type writes itself as text.
	MethodText = "MarshalText"
)

// JSON appends what m.MarshalJSON returns, compacted. m is a non-nil pointer to the value, goType the value's type.
func (e *Encoder) JSON(dst []byte, m Marshaler, goType string) []byte {
	text, err := m.MarshalJSON()
	if err == nil {
		dst, err = e.compact(dst, text)
	}
	if err != nil {
		e.Fail(&MarshalerError{GoType: goType, Method: methodJSON, Err: err})
	}
	return dst
}

// Text appends what m.MarshalText returns as a string. m is a non-nil pointer to the value, goType the value's type.
func (e *Encoder) Text(dst []byte, m TextMarshaler, goType string) []byte {
	text, err := m.MarshalText()
	if err != nil {
		e.Fail(&MarshalerError{GoType: goType, Method: MethodText, Err: err})
		return dst
	}
	return AppendStyled(dst, ViewString(text), e.Style)
}

// JSON gives the value at i, null too, to u.UnmarshalJSON, whose error ends decoding. u is a pointer to the value.
func (d *Decoder) JSON(i int, u Unmarshaler) int {
	next := d.Skip(i)
	if next < 0 {
		return Stop
	}
	if err := u.UnmarshalJSON(d.Src[i:next:next]); err != nil {
		return d.Fail(err)
	}
	return next
}

// Text gives the string at i to u.UnmarshalText, whose error ends decoding. Any other value is a mismatch. It is not
// called for null, which the value's kind handles.
func (d *Decoder) Text(i int, u TextUnmarshaler, goType string) int {
	text, next := d.text(i)
	if next < 0 {
		return d.Mismatch(i, goType, false)
	}
	if err := u.UnmarshalText(text); err != nil {
		return d.Fail(err)
	}
	return next
}
