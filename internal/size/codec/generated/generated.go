//go:build probe

// Package codec has the codecs of the strategy generated.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies/generated"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) { return generated.JSON(number).Append(dst, v) },
		Decode: func(number int, src []byte, v any) error { return generated.JSON(number).Decode(src, v) },
	}
}

// CBOR returns the codec of that format.
func CBOR() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) { return generated.CBOR(number).Append(dst, v) },
		Decode: func(number int, src []byte, v any) error { return generated.CBOR(number).Decode(src, v) },
	}
}

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec {
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) {
			return generated.MessagePack(number).Append(dst, v)
		},
		Decode: func(number int, src []byte, v any) error { return generated.MessagePack(number).Decode(src, v) },
	}
}
