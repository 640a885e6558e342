package generated

import (
	"math/bits"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire"
)

// uintptrBits is the size of a uintptr in bits.
const uintptrBits = bits.UintSize

// bytesOf is a slice of bytes of a declared type as a []byte, which Go does not convert.
func bytesOf[S ~[]E, E ~uint8](s S) []byte { return reflect.ValueOf(s).Bytes() }

// decodeBytes is wire.Decoder.Bytes for a slice of bytes of a declared type.
func decodeBytes[S ~[]E, E ~uint8](d *wire.Decoder, i int, p *S, goType string) int {
	target := reflect.ValueOf(p).Elem()
	v, next := d.Bytes(i, target.Bytes(), goType)
	target.SetBytes(v)
	return next
}
