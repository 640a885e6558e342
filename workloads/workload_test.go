package workloads

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestAll(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range All() {
		if seen[w.Name] || w.Name != strings.ToLower(w.Name) || w.Summary == "" {
			t.Errorf("%q: names must be unique and lower case, with a summary", w.Name)
		}
		seen[w.Name] = true
		if (w.Value == nil) == (w.Document == nil) {
			t.Errorf("%s must have either a value or a document", w.Name)
		}
		if found, ok := Lookup(w.Name); !ok || found != w {
			t.Errorf("Lookup(%q) = %v, %v", w.Name, found, ok)
		}
		if w.New() == w.New() {
			t.Errorf("%s: New gives the same value twice", w.Name)
		}
	}
	if w, ok := Lookup("no such workload"); ok {
		t.Errorf("Lookup finds %s", w.Name)
	}
}

// sizes are the lengths of the embedded workloads' JSON. They are in published tables, and a change is a new workload.
var sizes = map[string]int{
	"order": 479, "telemetry": 4760, "logline": 405, "tree": 2467, "wide": 1330, "sparse": 265, "catalog": 9824,
	"text": 3494, "tiny": 7, "anydoc": 1372,
}

// TestValues holds that values are fresh, the same on each call, and come back from JSON as they were.
func TestValues(t *testing.T) {
	for _, w := range All() {
		if w.Value == nil {
			continue
		}
		value := w.Value()
		if value == w.Value() || !reflect.DeepEqual(value, w.Value()) {
			t.Errorf("%s: values must be fresh and equal", w.Name)
		}
		data, err := w.Load(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(data.Canonical) != sizes[w.Name] || string(data.Input) != string(data.Canonical) {
			t.Errorf("%s: writes %d and reads %d bytes, want %d", w.Name, len(data.Canonical), len(data.Input), sizes[w.Name])
		}
		back := w.New()
		if err := json.Unmarshal(data.Input, back); err != nil || !reflect.DeepEqual(back, value) {
			t.Errorf("%s does not come back: %v", w.Name, err)
		}
	}
}

// TestShapes holds what the names of some workloads promise.
func TestShapes(t *testing.T) {
	if n := reflect.TypeFor[Wide]().NumField(); n != 64 {
		t.Errorf("wide has %d fields", n)
	}
	if n := reflect.TypeFor[Sparse]().NumField(); n != 70 {
		t.Errorf("sparse has %d fields", n)
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Sparse]()) {
		if !strings.HasSuffix(field.Tag.Get("json"), ",omitempty") {
			t.Errorf("sparse: %s is not optional", field.Name)
		}
	}
}

func TestWithData(t *testing.T) {
	w, err := order.WithData([]byte(` {"id" : "x", "unknown": 1} `))
	if err != nil {
		t.Fatal(err)
	}
	data, err := w.Load(context.Background())
	if err != nil || !strings.HasPrefix(string(data.Canonical), `{"id":"x","number":0,`) || data.Input[0] != ' ' {
		t.Errorf("%+v, %v", data, err)
	}
	if w.Name != order.Name || w.Value != nil || w.Document != nil || order.Value == nil {
		t.Errorf("the workload is %+v", w)
	}
}

func TestWithDataMisfit(t *testing.T) {
	tests := []struct{ input, want string }{
		{`{"id":5}`, "at byte 7"}, {`{"id":"x"`, "at byte 9"}, {``, "at byte 0"},
		{`{"items":[{"qty":99999999999}]}`, "at byte 28"},
	}
	for _, test := range tests {
		w, err := order.WithData([]byte(test.input))
		if err == nil || w != nil {
			t.Fatalf("%s fits", test.input)
		}
		if text := err.Error(); !strings.Contains(text, test.want) || !strings.Contains(text, "order") {
			t.Errorf("%s: %v", test.input, err)
		}
		if errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: a wrong document is not a missing one", test.input)
		}
	}
}
