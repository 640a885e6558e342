package translate

import (
	"encoding/hex"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
)

func TestJSON(t *testing.T) {
	for _, c := range []struct{ document, cbor, msgpack string }{
		{`null`, "f6", "c0"},
		{` [ true , false ] `, "82f5f4", "92c3c2"},
		{`0`, "00", "00"},
		{`-1`, "20", "ff"},
		{`-0`, "f98000", "cb8000000000000000"},
		{`1.5`, "f93e00", "cb3ff8000000000000"},
		{`1.0`, "f93c00", "cb3ff0000000000000"},
		{`1e2`, "f95640", "cb4059000000000000"},
		{`18446744073709551615`, "1bffffffffffffffff", "cfffffffffffffffff"},
		{`-9223372036854775808`, "3b7fffffffffffffff", "d38000000000000000"},
		{`1e999`, "f97c00", "cb7ff0000000000000"},
		{`"a\u00e9"`, "6361c3a9", "a361c3a9"},
		{`"\ud800"`, "63efbfbd", "a3efbfbd"},
		{`[]`, "80", "90"},
		{`{}`, "a0", "80"},
		{`{"b":1,"a":[{"":null}],"b":2}`, "a3616201616181a160f6616202", "83a16201a1619181a0c0a16202"},
	} {
		for f, want := range map[strategies.Format]string{strategies.CBOR: c.cbor, strategies.MessagePack: c.msgpack} {
			got, err := JSON(f, []byte(c.document))
			if err != nil || hex.EncodeToString(got) != want {
				t.Errorf("%s in %s: %x, %v, want %s", c.document, f, got, err, want)
			}
		}
	}
}

// TestDeep holds that documents at the limit of nesting are translated to documents at that limit.
func TestDeep(t *testing.T) {
	document := []byte(strings.Repeat(`[`, 9999) + `{"a":1}` + strings.Repeat(`]`, 9999))
	for f, check := range map[strategies.Format]func([]byte) error{strategies.CBOR: cbor.Check, strategies.MessagePack: msgpack.Check} {
		got, err := JSON(f, document)
		if err == nil {
			err = check(got)
		}
		if err != nil || len(got) != 9999+4 {
			t.Errorf("%s: %d bytes, %v", f, len(got), err)
		}
	}
}

func TestErrors(t *testing.T) {
	if _, err := JSON("runes", []byte(`1`)); !errors.Is(err, strategies.ErrUnsupported) {
		t.Errorf("an unknown format: %v", err)
	}
	for _, document := range []string{``, `[`, `[1`, `{"a"`, `{"a":`, `{"a":1`, `nope`} {
		if got, err := JSON(strategies.CBOR, []byte(document)); err == nil {
			t.Errorf("%q gives %x", document, got)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, document := range []string{`{"a":[1,-2.5,"x",null,true]}`, `1e-400`, `"\u0000"`} {
		f.Add([]byte(document))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		for format, check := range map[strategies.Format]func([]byte) error{strategies.CBOR: cbor.Check, strategies.MessagePack: msgpack.Check} {
			got, err := JSON(format, document)
			if err == nil && len(document) < math.MaxInt16 && check(got) != nil {
				t.Errorf("%q in %s: %x is not well-formed: %v", document, format, got, check(got))
			}
		}
	})
}
