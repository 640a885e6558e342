package exchange

// Of is the codec of a library that takes values of any type.
func Of(marshal func(v any) ([]byte, error), unmarshal func(src []byte, v any) error) Codec {
	return Codec{
		Append: func(_ int, dst []byte, v any) ([]byte, error) {
			text, err := marshal(v)
			return append(dst, text...), err
		},
		Decode: func(_ int, src []byte, v any) error { return unmarshal(src, v) },
	}
}
