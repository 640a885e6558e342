package wire

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAppendString(t *testing.T) {
	for _, s := range texts() {
		want := mustMarshal(t, s)
		if got := string(AppendString([]byte("x"), s)); got != "x"+want {
			t.Errorf("AppendString(%q) = %s, want x%s", s, got, want)
		}
		if got := string(AppendText(nil, []byte(s))); got != want {
			t.Errorf("AppendText(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestAppendQuotedString(t *testing.T) {
	for _, s := range texts() {
		want := mustMarshal(t, struct {
			S string `json:",string"`
		}{s})
		want = strings.TrimSuffix(strings.TrimPrefix(want, `{"S":`), `}`)
		if got := string(AppendQuotedString(nil, s)); got != want {
			t.Errorf("AppendQuotedString(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestString(t *testing.T) {
	for _, lit := range literals() {
		checkString(t, lit)
	}
}

// checkString compares the ways to read a string with encoding/json, on a document that may not be a string.
func checkString(t *testing.T, doc string) {
	t.Helper()
	var want string
	err := json.Unmarshal([]byte(doc), &want)
	wellFormed := err == nil && strings.HasPrefix(doc, `"`) && strings.HasSuffix(doc, `"`)
	got, next := String([]byte(doc), 0)
	if ok := next == len(doc); ok != wellFormed {
		t.Errorf("String(%q): next %d, encoding/json: %v", doc, next, err)
	} else if ok && got != want {
		t.Errorf("String(%q) = %q, want %q", doc, got, want)
	}
	if !strings.HasPrefix(doc, `"`) {
		return
	}
	if skipped := skipString([]byte(doc), 0); skipped != next {
		t.Errorf("skipString(%q) = %d, String says %d", doc, skipped, next)
	}
	d := Decoder{Src: []byte(doc + ": 1")}
	name, at := d.Key(0)
	if wellFormed && (string(name) != want || at != len(doc)+2) || !wellFormed && next < 0 && at == len(doc)+2 {
		t.Errorf("Key(%q) = %q, %d", doc, name, at)
	}
}

func TestStringAtEveryTruncation(t *testing.T) {
	for _, lit := range literals() {
		for n := range lit {
			checkString(t, lit[:n])
		}
	}
}

func TestStringCopies(t *testing.T) {
	src := []byte(`"plain"`)
	s, _ := String(src, 0)
	src[1] = 'X'
	if s != "plain" {
		t.Errorf("the string changed with its input: %q", s)
	}
}

func TestMasks(t *testing.T) {
	var word [8]byte
	for place := range 8 {
		for b := range 256 {
			copy(word[:], "aaaaaaaa")
			word[place] = byte(b)
			if place < 7 {
				word[place+1] = '"' // a later hit must not hide or move the first
			}
			first := func(m uint64) int {
				for i := range 8 {
					if m>>(8*i+7)&1 != 0 {
						return i
					}
				}
				return 8
			}
			expect := func(special bool) int {
				if special {
					return place
				}
				return place + 1
			}
			w := load(word[:], 0)
			if got := first(writeMask(w)); got != expect(b < ' ' || b > '~'+1 || strings.ContainsRune(`"\\<>&`,
				rune(b))) {
				t.Fatalf("writeMask finds %d in %q", got, word)
			}
			if got := first(readMask(w)); got != expect(!plain(byte(b))) {
				t.Fatalf("readMask finds %d in %q", got, word)
			}
			if got := first(scanMask(w)); got != expect(b < ' ' || b == '"' || b == '\\') {
				t.Fatalf("scanMask finds %d in %q", got, word)
			}
		}
	}
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "plain", "é\u2028<>&\"\\\x00\xff", `\ud83d\ude00\'`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(AppendString(nil, s)), mustMarshal(t, s); got != want {
			t.Errorf("AppendString(%q) = %s, want %s", s, got, want)
		}
		checkString(t, s)
		checkString(t, `"`+s+`"`)
		checkString(t, string(AppendString(nil, s)))
	})
}
