package strategytest

import (
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A jsonGrammar knows JSON documents.
type jsonGrammar struct{}

var jsonVocabulary = &vocabulary{
	literals:     jsonLiterals,
	kinds:        13,
	wrappings:    jsonWrappings,
	replacements: jsonReplacements,
	blanks:       []string{"", " ", "\n\t\r "},
	mutants:      "{}[]:,\"\\/ \t\n\r0129-+.eEaAbfnrtuslxzN'<&_*\x00\x01\x1f\x7f\x80\xa0\xbf\xc2\xc3\xe2\xed\xf0\xf4\xff",
	null:         "null",
	text:         `"x"`,
	nests:        []nest{{"[", "", "]", 1}, {`{"a":`, "1", "}", 1}, {`[{"":`, "null", "}]", 2}},
	beside:       [2]string{`{"no such member":`, `,"another":[[],{}]}`},
}

func (jsonGrammar) vocabulary() *vocabulary        { return jsonVocabulary }
func (jsonGrammar) schema(s *Subject) *schema.Type { return s.Type }
func (jsonGrammar) inputs(s *Subject) [][]byte     { return s.Inputs }
func (jsonGrammar) valid(document []byte) bool     { return json.Valid(document) }
func (jsonGrammar) shown(document []byte) string   { return abridged(document, quoted) }

// excerpt quotes a part of a text.
func (jsonGrammar) excerpt(text []byte, at int) string { return quoted(vicinity(text, at, 40, 80)) }

func (jsonGrammar) around(t *schema.Type, i int) (open, close string) {
	switch t.Kind {
	case schema.Map:
		return `{"1":`, "}"
	case schema.Struct:
		name, err := json.Marshal(t.Fields[i].Name)
		if err != nil {
			panic(err) // a string can be written
		}
		return "{" + string(name) + ":", "}"
	}
	return "[", "]"
}

// reworded has white space around each value and name.
func (jsonGrammar) reworded(document []byte) iter.Seq[variant] {
	return func(yield func(variant) bool) { yield(variant{"white space", -1, spaced(document)}) }
}

// spaced returns a valid document with white space around each value and name.
func spaced(src []byte) []byte {
	var out []byte
	for i := 0; i < len(src); {
		end := i + 1
		switch src[i] {
		case '"':
			end = stringEnd(src, i)
		case '{', '}', '[', ']', ',', ':', ' ', '\n', '\t', '\r':
		default:
			end = scalarEnd(src, i)
		}
		out = append(append(out, " \n\t\r"[:1+i%4]...), src[i:end]...)
		i = end
	}
	return append(out, ' ')
}

func (g jsonGrammar) renamed(src []byte) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		for _, m := range g.outline(src).members {
			name := string(src[m.name.start+1 : m.name.end-1])
			for _, other := range otherNames(name) {
				if !yield(variant{"member renamed", m.name.start, splice(src, m.name, `"`+other+`"`)}) {
					return
				}
			}
			for _, text := range []string{"null", `"x"`, "7", "[1]", "{}", string(src[m.value.start:m.value.end])} {
				twice := fmt.Sprintf(`,"%s":%s,"%s":%s`, name, text, strings.ToUpper(name), text)
				if !yield(variant{"member added", m.value.end, splice(src, span{m.value.end, m.value.end}, twice)}) {
					return
				}
			}
		}
	}
}

// otherNames are names close to a member's name: some mean the same member, some do not.
func otherNames(name string) []string {
	names := []string{
		"", name + "x", "x" + name, name + " ", strings.ToUpper(name), strings.ToLower(name), lookalike(name),
		name + `\u0000`, name + "\xff", name + `\ud800`,
	}
	if name != "" && name[0] < 0x80 && name[0] != '\\' {
		names = append(names, name[1:], escaped(name[0])+name[1:])
	}
	return names
}

// lookalike writes a name with letters that Unicode folds to others.
func lookalike(name string) string { return foldedLetters.Replace(name) }

var foldedLetters = strings.NewReplacer("k", "\u212a", "K", "\u212a", "s", "\u017f", "S", "\u017f")

// escaped writes one ASCII character as an escape sequence.
func escaped(c byte) string {
	const hex = "0123456789abcdef"
	return `\u00` + string([]byte{hex[c>>4], hex[c&15]})
}
