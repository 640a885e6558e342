package peers

import (
	"encoding/json"
	"runtime"
	"sync"

	"github.com/vmbench/vmbench/strategies"
)

// encodingJSON is encoding/json itself. Its Encoder writes into a sink: Marshal would return a slice of its own, which then
// had to be copied.
func encodingJSON() *peer {
	return &peer{
		name: "encoding_json",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       "encoding/json of " + runtime.Version() + basis + ": Encoder, Unmarshal",
				CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(standard{})},
	}
}

type standard struct{}

// standardEncoders are pairs of an encoder and what it writes to.
var standardEncoders = sync.Pool{New: func() any {
	e := new(standardEncoder)
	e.Encoder = json.NewEncoder(&e.sink)
	return e
}}

type standardEncoder struct {
	*json.Encoder
	sink sink
}

func (standard) Append(dst []byte, v any) ([]byte, error) {
	e := standardEncoders.Get().(*standardEncoder)
	defer standardEncoders.Put(e)
	e.sink.text = dst
	err := e.Encode(v)
	if out := e.sink.take(); err == nil {
		return out, nil
	}
	return dst, err
}

func (standard) Decode(src []byte, v any) error { return json.Unmarshal(src, v) }
