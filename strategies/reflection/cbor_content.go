//go:build !probe

package reflection

import (
	"reflect"

	"github.com/vmbench/vmbench/strategies/internal/dynamic"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// cborContents are the plans of what interfaces hold, for strategies that know types only at build time.
var cborContents = codec{dialect: schema.CBOR, key: cborKey, interfaces: true}

func init() {
	cborContents.encoders.New = func() any { return newCBOREncoder(&cborContents) }
	cborContents.decoders.New = func() any { return &cborDecoder{codec: &cborContents} }
	dynamic.CBOR.Append = appendCBORContent
	dynamic.CBOR.Decode = decodeCBORContent
}

// appendCBORContent appends what an interface holds, in the state of another encoder.
func appendCBORContent(outer *cbor.Encoder, dst []byte, v any) []byte {
	e := cborContents.encoders.Get().(*cborEncoder)
	e.Encoder = *outer
	dst = e.content(nil, dst, v)
	*outer, e.Encoder = e.Encoder, cbor.Encoder{}
	cborContents.encoders.Put(e)
	return dst
}

// decodeCBORContent reads into the interface that p points to, in the state of another decoder.
func decodeCBORContent(outer *cbor.Decoder, i int, p any) int {
	d := cborContents.decoders.Get().(*cborDecoder)
	d.Decoder = *outer
	i = d.iface(i, nil, reflect.ValueOf(p).Elem())
	*outer, d.Decoder = d.Decoder, cbor.Decoder{}
	cborContents.decoders.Put(d)
	return i
}
