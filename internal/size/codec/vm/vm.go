//go:build probe

// Package codec has the codecs of the strategy vm.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/codec/compiled"
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm"
	"github.com/vmbench/vmbench/workloads/schema"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return compiled.Of(compileJSON) }

// CBOR returns the codec of that format.
func CBOR() exchange.Codec { return compiled.Of(compileCBOR) }

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec { return compiled.Of(compileMessagePack) }

// These are functions of their own, so that the compiler sees which strategy they call: as an interface it would have its name and
// traits linked, too.

func compileJSON(t *schema.Type) (strategies.Codec, error) {
	return vm.New().Compile(t, strategies.JSON)
}

func compileCBOR(t *schema.Type) (strategies.Codec, error) {
	return vm.New(vm.CBOR).Compile(t, strategies.CBOR)
}

func compileMessagePack(t *schema.Type) (strategies.Codec, error) {
	return vm.New(vm.MessagePack).Compile(t, strategies.MessagePack)
}
