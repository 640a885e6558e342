package generated

// A codec is what strategies.Codec is, which generated code does not import: it needs nothing but the leaf primitives.
type codec interface {
	Append(dst []byte, v any) ([]byte, error)
	Decode(src []byte, v any) error
}
