//go:build probe

package reflection

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// In the programs of internal/size each format is compiled by itself: the strategy would have all of them linked.

// JSON returns the codec of a type.
func JSON(t *schema.Type) strategies.Codec { return newCodec(t) }

// CBOR does so for its format.
func CBOR(t *schema.Type) strategies.Codec { return newCBORCodec(t) }

// MessagePack does so for its format.
func MessagePack(t *schema.Type) strategies.Codec { return newMessagePackCodec(t) }
