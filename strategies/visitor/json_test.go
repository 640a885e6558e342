package visitor

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestMapSorter(t *testing.T) {
	for _, keys := range []string{"", "a", "abc", "cba", "bdac", "zyxwvutsrqponmlkjihgfedcba"} {
		var s jsonSerializer
		s.BeginMap(len(keys))
		for _, k := range strings.Split(keys, "") {
			s.StringKey(k)
			s.BeginMap(2)
			s.IntKey(10)
			s.String(strings.Repeat(k, 3))
			s.IntKey(-9)
			s.Null()
			s.EndMap()
		}
		s.EndMap()
		got, err := s.finish()
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]map[int]any{}
		for _, k := range strings.Split(keys, "") {
			want[k] = map[int]any{10: strings.Repeat(k, 3), -9: nil}
		}
		if text, _ := json.Marshal(want); string(got) != string(text) {
			t.Errorf("keys %q: got %s, want %s", keys, got, text)
		}
		if len(s.maps.entries) != 0 || len(s.maps.open) != 0 {
			t.Errorf("keys %q: the sorter still holds %d entries of %d maps", keys, len(s.maps.entries), len(s.maps.open))
		}
	}
}

// TestAfterError holds that a pooled serializer forgets what an error has left open.
func TestAfterError(t *testing.T) {
	var s jsonSerializer
	s.BeginMap(1)
	s.StringKey("key")
	s.Unsupported("chan int")
	if _, err := s.finish(); err == nil {
		t.Fatal("an unsupported value gave no error")
	}
	s.BeginMap(0)
	s.EndMap()
	if got, err := s.finish(); err != nil || string(got) != "{}" {
		t.Errorf("the next value is %s, %v, want {}", got, err)
	}
}

// TestNoInit holds that the tables of members are data: the package does no work when a program starts. Test programs have no symbols, and
// what tests do at the start, so it builds one.
func TestNoInit(t *testing.T) {
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	const text = "package main\n\nimport \"github.com/vmbench/vmbench/strategies/visitor\"\n\nfunc main() { visitor.New().Compile(nil, \"json\") }\n"
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", program).Output()
	if err != nil || !strings.Contains(string(symbols), "strategies/visitor.") {
		t.Fatal("no symbols to look at:", err)
	}
	for line := range strings.Lines(string(symbols)) {
		if strings.HasSuffix(strings.TrimSpace(line), "strategies/visitor.init") {
			t.Error("the package has an init function:", line)
		}
	}
}
