//go:build probe

// Package codec has the codecs of json v2, with the options of encoding/json.
package codec

import (
	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	options := jsonv1.DefaultOptionsV1()
	return exchange.Of(
		func(v any) ([]byte, error) { return json.Marshal(v, options) },
		func(src []byte, v any) error { return json.Unmarshal(src, v, options) },
	)
}
