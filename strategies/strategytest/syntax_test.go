package strategytest

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A verdict is what RFC 8259 says of a document: it must be read, it must be refused, or either may be.
type verdict uint8

const (
	accept verdict = iota
	reject
	either
)

// syntaxCases are documents by what they are about, in the categories that collections of such documents have: arrays, numbers, objects,
// single values, strings, structure, white space, encodings.
var syntaxCases = []struct {
	about     string
	verdict   verdict
	documents []string
}{
	{"arrays", accept, []string{
		`[]`, `[ ]`, "[\n]", `[1]`, `[1,2]`, `[1 , 2]`, `[null, 1, "1", {}]`, `[[]]`, `[[],[[]]]`, `[false]`, `[1,null,null,null,2]`, "[1\n,1]", `[""]`,
		` [1]`, `[2] `, "\t[\r\n1\t]\r\n",
	}},
	{"arrays", reject, []string{
		`[1 true]`, `[,]`, `[,1]`, `[1,,2]`, `[1,]`, `[1,,]`, `["x",,]`, `["x"],`, `["x"]]`, `["x"`, `[x`, `[3[4]]`, `[1:2]`, `[""`, `[ , ""]`, `[-]`, `[   , 1]`,
		"[1,\n1\n,1", `[1,{]`, `[*]`, `["", `, `[1`, `[`, `]`, `[]]`, `[[]`, `[}`, `[1}`, "[\"a\",\n4\n,1,", `[<null>]`, `[fals]`, `[nul]`, `[tru]`, `[True]`, "[\x0c]", "[\u2060]",
		"[\x00]", "[1]\x00", "[\x0b]",
	}},
	{"numbers", accept, []string{
		`0`, `-0`, `1`, `-1`, `123`, `-123`, `1.5`, `-1.5`, `0.1`, `1e1`, `1E1`, `1e+1`, `1e-1`, `1E+2`, `1E-2`, `0e1`, `0e+1`, `1.5e3`, `123.456e78`, `123.456e-78`,
		`[123e65]`, `[ 4]`, `[-0]`, `[-0.0]`, `[20e1]`, `[1E22]`, `[1E-2]`, `[123e45]`, `-9007199254740993`, `9223372036854775807`, `18446744073709551615`, `18446744073709551616`,
		`0.000000000000000000000000000000000000000000000000000000000000000000000000000001`, `-1e-400`, `100000000000000000000000000000000000000`,
	}},
	{"numbers", reject, []string{
		`+1`, `[+1]`, `[++1234]`, `.5`, `[.123]`, `[.-1]`, `1.`, `[1.]`, `[-1.]`, `[0.]`, `[1.e1]`, `[0.3e]`, `[0.3e+]`, `[0.e1]`, `[0E]`, `[0E+]`, `[0e]`, `[0e+]`, `[1.0e]`, `[1.0e+]`,
		`[1.0e-]`, `[1eE2]`, `[2.e3]`, `[2.e+3]`, `[2.e-3]`, `[9.e+]`, `01`, `[012]`, `[-012]`, `[-01]`, `-`, `[-]`, `[- 1]`, `[-foo]`, `[-1x]`, `[-.123]`, `[-2.]`, `1a`, `[1.2a-3]`,
		`[1.8011670033376514H-308]`, `[1ea]`, `[1e1.5]`, `[0x1]`, `[0x42]`, `[1_000]`, `[1 000.0]`, `[Inf]`, `[-Infinity]`, `[NaN]`, `[-NaN]`, `[Infinity]`, `[1+2]`, `[0.1.2]`, `[0e+-1]`,
		`[0xFF]`, "[\uff11]", `[1,2`, `[-1,]`, `2.`, `-.5`, `1e`, `1e+`, `00`, `-00`, `0.0.`, `1.5.5`, `[1e 5]`, `[1 e5]`,
	}},
	{"numbers", either, []string{
		`1e400`, `-1e400`, `[123123e100000]`, `[-123123e100000]`, `[0.4e00669999999999999999999999999999999999]`, `[1.5e+9999]`, `[-1e+9999]`,
		`[123123123123123123123123123123e999999999999999999999]`, `123456789012345678901234567890e-400000`,
	}},
	{"objects", accept, []string{
		`{}`, `{ }`, `{"":0}`, `{"a":1}`, `{"a":"b","a":"b"}`, `{"a":"b","a":"c"}`, `{"a":[]}`, `{"a":{}}`, `{"a" : 1 , "b" : 2}`, `{"\u0000":1}`, `{"foo\u0000bar": 42}`, "{\n\"a\":\n1}",
		`{"min": -1.0e+28, "max": 1.0e+28}`, `{"x":[{"id": "y"}], "id": "y"}`, `{"title":"\u041f\u043e\u043b"}`, `{"A":1,"a":2}`,
	}},
	{"objects", reject, []string{
		`{"x", null}`, `{"x"::"b"}`, `{"a":"a" 123}`, `{key: 'value'}`, `{"a" b}`, `{:"b"}`, `{"a" "b"}`, `{"a":`, `{"a"`, `{1:1}`, `{9999E9999:1}`, `{null:null,null:null}`,
		`{"id":0,,,,,}`, `{'a':0}`, `{"id":0,}`, `{"a":"b"}/**/`, `{"a":"b"}/**//`, `{"a":"b"}//`, `{"a":"b"}#`, `{"a":"b",,"c":"d"}`, `{a: "b"}`, `{"a":"a`, `{ "foo" : "bar", "a" }`, `{"a":"b"}}`,
		`{`, `}`, `{]`, `{,}`, `{,"a":1}`, `{[: "x"}`, `{"a":1,`, `{"a":1]`, `{true:1}`, `{"a":1 "b":2}`, `{"a";1}`, `{"a"=1}`, `{{}}`, `{"a":}`, `{"a":,}`, `{"a",}`, "{\"a\x01\":1}", `{"a\x":1}`,
	}},
	{"values", accept, []string{
		`true`, `false`, `null`, `"asd"`, `""`, ` 42 `, `-0.1`, "\n\ttrue\r", `"hi" `,
	}},
	{"values", reject, []string{
		``, ` `, `tru`, `fals`, `nul`, `nulls`, `trueX`, `TRUE`, `undefined`, `1 2`, `"a" "b"`, `true false`, `{}{}`, `[][]`, `a`, `*`, `,`, `:`, `"`, `'`, `'a'`, `\`, "\x00", "null\x00", `<.>`, `2@`,
		`{}}`, `""x`, `/`, `// x`, `/* x */1`, `#1`, `å`, "\u00a01", "1\u00a0", "\u30001", "\u20281", "\x0c1", "\x0b1", "\x081",
	}},
	{"strings", accept, []string{
		`"\u0060\u012a\u12AB"`, `"\ud801\udc37"`, `"\uD834\uDd1e"`, `"\"\\\/\b\f\n\r\t"`, `"\\u0000"`, `"\""`, `"a/*b*/c/*d//e"`, `"\\a"`, `"\\n"`, `"\u0012"`, `"\uFFFF"`, `"new\u000Aline"`, `"\u0000"`,
		`"\u002c"`, `"π"`, `"𛿿"`, `"asd "`, `" "`, `"\u0821"`, `"\u0123"`, "\"\u2028\"", "\"\u2029\"", "\"\u007f\"", "\"\uffff\"", `"€𝄞"`, `"aa"`, `"\u0061\u30af\u30EA\u30b9"`, `"⍂㈴⍂"`, `"\uA66D"`, `"\u005C"`, `"\u0022"`,
		`"\u200B"`, `"\u2064"`, `"\uFDD0"`, `"\uFFFE"`, `"\uDBFF\uDFFE"`, `"\uD83F\uDFFE"`,
	}},
	{"strings", reject, []string{
		`"\u"`, `"\u1"`, `"\u12"`, `"\u123"`, `"\u1x"`, `"\u00A"`, `"\u00G0"`, `"\uD834\"`, `"\uD800\u"`, `"\uD800\u1"`, `"\uD800\u1x"`, `"\uqqqq"`, `"\U0041"`, `"\x00"`, `"\a"`, `"\0"`, `"\'"`, `"\\\"`, `"\"`, `"`, `"abc`, `"a\`,
		`"\🌀"`, "\"\t\"", "\"\n\"", "\"\r\"", "\"\x00\"", "\"\x1f\"", "\"a\x00a\"", "\"new\nline\"", `["\x00"]`, `[\u0020"asd"]`, `[\n]`, `['single']`, `"\uD800\uD80"`, `"" ""`, `"\ "`, "\"\\\t\"", "\"\\\x00\"",
	}},
	{"strings", either, []string{
		`"\uDADA"`, `"\uD888\u1234"`, `"\uD800"`, `"\uDC00"`, `"\uDd1e\uD834"`, `"\uD800abc"`, `"\ud800\n"`, `"\uDFAA"`, `"\uD800\uD800\n"`, "\"\xff\"", "\"\xc3\"", "\"\xe2\x82\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\xbf\xbf\xbf\"",
		"\"\x81\"", "\"日ш\xfa\"", "\"\xfc\x83\xbf\xbf\xbf\xbf\"", "{\"\xff\":1}", "[\"\xe9\"]",
	}},
	{"encodings", reject, []string{
		"\xef\xbb\xbf", "\xef\xbb\xbf{}", "\xef\xbb{}", "[\xff]", "[1\xe5]", "[-1\xe5]", "[1e1\xe5]", "\xe5", "[\xe5]", "{\"\xb9\":\"0\",}", "\xff\xfe[\x00\"\x00", "\x00[\x00\"", "[a\xe5]", "\xd7\x00",
	}},
	{"depth", accept, []string{nested("[", "]", 100), nested(`{"a":`, "}", 100), nested("[", "]", 10000)}},
	{"depth", reject, []string{strings.Repeat("[", 100), strings.Repeat(`{"a":`, 100), strings.Repeat(`[{"":`, 50000), strings.Repeat("[", 100000)}},
	{"depth", either, []string{nested("[", "]", 10001), nested("[", "]", 100000)}},
}

// nested returns an empty or a single value in so many containers.
func nested(open, end string, n int) string {
	value := ""
	if open != "[" {
		value = "null"
	}
	return strings.Repeat(open, n) + value + strings.Repeat(end, n)
}

// syntaxTargets are types that documents are read into: any value, and types that only some of them fit.
var syntaxTargets = []reflect.Type{
	reflect.TypeFor[any](), reflect.TypeFor[[]any](), reflect.TypeFor[map[string]any](), reflect.TypeFor[string](), reflect.TypeFor[float64](), reflect.TypeFor[bool](),
	reflect.TypeFor[[]int](), reflect.TypeFor[map[string]string](), reflect.TypeFor[*plain](), reflect.TypeFor[json.RawMessage](),
}

// TestSyntax holds every strategy to what RFC 8259 says of documents, and, where it leaves a choice, to encoding/json's.
func TestSyntax(t *testing.T) {
	for _, target := range syntaxTargets {
		for _, s := range contestants(t) {
			codec, err := s.Compile(schema.Of(target), strategies.JSON)
			if errors.Is(err, strategies.ErrUnsupported) {
				continue // generated code has no code for types that no one told it of
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("%s/%s", s.Name(), target), func(t *testing.T) { testSyntax(t, s, codec, target) })
		}
	}
}

func testSyntax(t *testing.T, s strategies.Strategy, codec strategies.Codec, target reflect.Type) {
	for _, c := range syntaxCases {
		for _, document := range c.documents {
			want, got := reflect.New(target), reflect.New(target)
			wantErr, err := json.Unmarshal([]byte(document), want.Interface()), codec.Decode([]byte(document), got.Interface())
			if valid := json.Valid([]byte(document)); c.verdict == accept && !valid || c.verdict == reject && valid {
				t.Fatalf("%s: encoding/json takes %.60q for valid: %v", c.about, document, valid)
			}
			switch {
			case (err == nil) != (wantErr == nil):
				t.Errorf("%s: %.60q: error %v, want %v", c.about, document, err, wantErr)
			case err == nil && s.Traits().ValidatesUTF8 && !reflect.DeepEqual(got.Interface(), want.Interface()):
				t.Errorf("%s: %.60q: got %.80v, want %.80v", c.about, document, got.Elem(), want.Elem())
			}
		}
	}
}
