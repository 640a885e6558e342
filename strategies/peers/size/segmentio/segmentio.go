//go:build probe

// Package codec has the codecs of segmentio/encoding, as it is by default.
package codec

import (
	"github.com/segmentio/encoding/json"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON is the codec of that format.
var JSON = exchange.Codec{
	Append: func(_ int, dst []byte, v any) ([]byte, error) {
		text, err := json.Marshal(v)
		return append(dst, text...), err
	},
	Decode: func(_ int, src []byte, v any) error { return json.Unmarshal(src, v) },
}
