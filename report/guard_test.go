package report

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestGuard(t *testing.T) {
	long := strings.Repeat("x", longestLine)
	most := strings.Repeat("y", longestLine-1)
	for _, test := range []struct{ name, text, want, problems string }{
		{"nothing", "", "", ""},
		{"lines", "a\nb\n", "a\nb\n", ""},
		{"no end", "a\nb", "a\nb", ""},
		{"as long as can be", most + "\nb\n", most + "\nb\n", ""},
		{"too long", "a\n" + long + "\nb\n", "a\n\nb\n", "2: the line is longer than 65536 bytes and was left out"},
		{"much too long", "a\n" + long + long + long + "\nb\n" + long + long, "a\n\nb\n",
			"2: the line is longer than 65536 bytes and was left out; 4: the line is longer than 65536 bytes and was left out"},
		{"binary", "a\nb\x00c\nd\n", "a\n   \nd\n", "2: binary data, left out"},
		{"all binary", "\x00\x00", "  ", "1: binary data, left out"},
	} {
		for _, wrap := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.HalfReader, iotest.DataErrReader} {
			var problems []string
			g := newGuard(wrap(strings.NewReader(test.text)), func(line int, what string) {
				problems = append(problems, fmt.Sprintf("%d: %s", line, what))
			})
			got, err := io.ReadAll(g)
			if err != nil || string(got) != test.want {
				t.Errorf("%s: %d bytes, %v; want %d", test.name, len(got), err, len(test.want))
			}
			if told := strings.Join(problems, "; "); told != test.problems {
				t.Errorf("%s: told %q, want %q", test.name, told, test.problems)
			}
		}
	}
}

// TestGuardNumbers holds that lines behind what was left out have their numbers.
func TestGuardNumbers(t *testing.T) {
	text := strings.Repeat("line\n", 40_000) + "\x00\n" + strings.Repeat("z", 3*longestLine) + "\n\x00\n"
	var lines []int
	g := newGuard(strings.NewReader(text), func(line int, _ string) { lines = append(lines, line) })
	if _, err := io.Copy(io.Discard, g); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(lines); got != "[40001 40002 40003]" {
		t.Errorf("problems in lines %s", got)
	}
}

func TestGuardError(t *testing.T) {
	g := newGuard(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrNoProgress)), func(int, string) {})
	got, err := io.ReadAll(g)
	if string(got) != "a\nb" || err != io.ErrNoProgress {
		t.Errorf("%q, %v", got, err)
	}
}
