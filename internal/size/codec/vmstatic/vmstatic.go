//go:build probe

// Package codec has the codecs of the strategy vm-static.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies/vmstatic"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Codec{Append: vmstatic.JSON.Append, Decode: vmstatic.JSON.Decode}
}

// CBOR returns the codec of that format.
func CBOR() exchange.Codec {
	return exchange.Codec{Append: vmstatic.CBOR.Append, Decode: vmstatic.CBOR.Decode}
}

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec {
	return exchange.Codec{Append: vmstatic.MessagePack.Append, Decode: vmstatic.MessagePack.Decode}
}
