//go:build probe

// Package codec has the codecs of the strategy vm-compact.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies/vmstatic"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Codec{Append: vmstatic.Programs.Append, Decode: vmstatic.Programs.Decode}
}
