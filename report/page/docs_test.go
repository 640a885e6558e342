package page

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/report"
)

// paths adds those of all members of a value: "runs.title". Keys of maps whose keys are names count as one.
func paths(v any, at string, seen map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, element := range v {
			paths(element, at, seen)
		}
	case map[string]any:
		for key, member := range v {
			if named := strings.HasSuffix(at, "strategy_notes") || strings.HasSuffix(at, "sizes.facts"); named {
				key = "*"
			}
			path := strings.TrimPrefix(at+"."+key, ".")
			seen[path] = true
			paths(member, path, seen)
		}
	}
}

// TestDocumentedJSON holds the example in docs/report.md to what is written: it has the same members, no more and no fewer.
func TestDocumentedJSON(t *testing.T) {
	text, err := os.ReadFile("../../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(text), "```json\n")
	example, _, _ = strings.Cut(example, "```")
	s := usual()
	s.rounds = 6 // some comparisons are undecided
	story := s.story()
	story.Sizes[0].Sizes.Facts = []report.KeyValue{{Key: "go", Value: "1"}}
	story.Sizes[0].Laws = []report.SizeLaw{{Strategy: "vm"}}
	var documented, written any
	if err := json.Unmarshal([]byte(example), &documented); err != nil {
		t.Fatalf("the example: %v", err)
	}
	if err := json.Unmarshal([]byte(outputs(t, story)["json"]), &written); err != nil {
		t.Fatal(err)
	}
	want, got := map[string]bool{}, map[string]bool{}
	paths(written, "", want)
	paths(documented, "", got)
	for path := range want {
		if !got[path] {
			t.Errorf("%s is not documented", path)
		}
	}
	for path := range got {
		if !want[path] {
			t.Errorf("%s is documented, and not written", path)
		}
	}
	for _, fate := range fateNames {
		if !strings.Contains(string(text), "`"+fate+"`") {
			t.Errorf("the fate %s is not documented", fate)
		}
	}
}
