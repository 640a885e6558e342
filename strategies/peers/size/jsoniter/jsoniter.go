//go:build probe

// Package codec has the codecs of jsoniter, with the options of encoding/json.
package codec

import (
	jsoniter "github.com/json-iterator/go"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON is the codec of that format.
var JSON = exchange.Codec{
	Append: func(_ int, dst []byte, v any) ([]byte, error) {
		text, err := jsoniter.ConfigCompatibleWithStandardLibrary.Marshal(v)
		return append(dst, text...), err
	},
	Decode: func(_ int, src []byte, v any) error {
		return jsoniter.ConfigCompatibleWithStandardLibrary.Unmarshal(src, v)
	},
}
