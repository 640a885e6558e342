package peers

import (
	"errors"

	"github.com/segmentio/encoding/json"

	"github.com/vmbench/vmbench/strategies"
)

const segmentioModule = "github.com/segmentio/encoding"

// segmentioFast is segmentio's json with the flags that are documented to be faster. ZeroCopy is not among them: with it
// decoded strings refer to the input.
func segmentioFast() *peer {
	return &peer{
		name: "segmentio",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(segmentioModule, "TrustRawMessage, DontMatchCaseInsensitiveStructFields; Append, Parse"),
				Unsafe:  true, CopiesStrings: true, ValidatesUTF8: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(segmentio{json.TrustRawMessage, json.DontMatchCaseInsensitiveStructFields})},
	}
}

// segmentioStd is segmentio's json with the flags of its Marshal and Unmarshal, which are meant to replace encoding/json.
func segmentioStd() *peer {
	return &peer{
		name: "segmentio_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(segmentioModule, "EscapeHTML, SortMapKeys; Append, Parse"),
				Unsafe:  true, CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
				OwnForm: true,
			}
		},
		codecs: codecs{strategies.JSON: same(segmentio{json.EscapeHTML | json.SortMapKeys, 0})},
	}
}

type segmentio struct {
	append json.AppendFlags
	parse  json.ParseFlags
}

var errTrailing = errors.New("data after the value")

func (c segmentio) Append(dst []byte, v any) ([]byte, error) {
	out, err := json.Append(dst, v, c.append)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode is the library's Unmarshal with flags: Parse returns what follows the value.
func (c segmentio) Decode(src []byte, v any) error {
	rest, err := json.Parse(src, v, c.parse)
	if err == nil && len(rest) > 0 {
		return errTrailing
	}
	return err
}
