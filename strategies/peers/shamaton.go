package peers

import (
	"fmt"
	"sync"

	"github.com/shamaton/msgpack/v3"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/peers/copies"
	"github.com/vmbench/vmbench/workloads/schema"
)

const shamatonModule = "github.com/shamaton/msgpack/v3"

// shamaton is shamaton/msgpack, which has no options, over copies of the types that have its tags.
func shamaton() *peer {
	return &peer{
		name: "shamaton",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(shamatonModule, "MarshalWrite, Unmarshal"),
				CopiesStrings: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.MessagePack: shamatonCodec},
	}
}

func shamatonCodec(t *schema.Type) (strategies.Codec, error) {
	if reaches(t, schema.Any) {
		return nil, fmt.Errorf("%w: shamaton reads maps in an any as map[any]any", strategies.ErrUnsupported)
	}
	if reaches(t, schema.Bytes) {
		return nil, fmt.Errorf("%w: []byte that shamaton has read refers to the input", strategies.ErrUnsupported)
	}
	view, err := copyOf(t)
	if err != nil {
		return nil, err
	}
	return shamatonCopy{view}, nil
}

type shamatonCopy struct{ view func(v any) copies.Value }

// sinks are what the library's own writer, with its buffer, writes to.
var sinks = sync.Pool{New: func() any { return new(sink) }}

// Append has the library write into dst, which is faster than to copy what Marshal returns.
func (c shamatonCopy) Append(dst []byte, v any) ([]byte, error) {
	s := sinks.Get().(*sink)
	defer sinks.Put(s)
	s.text = dst
	err := msgpack.MarshalWrite(s, c.view(v))
	out := s.text
	s.text = nil
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c shamatonCopy) Decode(src []byte, v any) error { return msgpack.Unmarshal(src, c.view(v)) }
