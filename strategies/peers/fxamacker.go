package peers

import (
	"bytes"
	"reflect"

	"github.com/fxamacker/cbor/v2"

	"github.com/vmbench/vmbench/strategies"
)

const fxamackerModule = "github.com/fxamacker/cbor/v2"

// fxamackerFast is fxamacker/cbor as it is by default, but for times, of which it would write whole seconds alone.
func fxamackerFast() *peer {
	return &peer{
		name: "fxamacker",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(fxamackerModule, "defaults, but RFC 3339 times with nanoseconds and tag; MarshalToBuffer, Unmarshal"),
				CopiesStrings: true, ValidatesUTF8: true, ChecksEnd: true, OwnForm: true,
			}
		},
		codecs: codecs{strategies.CBOR: same(newFxamacker(cbor.EncOptions{}))},
	}
}

// fxamackerStd is fxamacker/cbor in core deterministic encoding, which is the shortest form of everything that the strategies
// of this repository write, and sorted; its order is that of the encoded keys, and struct fields are in it, too.
func fxamackerStd() *peer {
	return &peer{
		name: "fxamacker_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(fxamackerModule, "CoreDetEncOptions, OmitEmptyGoValue, RFC 3339 times with nanoseconds and tag; "+
					"MarshalToBuffer, Unmarshal"),
				CopiesStrings: true, ValidatesUTF8: true, SortsMaps: true, ChecksEnd: true, OwnForm: true,
			}
		},
		codecs: codecs{strategies.CBOR: same(newFxamacker(coreDeterministic()))},
	}
}

// coreDeterministic are the library's options for that encoding, but for fields that are left out as encoding/json does it.
func coreDeterministic() cbor.EncOptions {
	options := cbor.CoreDetEncOptions()
	options.OmitEmpty = cbor.OmitEmptyGoValue
	return options
}

// maxLevels is the deepest nesting that is read: more than any workload has, and than the library takes by default.
const maxLevels = 10000

// newFxamacker makes both modes. What is read into an any is of the types that encoding/json would choose, or int64.
func newFxamacker(options cbor.EncOptions) fxamacker {
	options.Time, options.TimeTag = cbor.TimeRFC3339Nano, cbor.EncTagRequired
	encode, err := options.UserBufferEncMode()
	if err != nil {
		panic(err) // of options that stand here
	}
	decode, err := cbor.DecOptions{
		MaxNestedLevels: maxLevels,
		DefaultMapType:  reflect.TypeFor[map[string]any](),
		IntDec:          cbor.IntDecConvertSignedOrBigInt,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return fxamacker{encode, decode}
}

type fxamacker struct {
	encode cbor.UserBufferEncMode
	decode cbor.DecMode
}

// Append encodes behind dst if there is room, and copies once otherwise.
func (c fxamacker) Append(dst []byte, v any) ([]byte, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	*b = *bytes.NewBuffer(dst)
	err := c.encode.MarshalToBuffer(v, b)
	out := b.Bytes()
	*b = bytes.Buffer{}
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c fxamacker) Decode(src []byte, v any) error { return c.decode.Unmarshal(src, v) }
