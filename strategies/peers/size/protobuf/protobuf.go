//go:build probe

// Package codec has the codecs of google.golang.org/protobuf. Values are messages that protoc-gen-go has generated.
package codec

import (
	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// Protobuf returns the codec of that format.
func Protobuf() exchange.Codec {
	return exchange.Codec{
		Append: func(_ int, dst []byte, v any) ([]byte, error) {
			return proto.MarshalOptions{}.MarshalAppend(dst, v.(proto.Message))
		},
		Decode: func(_ int, src []byte, v any) error { return proto.Unmarshal(src, v.(proto.Message)) },
	}
}
