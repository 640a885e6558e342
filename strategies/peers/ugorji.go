package peers

import (
	"fmt"
	"math"
	"reflect"
	"sync"

	"github.com/ugorji/go/codec"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

const ugorjiModule = "github.com/ugorji/go/codec"

// ugorjiFast is ugorji/go as it is by default, but for what other libraries could not read or would read as something else:
// times as text in CBOR, and the present specification of MessagePack instead of that of 2012.
func ugorjiFast() *peer {
	return &peer{
		name: "ugorji",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(ugorjiModule, "defaults, but TimeRFC3339 in CBOR, WriteExt in MessagePack; Encoder, Decoder"),
				Unsafe:  true, CopiesStrings: true, OwnForm: true,
			}
		},
		codecs: ugorjiCodecs(false),
	}
}

// ugorjiStd is ugorji/go with what comes nearest to what the strategies of this repository do: sorted maps, the shortest
// floats and a look at UTF-8 in CBOR, unsigned integers in MessagePack.
func ugorjiStd() *peer {
	return &peer{
		name: "ugorji_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(ugorjiModule, "Canonical; TimeRFC3339, OptimumSize, ValidateUnicode in CBOR; WriteExt, PositiveIntUnsigned "+
					"in MessagePack; Encoder, Decoder"),
				Unsafe: true, CopiesStrings: true, SortsMaps: true, ValidatesUTF8: true, OwnForm: true,
			}
		},
		codecs: ugorjiCodecs(true),
	}
}

// ugorjiCodecs are those of both formats.
func ugorjiCodecs(std bool) codecs {
	cbor := newUgorji(ugorjiCBOR(std))
	return codecs{
		strategies.CBOR: func(t *schema.Type) (strategies.Codec, error) {
			if reaches(t, schema.Time) {
				return nil, fmt.Errorf("%w: ugorji rounds times to microseconds when it reads CBOR", strategies.ErrUnsupported)
			}
			return cbor, nil
		},
		strategies.MessagePack: same(newUgorji(ugorjiMessagePack(std))),
	}
}

func ugorjiCBOR(std bool) codec.Handle {
	h := &codec.CborHandle{TimeRFC3339: true}
	h.EncodeOptions = codec.EncodeOptions{Canonical: std, OptimumSize: std}
	h.DecodeOptions = ugorjiReading()
	h.ValidateUnicode = std
	return h
}

func ugorjiMessagePack(std bool) codec.Handle {
	h := &codec.MsgpackHandle{WriteExt: true, PositiveIntUnsigned: std}
	h.EncodeOptions = codec.EncodeOptions{Canonical: std}
	h.DecodeOptions = ugorjiReading()
	return h
}

// ugorjiReading is what both formats have: deep nesting, and in an any the types that encoding/json would choose, or int64.
func ugorjiReading() codec.DecodeOptions {
	return codec.DecodeOptions{MaxDepth: math.MaxInt16, MapType: reflect.TypeFor[map[string]any](), SignedInteger: true}
}

// A ugorji has encoders and decoders of one handle, which keep what they have found out of types.
type ugorji struct{ encoders, decoders *sync.Pool }

type ugorjiEncoder struct {
	*codec.Encoder
	out []byte
}

func newUgorji(h codec.Handle) ugorji {
	return ugorji{
		encoders: &sync.Pool{New: func() any {
			e := new(ugorjiEncoder)
			e.Encoder = codec.NewEncoderBytes(&e.out, h)
			return e
		}},
		decoders: &sync.Pool{New: func() any { return codec.NewDecoderBytes(nil, h) }},
	}
}

// Append has the library write from the beginning of a buffer, as it always does: here of the room behind dst. Where that is
// too little, the library takes another one, which is copied.
func (c ugorji) Append(dst []byte, v any) ([]byte, error) {
	e := c.encoders.Get().(*ugorjiEncoder)
	defer c.encoders.Put(e)
	room := dst[len(dst):cap(dst):cap(dst)]
	e.out = room
	e.ResetBytes(&e.out)
	err := e.Encode(v)
	out := e.out
	e.out = nil
	e.ResetBytes(&e.out)
	switch {
	case err != nil:
		return dst, err
	case cap(dst) == 0:
		return out, nil
	case len(out) <= len(room):
		return dst[:len(dst)+len(out)], nil
	}
	return append(dst, out...), nil
}

func (c ugorji) Decode(src []byte, v any) error {
	d := c.decoders.Get().(*codec.Decoder)
	defer c.decoders.Put(d)
	d.ResetBytes(src)
	err := d.Decode(v)
	d.ResetBytes(nil)
	return err
}
