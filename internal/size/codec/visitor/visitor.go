//go:build probe

// Package codec has the codecs of the strategy visitor.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies/visitor"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) { return visitor.JSON(number).Append(dst, v) },
		Decode: func(number int, src []byte, v any) error { return visitor.JSON(number).Decode(src, v) },
	}
}

// CBOR returns the codec of that format.
func CBOR() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) { return visitor.CBOR(number).Append(dst, v) },
		Decode: func(number int, src []byte, v any) error { return visitor.CBOR(number).Decode(src, v) },
	}
}

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) { return visitor.MessagePack(number).Append(dst, v) },
		Decode: func(number int, src []byte, v any) error { return visitor.MessagePack(number).Decode(src, v) },
	}
}
