package native

import (
	"strings"
	"testing"
)

// Each layout has its code elsewhere, and the first one where the compiler puts it.
func TestLayouts(t *testing.T) {
	for _, language := range []*language{c, rust} {
		for layout, want := range map[int]string{0: "", 1: ".skip 16", 5: ".skip 80"} {
			text, err := source(language.ending, layout)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(string(text), ".skip"); got != (want != "") || !strings.Contains(string(text), want) {
				t.Errorf("layout %d of %s: want %q", layout, language.ending, want)
			}
		}
	}
}
