package peers

import (
	"slices"
	"sync"

	"github.com/mailru/easyjson/jlexer"
	"github.com/mailru/easyjson/jwriter"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/peers/copies"
	"github.com/vmbench/vmbench/workloads/schema"
)

const easyjsonModule = "github.com/mailru/easyjson"

// easyjsonFast is the code that easyjson generates, without the escaping of HTML.
func easyjsonFast() *peer {
	return &peer{
		name: "easyjson",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(easyjsonModule, "generated, NoEscapeHTML; jwriter, jlexer"),
				PerType: true, CopiesStrings: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: func(t *schema.Type) (strategies.Codec, error) { return easyCodec(t, true) }},
	}
}

// easyjsonStd is the code that easyjson generates, as it is by default. easyjson has no option to sort maps.
func easyjsonStd() *peer {
	return &peer{
		name: "easyjson_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(easyjsonModule, "generated; jwriter, jlexer"),
				PerType: true, CopiesStrings: true, EscapesHTML: true, ChecksEnd: true,
			}
		},
		codecs: codecs{strategies.JSON: func(t *schema.Type) (strategies.Codec, error) { return easyCodec(t, false) }},
	}
}

func easyCodec(t *schema.Type, plainHTML bool) (strategies.Codec, error) {
	view, err := copyOf(t)
	if err != nil {
		return nil, err
	}
	return generated{view, plainHTML}, nil
}

type generated struct {
	view      func(v any) copies.Value
	plainHTML bool
}

var (
	writers = sync.Pool{New: func() any { return new(jwriter.Writer) }}
	lexers  = sync.Pool{New: func() any { return new(jlexer.Lexer) }}
)

// Append has easyjson write into dst as its first chunk. Where that is full, easyjson goes on in chunks of its own, which
// are joined at the end.
func (c generated) Append(dst []byte, v any) ([]byte, error) {
	w := writers.Get().(*jwriter.Writer)
	defer writers.Put(w)
	*w = jwriter.Writer{NoEscapeHTML: c.plainHTML}
	w.Buffer.Buf = unpooled(dst)
	c.view(v).MarshalEasyJSON(w)
	out, err := w.BuildBytes()
	*w = jwriter.Writer{}
	if err != nil {
		return dst, err
	}
	return out, nil
}

// unpooled returns dst with a capacity that easyjson's pool does not take: chunks whose capacities are powers of two go
// into the pool once they are joined, and the caller's buffer must not.
func unpooled(dst []byte) []byte {
	if n := cap(dst); n > 0 && n == len(dst) {
		dst = slices.Grow(dst, 1)
	}
	if n := cap(dst); n > 0 && n&(n-1) == 0 {
		return dst[: len(dst) : n-1]
	}
	return dst
}

func (c generated) Decode(src []byte, v any) error {
	l := lexers.Get().(*jlexer.Lexer)
	defer lexers.Put(l)
	*l = jlexer.Lexer{Data: src}
	c.view(v).UnmarshalEasyJSON(l)
	err := l.Error()
	*l = jlexer.Lexer{}
	return err
}
