package visitor

import "sync"

// A jsonCodec lets the half of a type meet the halves of JSON.
type jsonCodec struct{ half half }

var (
	jsonSerializers   = sync.Pool{New: func() any { return new(jsonSerializer) }}
	jsonDeserializers = sync.Pool{New: func() any { return new(jsonDeserializer) }}
)

// Append implements strategies.Codec.
func (c *jsonCodec) Append(dst []byte, v any) ([]byte, error) {
	s := jsonSerializers.Get().(*jsonSerializer)
	s.buf = dst
	c.half.serialize(s, v)
	out, err := s.finish()
	jsonSerializers.Put(s)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode implements strategies.Codec.
func (c *jsonCodec) Decode(src []byte, v any) error {
	d := jsonDeserializers.Get().(*jsonDeserializer)
	d.start(src)
	c.half.deserialize(d, v)
	err := d.finish()
	jsonDeserializers.Put(d)
	return err
}
