//go:build probe

// Package codec has the codecs of fxamacker/cbor, with its default options but for times, which keep their nanoseconds.
package codec

import (
	"github.com/fxamacker/cbor/v2"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// CBOR returns the codec of that format.
func CBOR() exchange.Codec {
	mode, err := cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode()
	if err != nil {
		panic(err) // of options that stand here
	}
	return exchange.Of(mode.Marshal, cbor.Unmarshal)
}
