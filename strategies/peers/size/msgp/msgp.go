//go:build probe

// Package codec has the codecs of tinylib/msgp: methods that are generated for each type.
package codec

import (
	"github.com/tinylib/msgp/msgp"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec {
	return exchange.Codec{
		Append: func(_ int, dst []byte, v any) ([]byte, error) { return v.(msgp.Marshaler).MarshalMsg(dst) },
		Decode: func(_ int, src []byte, v any) error {
			_, err := v.(msgp.Unmarshaler).UnmarshalMsg(src)
			return err
		},
	}
}
