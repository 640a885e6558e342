//go:build probe

// Package codec has the codecs of sonic, with the options of encoding/json.
package codec

import (
	"github.com/bytedance/sonic"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON is the codec of that format.
var JSON = exchange.Codec{
	Append: func(_ int, dst []byte, v any) ([]byte, error) {
		text, err := sonic.ConfigStd.Marshal(v)
		return append(dst, text...), err
	},
	Decode: func(_ int, src []byte, v any) error { return sonic.ConfigStd.Unmarshal(src, v) },
}
