package strategytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A fake is a strategy over encoding/json itself, with mistakes where its functions are set.
type fake struct {
	traits  strategies.Traits
	compile func(*schema.Type, strategies.Format) error
	append  func(dst []byte, v any) ([]byte, error)
	decode  func(src []byte, v any) error
}

func (f *fake) Name() string              { return "fake" }
func (f *fake) Traits() strategies.Traits { return f.traits }

func (f *fake) Compile(t *schema.Type, format strategies.Format) (strategies.Codec, error) {
	if f.compile != nil {
		return nil, f.compile(t, format)
	}
	return f, nil
}

func (f *fake) Append(dst []byte, v any) ([]byte, error) {
	if f.append != nil {
		return f.append(dst, v)
	}
	text, err := json.Marshal(v)
	return append(dst, text...), err
}

func (f *fake) Decode(src []byte, v any) error {
	if f.decode != nil {
		return f.decode(src, v)
	}
	return json.Unmarshal(src, v)
}

var claimsAll = strategies.Traits{
	CopiesStrings: true, ValidatesUTF8: true, EscapesHTML: true, SortsMaps: true, ChecksEnd: true,
}

// decodeFirst ignores what follows the value.
func decodeFirst(src []byte, v any) error { return json.NewDecoder(bytes.NewReader(src)).Decode(v) }

// appendRaw does not escape HTML.
func appendRaw(dst []byte, v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return append(dst, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...), err
}

func TestReferencePasses(t *testing.T) {
	for _, s := range localSubjects() {
		report(t, s.Check(t.Context(), strategies.JSON, Quick, &fake{traits: claimsAll}))
	}
}

// TestBrokenStrategiesFail holds the suite itself: each mistake must be found, and by the check meant for it.
func TestBrokenStrategiesFail(t *testing.T) {
	tests := []struct {
		name    string
		subject *Subject
		broken  fake
		where   string // what the first failure's text must mention
	}{
		{"ignores the end", local[any](), fake{decode: decodeFirstValue}, "after top-level value"},
		{"does not escape HTML", local[string](), fake{append: appendRaw}, `\\u003c`},
		{"aliases its input", local[string](), fake{decode: func(src []byte, v any) error {
			err := json.Unmarshal(src, v)
			if s := v.(*string); err == nil && bytes.Contains(src, []byte(*s)) && *s != "" {
				at := bytes.Index(src, []byte(*s))
				*s = unsafe.String(&src[at], len(*s))
			}
			return err
		}}, `got   string "#"`},
		{"changes its input", local[any](), fake{decode: func(src []byte, v any) error {
			err := json.Unmarshal(src, v)
			clear(src)
			return err
		}}, "unchanged"},
		{"does not merge", local[plain](), fake{decode: func(src []byte, v any) error {
			reflect.ValueOf(v).Elem().SetZero()
			return json.Unmarshal(src, v)
		}}, "decode a document"},
		{"misplaces syntax errors", local[any](), fake{decode: func(src []byte, v any) error {
			err := json.Unmarshal(src, v)
			if e, ok := err.(*json.SyntaxError); ok {
				e.Offset++
			}
			return err
		}}, "syntax error at offset"},
		{"hides type errors", local[*int](), fake{decode: func(src []byte, v any) error {
			err := json.Unmarshal(src, v)
			if _, ok := err.(*json.UnmarshalTypeError); ok {
				return nil
			}
			return err
		}}, "no error"},
		{"is lenient in depth", local[any](), fake{decode: func(src []byte, v any) error {
			err := json.Unmarshal(src, v)
			if err != nil && strings.Contains(err.Error(), "exceeded max depth") {
				return nil
			}
			return err
		}}, "exceeded max depth"},
		{"writes NaN", local[any](), fake{append: func(dst []byte, v any) ([]byte, error) {
			if f, ok := (*v.(*any)).(float64); ok && math.IsNaN(f) {
				return append(dst, "NaN"...), nil
			}
			return (&fake{}).Append(dst, v)
		}}, "unsupported value: NaN"},
		{"drops the prefix", local[any](), fake{append: func(dst []byte, v any) ([]byte, error) {
			return (&fake{}).Append(dst[:0], v)
		}}, "kept:"},
		{"panics", local[any](), fake{decode: func([]byte, any) error { panic("out of order") }}, "out of order"},
		{"cannot compile", local[any](), fake{compile: func(*schema.Type, strategies.Format) error {
			return fmt.Errorf("jammed")
		}}, "jammed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.broken.traits = claimsAll
			result := test.subject.Check(t.Context(), strategies.JSON, Quick, &test.broken)[0]
			if result.Passed() || len(result.Failures) == 0 {
				t.Fatalf("not found in %d cases", result.Cases)
			}
			if text := result.Failures[0].String(); !strings.Contains(text, test.where) {
				t.Errorf("first failure does not mention %q:\n%s", test.where, text)
			}
		})
	}
}

func TestUnclaimedTraitsAreNotHeld(t *testing.T) {
	modest := []*fake{
		{decode: decodeFirstValue},
		{append: appendRaw},
	}
	for _, f := range modest {
		report(t, local[map[uint8][]string]().Check(t.Context(), strategies.JSON, Quick, f))
	}
}

// decodeFirstValue ignores what follows the value and reports all else as json.Unmarshal does.
func decodeFirstValue(src []byte, v any) error {
	err := json.Unmarshal(src, v)
	if err == nil || !strings.HasSuffix(err.Error(), "after top-level value") {
		return err
	}
	return decodeFirst(src, v)
}

func TestSkipped(t *testing.T) {
	unsupported := &fake{compile: func(*schema.Type, strategies.Format) error {
		return fmt.Errorf("%w: no such thing", strategies.ErrUnsupported)
	}}
	tests := []struct {
		strategy *fake
		format   strategies.Format
		want     string
	}{
		{unsupported, strategies.JSON, "unsupported: no such thing"},
		{&fake{traits: strategies.Traits{Null: true}}, strategies.JSON, "does nothing"},
		{&fake{}, "runes", `unsupported: there is no reference for the format "runes"`},
	}
	for _, test := range tests {
		result := local[int]().Check(t.Context(), test.format, Quick, test.strategy)[0]
		if result.Skipped != test.want || result.Cases != 0 || result.Passed() {
			t.Errorf("skipped %q after %d cases, want %q", result.Skipped, result.Cases, test.want)
		}
	}
}
