//go:build probe

// Package codec has the codecs of planetscale/vtprotobuf: methods that are generated for messages of protoc-gen-go.
package codec

import (
	_ "github.com/planetscale/vtprotobuf/protohelpers" // which the methods call

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// A message is one that has the methods.
type message interface {
	SizeVT() int
	MarshalToSizedBufferVT(b []byte) (int, error)
	UnmarshalVT(src []byte) error
}

// Protobuf returns the codec of that format.
func Protobuf() exchange.Codec {
	return exchange.Codec{
		// The methods fill a buffer of the right size from its end.
		Append: func(_ int, dst []byte, v any) ([]byte, error) {
			m := v.(message)
			n := m.SizeVT()
			dst = append(dst, make([]byte, n)...)
			_, err := m.MarshalToSizedBufferVT(dst[len(dst)-n:])
			return dst, err
		},
		Decode: func(_ int, src []byte, v any) error { return v.(message).UnmarshalVT(src) },
	}
}
