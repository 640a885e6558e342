//go:build probe

// Package codec has the codecs of mailru/easyjson: methods that are generated for each type.
package codec

import (
	"github.com/mailru/easyjson"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Of(
		func(v any) ([]byte, error) { return easyjson.Marshal(v.(easyjson.Marshaler)) },
		func(src []byte, v any) error { return easyjson.Unmarshal(src, v.(easyjson.Unmarshaler)) },
	)
}
