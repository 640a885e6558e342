//go:build probe

// Package codec has the codecs of vmihailenco/msgpack, with the names of members and the options that the types have for JSON.
package codec

import (
	"bytes"

	"github.com/vmihailenco/msgpack/v5"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// tag is the key of the tags that are read.
const tag = "json"

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec {
	return exchange.Of(
		func(v any) ([]byte, error) {
			var b bytes.Buffer
			e := msgpack.NewEncoder(&b)
			e.SetCustomStructTag(tag)
			err := e.Encode(v)
			return b.Bytes(), err
		},
		func(src []byte, v any) error {
			d := msgpack.NewDecoder(bytes.NewReader(src))
			d.SetCustomStructTag(tag)
			return d.Decode(v)
		},
	)
}
