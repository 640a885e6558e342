//go:build probe

// Package visitor is, in the programs of internal/size, both halves without the strategy: what a user's program would link.
package visitor

// JSON returns the codec of the type of that number.
func JSON(number int) *jsonCodec { return &jsonCodec{halfJSON(number)} }

// CBOR does so for its format.
func CBOR(number int) *cborCodec { return &cborCodec{halfCBOR(number)} }

// MessagePack does so for its format.
func MessagePack(number int) *msgpackCodec { return &msgpackCodec{halfMessagePack(number)} }
