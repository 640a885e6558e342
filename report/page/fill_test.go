package page

import (
	"strings"
	"testing"
)

func TestFill(t *testing.T) {
	s := usual().story()
	const end = fillEnd + "\n"
	text := "before\n<!-- vmbench report: findings -->\noutdated\n" + end + "between\n<!-- vmbench report: times results/made -->\n" + end +
		"<!-- vmbench report: verdict -->\n" + end + "after"
	filled, err := s.Fill(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"before\n<!-- vmbench report: findings -->\n- Encode and Decode, JSON: 3 strategies over 3 workloads: Over 3 workloads, **vm** takes ",
		"- Code size of 3 strategies: In code", end + "between\n<!-- vmbench report: times results/made -->\n```\nEncode ", "15 rounds kept", end + "after",
	} {
		if !strings.Contains(filled, want) {
			t.Errorf("no %q in\n%s", want, filled)
		}
	}
	if strings.Contains(filled, "outdated") || strings.Contains(filled, "B/op") {
		t.Errorf("what stood there is left, or memory is shown:\n%s", filled)
	}
	if again, err := s.Fill(filled); again != filled || err != nil {
		t.Errorf("filling twice changes the text: %v", err)
	}
}

func TestFillErrors(t *testing.T) {
	for text, want := range map[string]string{
		"<!-- vmbench report: verdict -->\n":                                   "line 1: the mark has no end",
		"\n" + fillEnd + "\n":                                                  "line 2: an end without a mark",
		"<!-- vmbench report: nothing -->\n" + fillEnd:                         `line 1: nothing to write is called "nothing"`,
		"x\n<!-- vmbench report: times results/other -->\n" + fillEnd:          "line 2: results/other is not among the runs",
		"<!-- vmbench report: verdict -->\n<!-- vmbench report: verdict -->\n": "line 2: the mark of line 1 has no end",
		"<!-- vmbench report: verdict\n-->\n":                                  "line 1: the mark does not end in -->",
	} {
		if filled, err := usual().story().Fill(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %q, %v; want %s", text, filled, err, want)
		}
	}
}
