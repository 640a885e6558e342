//go:build probe

// Package codec has the codecs of messages of protobuf-go in JSON, for translators: encoding/json does not know what a message is. Members have
// the names that they have in the file of messages, and one that the message has not is an error.
package codec

import (
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/internal/size/exchange"
)

// JSON returns the codec of that format.
func JSON() exchange.Codec {
	return exchange.Of(
		func(v any) ([]byte, error) {
			return protojson.MarshalOptions{UseProtoNames: true}.Marshal(v.(proto.Message))
		},
		func(src []byte, v any) error { return protojson.Unmarshal(src, v.(proto.Message)) },
	)
}
