// Package compiled is the codec of a strategy that compiles types when the program runs.
package compiled

import (
	"reflect"

	"github.com/vmbench/vmbench/internal/size/exchange"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Of compiles each type when it is needed first, and keeps its codec. The type is as JSON sees it.
func Of(compile func(*schema.Type) (strategies.Codec, error)) exchange.Codec {
	var codecs []strategies.Codec // by number
	find := func(number int, v any) (strategies.Codec, error) {
		for len(codecs) <= number {
			codecs = append(codecs, nil)
		}
		if codecs[number] == nil {
			c, err := compile(schema.Of(reflect.TypeOf(v).Elem()))
			if err != nil {
				return nil, err
			}
			codecs[number] = c
		}
		return codecs[number], nil
	}
	return exchange.Codec{
		Append: func(number int, dst []byte, v any) ([]byte, error) {
			c, err := find(number, v)
			if err != nil {
				return dst, err
			}
			return c.Append(dst, v)
		},
		Decode: func(number int, src []byte, v any) error {
			c, err := find(number, v)
			if err != nil {
				return err
			}
			return c.Decode(src, v)
		},
	}
}
