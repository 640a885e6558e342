package workloads

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
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
	"text": 3494, "tiny": 7, "anydoc": 1372, "variants": 2569, "reversed": 1397, "unknown": 21, "deep": 38255,
}

// inputSizes are the lengths of the documents that are decoded where they are not what encoding gives.
var inputSizes = map[string]int{"reversed": 1397, "unknown": 1864}

// TestValues holds that values are fresh, the same on each call, and come back from JSON as they were: those of variants
// have to come back only as values that are written in the same way.
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
		if len(data.Canonical) != sizes[w.Name] {
			t.Errorf("%s: writes %d bytes, want %d", w.Name, len(data.Canonical), sizes[w.Name])
		}
		if w.Input == nil && string(data.Input) != string(data.Canonical) || w.Input != nil && len(data.Input) != inputSizes[w.Name] {
			t.Errorf("%s: reads %d bytes", w.Name, len(data.Input))
		}
		back := w.New()
		if err := json.Unmarshal(data.Input, back); err != nil || w != variants && !reflect.DeepEqual(back, value) {
			t.Errorf("%s does not come back: %v", w.Name, err)
		}
		if text, err := json.Marshal(back); err != nil || string(text) != string(data.Canonical) {
			t.Errorf("%s comes back as %.200s, %v", w.Name, text, err)
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

// TestVariants holds that the types are 16, that no schema shows them, and that structs have their fields in the order of
// their names, as maps are written.
func TestVariants(t *testing.T) {
	types := map[reflect.Type]int{}
	for _, event := range variantsValue().Events {
		types[reflect.TypeOf(event)]++
	}
	if len(types) != 16 {
		t.Errorf("%d types", len(types))
	}
	for typ, n := range types {
		if n != variantsEach {
			t.Errorf("%d of %v", n, typ)
		}
		sortedMembers(t, typ)
	}
}

func sortedMembers(t *testing.T, typ reflect.Type) {
	t.Helper()
	if kind := typ.Kind(); kind == reflect.Pointer || kind == reflect.Slice {
		sortedMembers(t, typ.Elem())
	}
	if typ.Kind() != reflect.Struct {
		return
	}
	var names []string
	for field := range typ.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, name)
		sortedMembers(t, field.Type)
	}
	if !slices.IsSorted(names) {
		t.Errorf("the members of %v are not sorted: %q", typ, names)
	}
}

// TestReversed holds that the members of the root come in the opposite order of the fields.
func TestReversed(t *testing.T) {
	data := load(t, reversed)
	if twice := reverseMembers(reverseMembers(data.Canonical)); string(twice) != string(data.Canonical) {
		t.Errorf("reversed twice: %s", twice)
	}
	typ, at := reflect.TypeFor[Reversed](), len(data.Input)
	for field := range typ.Fields() {
		found := strings.LastIndex(string(data.Input[:at]), `"`+field.Tag.Get("json")+`":`)
		if found < 0 {
			t.Fatalf("%s does not come before the members of the fields before", field.Name)
		}
		at = found
	}
	if n := typ.NumField(); n != 32 || at != 1 {
		t.Errorf("%d fields, the last at %d", n, at)
	}
	if got := string(reverseMembers([]byte(`{"a":[{"b":1,"c":"}"},[],{}],"d":{}}`))); got != `{"d":{},"a":[{"c":"}","b":1},[],{}]}` {
		t.Error(got)
	}
}

// TestUnknown holds that one member of the document is known, whatever the case of the letters.
func TestUnknown(t *testing.T) {
	var members map[string]any
	if err := json.Unmarshal(load(t, unknown).Input, &members); err != nil || len(members) != 45 {
		t.Fatalf("%d members, %v", len(members), err)
	}
	for field := range reflect.TypeFor[Unknown]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		for member := range members {
			if strings.EqualFold(name, member) && name != "id" {
				t.Errorf("%s is known", member)
			}
		}
	}
}

// TestDeep holds the number of levels, and that encoding does not look for cycles yet.
func TestDeep(t *testing.T) {
	levels, deepest := 0, 0
	for _, c := range load(t, deep).Canonical {
		switch c {
		case '{', '[':
			levels++
		case '}', ']':
			levels--
		}
		deepest = max(deepest, levels)
	}
	if deepest != 1000 || deepFrames+1 > 1000 {
		t.Errorf("%d levels, %d frames", deepest, deepFrames)
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
	if own, err := unknown.WithData([]byte(`{"id":"x"}`)); err != nil || own.Input != nil || unknown.Input == nil {
		t.Errorf("an input of its own stays: %+v, %v", own, err)
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
