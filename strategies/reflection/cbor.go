package reflection

import (
	"reflect"
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A cborCodec runs the walkers of CBOR over a plan.
type cborCodec struct{ codec }

func newCBORCodec(t *schema.Type) *cborCodec {
	c := &cborCodec{codec{dialect: schema.CBOR, key: cborKey}}
	c.encoders.New = func() any { return newCBOREncoder(&c.codec) }
	c.decoders.New = func() any { return &cborDecoder{codec: &c.codec} }
	c.root = c.compile(t.In(schema.CBOR))
	return c
}

// cborKey is the name by which the member of a field is found, and what it begins with.
func cborKey(f *schema.Field) (name, literal string) {
	if n, err := strconv.ParseInt(f.Name, 10, 64); err == nil && f.Options.KeyAsInt {
		return cbor.IntName(n), cbor.IntKeyLiteral(n)
	}
	return f.Name, cbor.KeyLiteral(f.Name)
}

func (c *cborCodec) Append(dst []byte, v any) ([]byte, error) {
	e := c.encoders.Get().(*cborEncoder)
	out := e.value(dst, c.root, reflect.ValueOf(v).Elem())
	err := e.Err()
	e.Encoder = cbor.Encoder{} // it must not keep what the value held
	c.encoders.Put(e)
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c *cborCodec) Decode(src []byte, v any) error {
	d := c.decoders.Get().(*cborDecoder)
	d.Src = src
	err := d.Finish(d.pointed(d.Start(), c.root, reflect.ValueOf(v).Elem()))
	d.Decoder = cbor.Decoder{} // it must not keep the input
	c.decoders.Put(d)
	return err
}
