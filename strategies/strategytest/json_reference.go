package strategytest

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies"
)

// A jsonReference is encoding/json.
type jsonReference struct{ jsonGrammar }

func (jsonReference) marshal(v any) ([]byte, error)          { return json.Marshal(v) }
func (jsonReference) unmarshal(document []byte, v any) error { return json.Unmarshal(document, v) }
func (jsonReference) fault(err error) fault                  { return faultOf(err) }
func (jsonReference) dispute([]byte, fault) string           { return "" }

func (jsonReference) excuses(t strategies.Traits, document []byte, verdict fault) bool {
	return !t.ChecksEnd && strings.HasSuffix(verdict.text, "after top-level value") || !t.ValidatesUTF8 && !utf8.Valid(document)
}

func (jsonReference) equivalent(t strategies.Traits, v any, want, got []byte) bool {
	if t.EscapesHTML && t.SortsMaps && t.ValidatesUTF8 && !t.OwnForm {
		return false
	}
	return sameContent(want, got) || !t.EscapesHTML && sameContent(plainHTML(v), got)
}

// sameContent reports whether two documents have the same content.
func sameContent(want, got []byte) bool {
	a, err := content(want)
	if err != nil {
		return false
	}
	b, err := content(got)
	if err != nil {
		return false
	}
	path, _, _ := difference(a, b)
	return path == ""
}

// content is the content of a document, with numbers as they are written.
func content(document []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(document))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// plainHTML is what encoding/json writes without HTML escapes. Of JSON in a string, that is another string.
func plainHTML(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return nil
	}
	return b.Bytes()
}
