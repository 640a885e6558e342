package feature

import (
	"bytes"
	"encoding/json"
	"strings"
)

// inputs returns the documents for a feature: its values as encoding/json writes them, variations of one of these, and
// the given ones.
func (f *Feature) inputs(documents []string) [][]byte {
	var list [][]byte
	for _, v := range f.Values() {
		if text, err := json.Marshal(v); err == nil {
			list = append(list, text)
		}
	}
	for _, v := range variations(string(f.fullest(list))) {
		list = append(list, []byte(v))
	}
	for _, d := range documents {
		list = append(list, []byte(d))
	}
	return list
}

// fullest returns the longest text that is not too long and that can be decoded.
func (f *Feature) fullest(texts [][]byte) []byte {
	best := []byte("null")
	for _, text := range texts {
		if len(best) < len(text) && len(text) <= maxVaried && json.Unmarshal(text, f.New()) == nil {
			best = text
		}
	}
	return best
}

// maxVaried is the length of the longest document that is varied, in bytes.
const maxVaried = 2000

// substitutes stand in for each value of a document in turn: most are of the wrong type for most places.
var substitutes = []string{
	`null`, `true`, `false`, `0`, `-1`, `300`, `1.5`, `1e400`, `""`, `"x"`, `"1"`, `"\ud800\u0000<"`, `[]`,
	`[null]`, `[1,"x",{}]`, `{}`, `{"a":null}`, `{"":[{}]}`, `nope`,
}

// variations returns the document, and copies of it in which one thing is different: a value, the letter case of a
// name, a member more, white space, an end too soon or too late.
func variations(document string) []string {
	list := []string{
		document, indented(document), document + " ", document + "x", document + document, "\ufeff" + document,
		document[:len(document)-1],
	}
	for _, s := range spans(document) {
		before, text, after := document[:s.start], document[s.start:s.end], document[s.end:]
		if s.name {
			list = append(list, before+strings.ToUpper(text)+after, before+`"other"`+after)
			list = append(list, before+text[:len(text)-1]+" \""+after)
			continue
		}
		for _, substitute := range substitutes {
			list = append(list, before+substitute+after)
		}
		if strings.HasPrefix(text, "{") && len(text) > len("{}") {
			inner := text[1 : len(text)-1]
			list = append(list, before+"{"+inner+","+inner+"}"+after, before+"{"+inner+",}"+after)
			list = append(list, before+`{"other":{"deep":[]},`+inner+"}"+after)
		}
	}
	return list
}

func indented(document string) string {
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(document), "\t", "\r\n "); err != nil {
		return document
	}
	return out.String()
}

// A span is where a value or a member's name stands in a document.
type span struct {
	start, end int
	name       bool
}

// spans returns the place of each value and name of a valid document.
func spans(document string) []span {
	w := walker{text: document, tokens: json.NewDecoder(strings.NewReader(document))}
	w.tokens.UseNumber()
	w.value()
	return w.spans
}

// A walker goes through a document token by token.
type walker struct {
	text   string
	tokens *json.Decoder
	spans  []span
}

// next reads a token and returns it with its place.
func (w *walker) next() (json.Token, span) {
	start := int(w.tokens.InputOffset())
	token, err := w.tokens.Token()
	if err != nil {
		return nil, span{start: start, end: start}
	}
	start += len(w.text[start:]) - len(strings.TrimLeft(w.text[start:], " \t\r\n,:"))
	return token, span{start: start, end: int(w.tokens.InputOffset())}
}

func (w *walker) value() {
	token, place := w.next()
	if open, ok := token.(json.Delim); ok {
		for w.tokens.More() {
			if open == '{' {
				_, name := w.next()
				name.name = true
				w.spans = append(w.spans, name)
			}
			w.value()
		}
		_, end := w.next()
		place.end = end.end
	}
	w.spans = append(w.spans, place)
}

// nested returns open repeated before and close repeated after the core.
func nested(open, core, close string, times int) string {
	return strings.Repeat(open, times) + core + strings.Repeat(close, times)
}

// malformedDocuments are texts that are not JSON.
var malformedDocuments = []string{
	"", " ", "\n", "\x00", "\ufeff", "\ufeff1", "\xef\xbb\xbf{}", "nul", "nulll", "Null", "NULL", "tru", "truex",
	"true1", "fals", "falsee", "t", "f", "n", "NaN", "Infinity", "-Infinity", "undefined",
	"-", "+1", "--1", "01", "-01", "00", "1.", ".5", "1.e5", "1e", "1e+", "1e-", "1E", "0x10", "1_000", "1 2",
	"1,2", "1a", "0b1", "1e5.5", "1..2", "1-2", "- 1", "1e 5", "0e", "-0.",
	`"`, `"a`, `"a\`, `"a\"`, `"\x"`, `"\u"`, `"\u1"`, `"\u12"`, `"\u123"`, `"\u123g"`, `"\u 123"`, "\"a\nb\"",
	"\"\x00\"", "\"\x1f\"", "\"\t\"", `'a'`, `a`, `"a"b`, `"a" "b"`, "\"a\"\x00", `\"a\"`,
	"[", "]", "[]]", "[[]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[1}",
	"[nope]", "[\"a]", "[] []", "[]x", "[-]", "[tru]", "[1,2", "[{]}", "[1]]",
	"{", "}", "{}}", "{{}", "{{}}", `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{,"a":1}`, `{,}`, `{"a"}`,
	`{"a",}`, `{"a" 1}`, `{"a"::1}`, `{"a":1 "b":2}`, `{"a":1;"b":2}`, `{"a":1]`, `{a:1}`,
	`{'a':1}`, `{1:1}`, `{null:1}`, `{"a":1,,"b":2}`, `{"a":nope}`, `{"a":1}{`, `{"a":1} 1`, `{"a":1}x`, `{"a\":1}`,
	`{"a":"b}`, "{\"a\nb\":1}", `{"\x":1}`, `{:1}`, `{"a":,"b":1}`, `{[]:1}`, `{"a":1,"b"}`,
	"// c\n1", "/* c */1", "1 // c", "#1", "1;", "(1)", "[1,2]\x00", "\v1", "\f1", "\u00a01", "1\u2028", "é",
	"\xff", "\xc3\xa9", "@", "`a`", "<1>", "1\x00", "{}\x1a",
}

// malformed gives each member texts that are not JSON.
func malformed(names ...string) []string {
	var list []string
	for _, name := range names {
		for _, text := range malformedDocuments {
			list = append(list, `{"`+name+`":`+text+`}`)
		}
	}
	return append(list, malformedDocuments...)
}
