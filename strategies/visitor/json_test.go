package visitor

import (
	"encoding/json"
	"os"
	"os/exec"
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

// TestNoInit holds that the tables of members are data: the package does no work when a program starts.
func TestNoInit(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := exec.Command("go", "tool", "nm", program).Output()
	if err != nil || len(symbols) == 0 {
		t.Skip("no symbols to look at:", err)
	}
	for line := range strings.Lines(string(symbols)) {
		if strings.HasSuffix(strings.TrimSpace(line), "strategies/visitor.init") {
			t.Error("the package has an init function:", line)
		}
	}
}
