package visitor

import "sync"

// A cborCodec lets the half of a type meet the halves of CBOR.
type cborCodec struct{ half half }

var (
	cborSerializers   = sync.Pool{New: func() any { return new(cborSerializer) }}
	cborDeserializers = sync.Pool{New: func() any { return new(cborDeserializer) }}
)

// Append implements strategies.Codec.
func (c *cborCodec) Append(dst []byte, v any) ([]byte, error) {
	s := cborSerializers.Get().(*cborSerializer)
	s.buf = dst
	c.half.serialize(s, v)
	out, err := s.finish()
	cborSerializers.Put(s)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode implements strategies.Codec.
func (c *cborCodec) Decode(src []byte, v any) error {
	d := cborDeserializers.Get().(*cborDeserializer)
	d.start(src)
	c.half.deserialize(d, v)
	err := d.finish()
	cborDeserializers.Put(d)
	return err
}
