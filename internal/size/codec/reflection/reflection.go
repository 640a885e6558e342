//go:build probe

// Package codec has the codecs of the strategy reflection.
package codec

import (
	"github.com/vmbench/vmbench/internal/size/codec/compiled"
	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads/schema"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec { return compiled.Of(compileJSON) }

// CBOR returns the codec of that format.
func CBOR() exchange.Codec { return compiled.Of(compileCBOR) }

// MessagePack returns the codec of that format.
func MessagePack() exchange.Codec { return compiled.Of(compileMessagePack) }

func compileJSON(t *schema.Type) (strategies.Codec, error) { return reflection.JSON(t), nil }
func compileCBOR(t *schema.Type) (strategies.Codec, error) { return reflection.CBOR(t), nil }
func compileMessagePack(t *schema.Type) (strategies.Codec, error) {
	return reflection.MessagePack(t), nil
}
