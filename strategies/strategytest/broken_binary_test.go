package strategytest

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A spoilt is the strategy reflection, which is the reference of the binary formats, with mistakes where its functions are set.
type spoilt struct {
	traits strategies.Traits
	append func(c strategies.Codec, dst []byte, v any) ([]byte, error)
	decode func(c strategies.Codec, src []byte, v any) error
}

func (s *spoilt) Name() string              { return "spoilt" }
func (s *spoilt) Traits() strategies.Traits { return s.traits }

func (s *spoilt) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	c, err := reflection.New().Compile(t, f)
	return spoiltCodec{s, c}, err
}

type spoiltCodec struct {
	spoilt *spoilt
	strategies.Codec
}

func (c spoiltCodec) Append(dst []byte, v any) ([]byte, error) {
	if c.spoilt.append != nil {
		return c.spoilt.append(c.Codec, dst, v)
	}
	return c.Codec.Append(dst, v)
}

func (c spoiltCodec) Decode(src []byte, v any) error {
	if c.spoilt.decode != nil {
		return c.spoilt.decode(c.Codec, src, v)
	}
	return c.Codec.Decode(src, v)
}

// grammarOf is the grammar that the suite has for a binary format.
func grammarOf(f strategies.Format) *binaryGrammar {
	if f == strategies.CBOR {
		return &binaryGrammar{cborNotation{}, f}
	}
	return &binaryGrammar{msgpackNotation{}, f}
}

// appendSwapped writes the first two members of a map in the opposite order.
func appendSwapped(f strategies.Format) func(strategies.Codec, []byte, any) ([]byte, error) {
	return func(c strategies.Codec, dst []byte, v any) ([]byte, error) {
		document, err := c.Append(nil, v)
		if it, ok := grammarOf(f).read(document, true); ok && it.kind == itemMap && len(it.parts) >= 4 {
			first := bytes.Clone(document[it.parts[0].start:it.parts[1].end])
			second := document[it.parts[2].start:it.parts[3].end]
			copy(document[it.body+copy(document[it.body:], second):], first)
		}
		return append(dst, document...), err
	}
}

// decodeItem ignores what follows the first item.
func decodeItem(f strategies.Format) func(strategies.Codec, []byte, any) error {
	return func(c strategies.Codec, src []byte, v any) error {
		if it, ok := grammarOf(f).read(src, false); ok {
			src = src[:it.end]
		}
		return c.Decode(src, v)
	}
}

// lenient hides errors whose text has the words.
func lenient(words string) func(strategies.Codec, []byte, any) error {
	return func(c strategies.Codec, src []byte, v any) error {
		err := c.Decode(src, v)
		if err != nil && strings.Contains(err.Error(), words) {
			return nil
		}
		return err
	}
}

func aliasing(c strategies.Codec, src []byte, v any) error {
	err := c.Decode(src, v)
	if s := v.(*string); err == nil && *s != "" && bytes.Contains(src, []byte(*s)) {
		*s = unsafe.String(&src[bytes.Index(src, []byte(*s))], len(*s))
	}
	return err
}

// TestBrokenStrategiesFailInBinaryFormats holds that each mistake is found, as TestBrokenStrategiesFail does for JSON.
func TestBrokenStrategiesFailInBinaryFormats(t *testing.T) {
	deep := Short
	deep.Deep = true
	for _, f := range binaryFormats {
		tests := []struct {
			name    string
			subject *Subject
			broken  spoilt
			where   string // what the first failure's text must mention
		}{
			{"ignores the end", local[any](), spoilt{decode: decodeItem(f)}, "data after the end"},
			{"confuses the order of maps", local[map[uint8][]string](), spoilt{append: appendSwapped(f)}, "byte 1, after the prefix"},
			{"aliases its input", local[string](), spoilt{decode: aliasing}, `got   string "#"`},
			{"changes its input", local[any](), spoilt{decode: func(c strategies.Codec, src []byte, v any) error {
				err := c.Decode(src, v)
				clear(src)
				return err
			}}, "unchanged"},
			{"hides type errors", local[*int](), spoilt{decode: lenient("cannot unmarshal")}, "no error"},
			{"is lenient in depth", local[any](), spoilt{decode: lenient("exceeded max depth")}, "exceeded max depth"},
			{"misplaces errors", local[any](), spoilt{decode: func(c strategies.Codec, src []byte, v any) error {
				err := c.Decode(src, v)
				if e := (*wire.SyntaxError)(nil); errors.As(err, &e) {
					return &wire.SyntaxError{Msg: e.Msg, Offset: e.Offset + 1}
				}
				return err
			}}, "syntax error at offset"},
			{"writes a longer head", local[uint8](), spoilt{append: func(c strategies.Codec, dst []byte, v any) ([]byte, error) {
				document, _ := c.Append(nil, v)
				it, _ := grammarOf(f).read(document, true)
				return append(dst, grammarOf(f).rewrite(nil, document, &it, longHeads)...), nil
			}}, "byte 0, after the prefix"},
			{"does not merge", local[plain](), spoilt{decode: func(c strategies.Codec, src []byte, v any) error {
				reflect.ValueOf(v).Elem().SetZero()
				return c.Decode(src, v)
			}}, "decode a document"},
			{"drops the prefix", local[any](), spoilt{append: func(c strategies.Codec, dst []byte, v any) ([]byte, error) {
				return c.Append(dst[:0], v)
			}}, "byte -5"},
			{"gives no reason", local[any](), spoilt{decode: func(strategies.Codec, []byte, any) error { return wire.ErrStopped }}, "stopped without a reason"},
			{"panics", local[any](), spoilt{decode: func(strategies.Codec, []byte, any) error { panic("out of order") }}, "out of order"},
			{"panics when writing", local[any](), spoilt{append: func(strategies.Codec, []byte, any) ([]byte, error) { panic("out of order") }}, "out of order"},
		}
		for _, test := range tests {
			t.Run(string(f)+"/"+test.name, func(t *testing.T) {
				test.broken.traits = claimsAll
				result := test.subject.Check(t.Context(), f, deep, &test.broken)[0]
				if result.Passed() || len(result.Failures) == 0 {
					t.Fatalf("not found in %d cases: %s", result.Cases, result.Skipped)
				}
				if text := result.Failures[0].String(); !strings.Contains(text, test.where) {
					t.Errorf("first failure does not mention %q:\n%s", test.where, text)
				}
			})
		}
	}
}

// TestBadTextIsRefused holds that CBOR is, where the strategy claims it, and MessagePack is not.
func TestBadTextIsRefused(t *testing.T) {
	broken := &spoilt{traits: claimsAll, decode: lenient("text that is not UTF-8")}
	if result := local[string]().Check(t.Context(), strategies.CBOR, Short, broken)[0]; result.Failed == 0 {
		t.Errorf("text that is not UTF-8 was accepted in %d cases", result.Cases)
	}
	report(t, local[string]().Check(t.Context(), strategies.MessagePack, Short, broken))
	broken.traits.ValidatesUTF8 = false
	report(t, local[string]().Check(t.Context(), strategies.CBOR, Short, broken))
}

func TestUnclaimedTraitsAreNotHeldInBinaryFormats(t *testing.T) {
	for _, f := range binaryFormats {
		for _, s := range []*spoilt{
			{traits: strategies.Traits{SortsMaps: true, ValidatesUTF8: true}, decode: decodeItem(f)},
			{traits: strategies.Traits{ChecksEnd: true, ValidatesUTF8: true}, append: appendSwapped(f)},
		} {
			report(t, local[map[uint8][]string]().Check(t.Context(), f, Short, s))
		}
	}
}

// TestDisputes holds that the reference is not believed when it is wrong about what is well-formed.
func TestDisputes(t *testing.T) {
	r, err := newBinaryReference(strategies.CBOR, local[any](), cborNotation{})
	if err != nil {
		t.Fatal(err)
	}
	refused := fault{class: faultSyntax}
	for _, c := range []struct {
		document string
		verdict  fault
		want     string
	}{
		{"\x01", fault{}, ""},
		{"\x01", refused, "no syntax error"},
		{"\x18", refused, ""},
		{"\x18", fault{class: faultType}, "a syntax error"},
		{strings.Repeat("\x81", maxNesting) + "\xc6\x01", refused, ""},
		{strings.Repeat("\x81", maxNesting) + "\xc6\x01", fault{}, ""},
		{strings.Repeat("\x81", maxNesting+1) + "\x01", fault{}, "a syntax error"},
	} {
		if got := r.dispute([]byte(c.document), c.verdict); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%x with %q: %q, want %q", c.document[:min(9, len(c.document))], c.verdict, got, c.want)
		}
	}
}
