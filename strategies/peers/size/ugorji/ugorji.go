//go:build probe

// Package codec has the codecs of ugorji/go, which has one encoder and one decoder for all formats. Maps are sorted, and times are text but in MessagePack.
package codec

import (
	"github.com/ugorji/go/codec"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	h := new(codec.JsonHandle)
	h.Canonical = true
	return of(h)
}

// CBOR returns the codec of that format.
func CBOR() exchange.Codec {
	h := &codec.CborHandle{TimeRFC3339: true}
	h.Canonical = true
	return of(h)
}

// MessagePack returns the codec of that format, as its present specification has it.
func MessagePack() exchange.Codec {
	h := &codec.MsgpackHandle{WriteExt: true}
	h.Canonical = true
	return of(h)
}

func of(h codec.Handle) exchange.Codec {
	return exchange.Of(
		func(v any) (text []byte, err error) {
			err = codec.NewEncoderBytes(&text, h).Encode(v)
			return text, err
		},
		func(src []byte, v any) error { return codec.NewDecoderBytes(src, h).Decode(v) },
	)
}
