package wire

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// runePieces are characters and broken ones whose first bytes or bits are special.
var runePieces = []string{
	"a", "plain ascii", "é", "Ж", "߿", "\u0800", "あ", "漢", "\u2028", "\u2029", "\u2027", "—", "\ud7ff", "\ue000", "\uffff", "😀", "\U0010ffff",
	"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xdf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xe0\xa0", "\xed\xa0\x80", "\xed\x9f\xbf", "\xef\xbf", "\xf0\x80\x80\x80",
	"\xf4\x90\x80\x80", "\xf5", "\xff", "\xe3\x81", "\xe3\x81c", "\xd0\xd0",
}

// runeText joins pieces, often the same several times, and puts one among characters of three bytes.
func runeText(rng *rand.Rand) (s string) {
	for range rng.IntN(6) {
		piece := runePieces[rng.IntN(len(runePieces))]
		for range 1 + rng.IntN(5) {
			s += piece
		}
	}
	if rng.IntN(2) == 0 {
		at := rng.IntN(20)
		s += strings.Repeat("あ", at) + runePieces[rng.IntN(len(runePieces))] + strings.Repeat("漢", 20-at)
	}
	return s
}

func TestRunesAsUnicodeUTF8(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		s := runeText(rng)
		if got, want := ValidText([]byte(s)), utf8.ValidString(s); got != want {
			t.Fatalf("%q: valid %v, want %v", s, got, want)
		}
		if got, want := validRunes([]byte(s)), validRunesByOne(s); got != want {
			t.Fatalf("%q: %d bytes of valid characters, want %d", s, got, want)
		}
		want, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if got := AppendString(nil, s); string(got) != string(want) {
			t.Fatalf("%q: got %s, want %s", s, got, want)
		}
		var decoded string
		quoted := `"` + s + `"`
		if json.Unmarshal([]byte(quoted), &decoded) != nil {
			continue
		}
		if got, next := String([]byte(quoted), 0); next != len(quoted) || got != decoded {
			t.Fatalf("%q: read %q, want %q", s, got, decoded)
		}
	}
}

// validRunesByOne is validRunes, a character at a time.
func validRunesByOne(s string) int {
	for i := 0; ; {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 || r < utf8.RuneSelf || r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}
