package peers

import (
	"bytes"
	"sync"

	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/vmbench/vmbench/strategies"
)

const jsonV2Module = "github.com/go-json-experiment/json"

// jsonV2 is json v2 as it is by default, but for nil slices and maps, which it would write as [] and {}: the value that is
// read again would be another one. It differs from encoding/json in meaning and not only in form: invalid UTF-8 and
// duplicate names are errors, names must match in case, and omitempty goes by what is written, so that 0 and false stay.
func jsonV2() *peer {
	return &peer{
		name: "jsonv2",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(jsonV2Module, "defaults, but nil as null"+v2Basis+"; MarshalWrite, Unmarshal"),
				CopiesStrings: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(v2{json.JoinOptions(json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true))})},
	}
}

// jsonV2Std is json v2 with all options of encoding/json.
func jsonV2Std() *peer {
	return &peer{
		name: "jsonv2_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(jsonV2Module, "DefaultOptionsV1"+v2Basis+"; MarshalWrite, Unmarshal"),
				CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(v2{jsonv1.DefaultOptionsV1()})},
	}
}

type v2 struct{ options json.Options }

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Append writes into a bytes.Buffer over dst, which json v2 recognizes and fills without a buffer of its own.
func (c v2) Append(dst []byte, v any) ([]byte, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	*b = *bytes.NewBuffer(dst)
	err := json.MarshalWrite(b, v, c.options)
	out := b.Bytes()
	*b = bytes.Buffer{}
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c v2) Decode(src []byte, v any) error { return json.Unmarshal(src, v, c.options) }
