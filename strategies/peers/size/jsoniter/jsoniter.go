//go:build probe

// Package codec has the codecs of jsoniter, with the options of encoding/json.
package codec

import (
	jsoniter "github.com/json-iterator/go"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	api := jsoniter.ConfigCompatibleWithStandardLibrary
	return exchange.Of(api.Marshal, api.Unmarshal)
}
