//go:build probe

// Package generated is, in the programs of internal/size, what generated code is without the strategy: what a user's program
// would link.
package generated

// Codec returns the codec of the type of that number.
func Codec(number int) codec { return codecs[number] }
