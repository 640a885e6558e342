package peers

import (
	"slices"
	"sync"

	"github.com/bytedance/sonic"
	"github.com/bytedance/sonic/encoder"
	"github.com/bytedance/sonic/option"
	"github.com/bytedance/sonic/utf8"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

const sonicModule = "github.com/bytedance/sonic"

// sonicFastest is sonic's ConfigFastest.
func sonicFastest() *peer {
	return &peer{
		name: "sonic",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(sonicModule, sonicHow("ConfigFastest; Pretouch, EncodeInto, Unmarshal")),
				Unsafe:  true, CopiesStrings: true, ChecksEnd: true,
				Fallback: sonicFallback(),
			}
		},
		codecs: codecs{strategies.JSON: sonicCodec(sonicCode{sonic.ConfigFastest, encoder.NoValidateJSONMarshaler})},
	}
}

// sonicStd is sonic's ConfigStd.
func sonicStd() *peer {
	return &peer{
		name: "sonic_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(sonicModule, sonicHow("ConfigStd; Pretouch, EncodeInto, HTMLEscape, Unmarshal")),
				Unsafe:  true, CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
				OwnForm:  true,
				Fallback: sonicFallback(),
			}
		},
		codecs: codecs{strategies.JSON: sonicCodec(sonicStdCode{sonicCode{sonic.ConfigStd, encoder.SortMapKeys | encoder.CompactMarshaler}})},
	}
}

// sonicHow adds to how sonic is used what its native code is made for.
func sonicHow(text string) string {
	if native := sonicNative(); native != "" {
		return text + "; " + native
	}
	return text
}

// pretouchDepth is how many levels of types that sonic would leave for their first use are compiled at once: more than any
// type here has.
const pretouchDepth = 64

// sonicCodec returns a function that has sonic compile a type, with all that it is made of, to machine code.
func sonicCodec(c strategies.Codec) func(*schema.Type) (strategies.Codec, error) {
	return func(t *schema.Type) (strategies.Codec, error) {
		return c, sonic.Pretouch(t.Go, option.WithCompileRecursiveDepth(pretouchDepth))
	}
}

type sonicCode struct {
	api     sonic.API
	options encoder.Options // what the api's configuration sets, as far as the encoder itself goes by it
}

// slicePointers are what EncodeInto takes, since a pointer to a local variable would be allocated on each call.
var slicePointers = sync.Pool{New: func() any { return new([]byte) }}

func (c sonicCode) Append(dst []byte, v any) ([]byte, error) {
	p := slicePointers.Get().(*[]byte)
	defer slicePointers.Put(p)
	*p = dst
	err := encoder.EncodeInto(p, v, c.options)
	out := *p
	*p = nil
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode copies the input once, and strings without escapes refer to the copy: Unmarshal is documented to do so.
func (c sonicCode) Decode(src []byte, v any) error { return c.api.Unmarshal(src, v) }

// A sonicStdCode escapes and repairs as ConfigStd does, which is after encoding and over the whole output. EncodeInto does
// so too, but over dst as well and into a new slice; here the library's own functions go from a pooled buffer to dst.
type sonicStdCode struct{ sonicCode }

var sonicBuffers = sync.Pool{New: func() any { return new([]byte) }}

// maxPooled is the largest buffer that is kept, in bytes.
const maxPooled = 64 << 20

func (c sonicStdCode) Append(dst []byte, v any) ([]byte, error) {
	p := sonicBuffers.Get().(*[]byte)
	defer sonicBuffers.Put(p)
	*p = (*p)[:0]
	if err := encoder.EncodeInto(p, v, c.options); err != nil {
		return dst, err
	}
	// HTMLEscape grows its target from the length of the source alone, which is too little behind a long dst.
	out := encoder.HTMLEscape(slices.Grow(dst, len(*p)+htmlPadding), *p)
	if cap(*p) > maxPooled {
		*p = nil
	}
	if text := out[len(dst):]; !utf8.Validate(text) {
		out = utf8.CorrectWith(dst, slices.Clone(text), `\ufffd`)
	}
	return out, nil
}

// htmlPadding is the room, in bytes, that HTMLEscape wants beyond the source.
const htmlPadding = 64
