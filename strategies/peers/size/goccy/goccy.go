//go:build probe

// Package codec has the codecs of goccy/go-json, as it is by default.
package codec

import (
	"github.com/goccy/go-json"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return exchange.Of(json.Marshal, json.Unmarshal) }
