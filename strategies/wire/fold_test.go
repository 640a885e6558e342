package wire

import (
	"bytes"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	if got := string(Fold([]byte("x"), []byte("aZ09_ſKé\xff"))); got != "xAZ09_SKÉ\uFFFD" {
		t.Errorf("Fold = %q", got)
	}
}

// TestFoldOfEveryRune holds Fold to its definition: equal when folded exactly where bytes.EqualFold says so.
func TestFoldOfEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		a := []byte(string(r))
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			b := []byte(string(other))
			if !bytes.EqualFold(a, b) || !bytes.Equal(Fold(nil, a), Fold(nil, b)) {
				t.Fatalf("%q and %q fold to %q and %q", a, b, Fold(nil, a), Fold(nil, b))
			}
		}
		if next := []byte(string(r + 1)); bytes.Equal(Fold(nil, a), Fold(nil, next)) != bytes.EqualFold(a, next) {
			t.Fatalf("%q and %q fold to %q and %q", a, next, Fold(nil, a), Fold(nil, next))
		}
	}
}
