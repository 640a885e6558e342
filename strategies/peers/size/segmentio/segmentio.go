//go:build probe

// Package codec has the codecs of segmentio/encoding, as it is by default.
package codec

import (
	"github.com/segmentio/encoding/json"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return exchange.Of(json.Marshal, json.Unmarshal) }
