package peers

import (
	jsoniter "github.com/json-iterator/go"

	"github.com/vmbench/vmbench/strategies"
)

const jsoniterModule = "github.com/json-iterator/go"

// jsoniterFast is jsoniter's ConfigFastest without its two settings that lose something: floats of six digits, with which
// the value that is read again is another one, and names without unescaping, with which escaped names are not found.
func jsoniterFast() *peer {
	api := jsoniter.Config{}.Froze()
	return &peer{
		name: "jsoniter",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(jsoniterModule, "Config{}, ConfigFastest but lossless; Stream, Unmarshal"),
				Unsafe:  true, CopiesStrings: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(iterator{api})},
	}
}

// jsoniterStd is jsoniter's ConfigCompatibleWithStandardLibrary.
func jsoniterStd() *peer {
	return &peer{
		name: "jsoniter_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(jsoniterModule, "ConfigCompatibleWithStandardLibrary; Stream, Unmarshal"),
				Unsafe:  true, CopiesStrings: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: same(iterator{jsoniter.ConfigCompatibleWithStandardLibrary})},
	}
}

type iterator struct{ api jsoniter.API }

// Append lends dst to a stream of the library's pool, which gets its own buffer back afterwards.
func (c iterator) Append(dst []byte, v any) ([]byte, error) {
	stream := c.api.BorrowStream(nil)
	defer c.api.ReturnStream(stream)
	own := stream.Buffer()
	stream.SetBuffer(dst)
	stream.WriteVal(v)
	out := stream.Buffer()
	stream.SetBuffer(own)
	if stream.Error != nil {
		return dst, stream.Error
	}
	return out, nil
}

func (c iterator) Decode(src []byte, v any) error { return c.api.Unmarshal(src, v) }
