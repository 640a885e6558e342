//go:build probe

// Package codec has the codecs of the strategy vm.
package codec

import (
	"reflect"

	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm"
	"github.com/vmbench/vmbench/workloads/schema"
)

// JSON is the codec of that format.
var JSON = exchange.Codec{
	Append: func(number int, dst []byte, v any) ([]byte, error) {
		c, err := codec(number, v)
		if err != nil {
			return dst, err
		}
		return c.Append(dst, v)
	},
	Decode: func(number int, src []byte, v any) error {
		c, err := codec(number, v)
		if err != nil {
			return err
		}
		return c.Decode(src, v)
	},
}

// codecs are those of the types that were used, by number.
var codecs []strategies.Codec

// codec returns the codec of what v points to, which is compiled when it is needed first.
func codec(number int, v any) (strategies.Codec, error) {
	for len(codecs) <= number {
		codecs = append(codecs, nil)
	}
	if codecs[number] == nil {
		c, err := vm.New().Compile(schema.Of(reflect.TypeOf(v).Elem()), strategies.JSON)
		if err != nil {
			return nil, err
		}
		codecs[number] = c
	}
	return codecs[number], nil
}
