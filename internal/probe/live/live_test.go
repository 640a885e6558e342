package live

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/probe"
)

func TestTypesAreCurrent(t *testing.T) {
	want, err := probe.Source(len(Table))
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile("types_gen.go"); string(got) != string(want) {
		t.Error("types_gen.go is not what is generated now: run make generate")
	}
}

// TestMessagesAreCanonical holds that the messages, which are made without the types, are what encoding/json makes of them.
func TestMessagesAreCanonical(t *testing.T) {
	w := Workload()
	if w.Name != "live3" || len(w.Types) != 3 || w.New != nil {
		t.Errorf("%+v", w)
	}
	i := 0
	for message := range bytes.Lines(probe.Messages(len(Table))) {
		value := Table[i%len(Table)]()
		if name := reflect.TypeOf(value).Elem().Name(); name != probe.Types(3)[i%3].Name() {
			t.Fatalf("type %d is %s", i%3, name)
		}
		decoder := json.NewDecoder(bytes.NewReader(message))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(value); err != nil {
			t.Fatalf("%s: %v", message, err)
		}
		again, err := json.Marshal(value)
		if err != nil || strings.TrimSuffix(string(message), "\n") != string(again) {
			t.Fatalf("encoding/json writes\n%s, %v, want\n%s", again, err, message)
		}
		i++
	}
	if i < 1000 {
		t.Errorf("%d messages", i)
	}
}
