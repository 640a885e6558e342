//go:build probe

// Package codec has the codecs of sonic, with the options of encoding/json.
package codec

import (
	"github.com/bytedance/sonic"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return exchange.Of(sonic.ConfigStd.Marshal, sonic.ConfigStd.Unmarshal) }
