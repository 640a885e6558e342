// Package dynamic serializes what an interface holds, in the binary formats, for strategies that know types only at build time: what package
// wire/dynamic is for JSON. No package of the standard library knows these formats, so the walk over values of unknown types is that
// of the strategy reflection, which sets its functions here when it is linked. In programs without it such values are a
// *wire.UnsupportedTypeError.
//
// In flow the state of a document in work and an interface; out come its bytes, or the value decoded into what the interface points to. The
// walk goes on with that very state, so depth, cycles and errors are the same as if one strategy had done it all.
package dynamic

import (
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
)

//go:generate go run ../transcribe . cbor.go

// holdsPointer reports whether v is a non-nil pointer.
func holdsPointer(v any) bool {
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && !r.IsNil()
}

// unsupported is the error for a value of a type that nobody here knows.
func unsupported(v any) error {
	return &wire.UnsupportedTypeError{GoType: reflect.TypeOf(v).String()}
}
