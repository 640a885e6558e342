package peers

import (
	"sync"

	"github.com/goccy/go-json"

	"github.com/vmbench/vmbench/strategies"
)

const goccyModule = "github.com/goccy/go-json"

// goccy is goccy/go-json with every option that is documented to be faster and loses nothing of the value. Not among them
// are DecodeFieldPriorityFirstWin, which reads another value where a name comes twice, and DecodeNoCopyString, with which
// strings refer to the input.
func goccy() *peer {
	return &peer{
		name: "goccy",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(goccyModule, "DisableHTMLEscape, DisableNormalizeUTF8, UnorderedMap, "+
					"OptimizeFieldOrder; Encoder, Unmarshal"),
				Unsafe: true, CopiesStrings: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(goJSON{[]json.EncodeOptionFunc{
			json.DisableHTMLEscape(), json.DisableNormalizeUTF8(), json.UnorderedMap(), json.OptimizeFieldOrder(),
		}})},
	}
}

// goccyStd is goccy/go-json as it is by default, which is meant to replace encoding/json.
func goccyStd() *peer {
	return &peer{
		name: "goccy_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(goccyModule, "defaults; Encoder, Unmarshal"),
				Unsafe:  true, CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(goJSON{})},
	}
}

type goJSON struct{ options []json.EncodeOptionFunc }

// goccyEncoders are pairs of an encoder and what it writes to.
var goccyEncoders = sync.Pool{New: func() any {
	e := new(goccyEncoder)
	e.Encoder = json.NewEncoder(&e.sink)
	return e
}}

type goccyEncoder struct {
	*json.Encoder
	sink sink
}

// Append copies once, out of goccy's own buffer into dst; MarshalWithOption would make a slice in between.
func (c goJSON) Append(dst []byte, v any) ([]byte, error) {
	e := goccyEncoders.Get().(*goccyEncoder)
	defer goccyEncoders.Put(e)
	e.sink.text = dst
	err := e.EncodeWithOption(v, c.options...)
	if out := e.sink.take(); err == nil {
		return out, nil
	}
	return dst, err
}

func (c goJSON) Decode(src []byte, v any) error { return json.Unmarshal(src, v) }
