//go:build probe

// Package codec has the codecs of goccy/go-json, as it is by default.
package codec

import (
	"github.com/goccy/go-json"

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
