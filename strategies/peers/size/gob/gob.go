//go:build probe

// Package codec has the codecs of encoding/gob. Each document has the description of its type, as a message that stands alone has.
package codec

import (
	"bytes"
	"encoding/gob"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Gob returns the codec of that format.
func Gob() exchange.Codec {
	return exchange.Of(
		func(v any) ([]byte, error) {
			var b bytes.Buffer
			err := gob.NewEncoder(&b).Encode(v)
			return b.Bytes(), err
		},
		func(src []byte, v any) error { return gob.NewDecoder(bytes.NewReader(src)).Decode(v) },
	)
}
