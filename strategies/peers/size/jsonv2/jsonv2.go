//go:build probe

// Package codec has the codecs of json v2, with the options of encoding/json.
package codec

import (
	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON is the codec of that format.
var JSON = exchange.Codec{
	Append: func(_ int, dst []byte, v any) ([]byte, error) {
		text, err := json.Marshal(v, jsonv1.DefaultOptionsV1())
		return append(dst, text...), err
	},
	Decode: func(_ int, src []byte, v any) error { return json.Unmarshal(src, v, jsonv1.DefaultOptionsV1()) },
}
