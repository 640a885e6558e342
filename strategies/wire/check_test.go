package wire

import (
	"encoding/json"
	"testing"
)

func TestCheck(t *testing.T) {
	for _, doc := range documents() {
		checkDocument(t, doc)
	}
}

func TestCheckAtEveryTruncation(t *testing.T) {
	for _, doc := range structures() {
		if len(doc) < 300 {
			for n := range doc {
				checkDocument(t, doc[:n])
			}
		}
	}
}

func TestCheckWithEveryByte(t *testing.T) {
	for _, doc := range []string{``, `[`, `[1`, `[1,`, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `"`, `"\`, `"\u`,
		`"\u0`, `-`, `0`, `1`, `1.`, `1.1`,
		`1e`, `1e+`, `1e1`, `t`, `tr`, `tru`, `true`, `f`, `fals`, `n`, `nul`, `{}`, `[]`, ` `} {
		for b := range 256 {
			checkDocument(t, doc+string([]byte{byte(b)}))
			checkDocument(t, doc+string([]byte{byte(b)})+"]")
		}
	}
}

// checkDocument compares Check with encoding/json's syntax error, Skip with its verdict, and AppendCompact with its output.
func checkDocument(t *testing.T, doc string) {
	t.Helper()
	var raw json.RawMessage
	want := json.Unmarshal([]byte(doc), &raw)
	if got := Check([]byte(doc)); !sameError(got, want) {
		t.Errorf("Check(%.200q) = %#v, want %#v", doc, got, want)
	}
	start := Space([]byte(doc), 0)
	end := Skip([]byte(doc), start, 0)
	if whole := end >= 0 && Space([]byte(doc), end) == len(doc); whole != (want == nil) {
		t.Errorf("Skip(%.200q) = %d, encoding/json: %v", doc, end, want)
	}
	checkCompact(t, doc)
}

func checkCompact(t *testing.T, doc string) {
	t.Helper()
	want, wantErr := json.Marshal(rawText(doc))
	got, err := AppendCompact([]byte("x"), []byte(doc))
	if err == nil && string(got) != "x"+string(want) || err != nil && string(got) != "x" {
		t.Errorf("AppendCompact(%.200q) = %s, want x%s", doc, got, want)
	}
	if (err == nil) != (wantErr == nil) {
		t.Errorf("AppendCompact(%.200q): %v, want %v", doc, err, wantErr)
	} else if err != nil && !sameError(err, wantErr) {
		t.Errorf("AppendCompact(%.200q): %#v, want %#v", doc, err, wantErr)
	}
}

// rawText is written as it is.
type rawText string

func (r rawText) MarshalJSON() ([]byte, error) { return []byte(r), nil }

func FuzzCheck(f *testing.F) {
	for _, doc := range structures() {
		if len(doc) < 200 {
			f.Add(doc)
		}
	}
	f.Fuzz(func(t *testing.T, doc string) { checkDocument(t, doc) })
}

func FuzzSkip(f *testing.F) {
	for _, doc := range structures() {
		if len(doc) < 200 {
			f.Add(doc)
		}
	}
	f.Fuzz(func(t *testing.T, doc string) {
		end := Skip([]byte(doc), Space([]byte(doc), 0), 0)
		if whole := end >= 0 && Space([]byte(doc), end) == len(doc); whole != json.Valid([]byte(doc)) {
			t.Errorf("Skip(%q) = %d", doc, end)
		}
	})
}
