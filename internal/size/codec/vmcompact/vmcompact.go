//go:build probe

// Package codec has the codecs of the strategy vm-compact.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/codec/compiled"
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vmcompact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return compiled.Of(compileJSON) }

// CBOR returns the codec of that format.
func CBOR() exchange.Codec { return compiled.Of(compileCBOR) }

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec { return compiled.Of(compileMessagePack) }

// What compiles is a function of its own, so that the compiler sees which strategy it calls: as an interface it would have its name and
// traits linked, too.

func compileJSON(t *schema.Type) (strategies.Codec, error) {
	return vmcompact.New(vmcompact.JSON).Compile(t, strategies.JSON)
}

func compileCBOR(t *schema.Type) (strategies.Codec, error) {
	return vmcompact.New(vmcompact.CBOR).Compile(t, strategies.CBOR)
}

func compileMessagePack(t *schema.Type) (strategies.Codec, error) {
	return vmcompact.New(vmcompact.MessagePack).Compile(t, strategies.MessagePack)
}
