//go:build probe

// Package generated is, in the programs of internal/size, what generated code is without the strategy: what a user's program
// would link.
package generated

// JSON returns the codec of the type of that number.
func JSON(number int) codec { return codecs[number] }

// CBOR does so for its format.
func CBOR(number int) codec { return cborCodecs[number] }

// MessagePack does so for its format.
func MessagePack(number int) codec { return msgpackCodecs[number] }
