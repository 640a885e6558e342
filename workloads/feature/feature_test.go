package feature

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typeOf is the type of a feature.
func typeOf(f Feature) reflect.Type { return reflect.TypeOf(f.New()).Elem() }

func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range All() {
		if seen[f.Name] || f.Name != strings.ToLower(typeOf(f).Name()) {
			t.Errorf("%s: names must be unique, and the type's in small letters: %v", f.Name, typeOf(f))
		}
		seen[f.Name] = true
	}
}

// TestValues holds that values are of the feature's type, fresh on each call, and the same in what they write.
func TestValues(t *testing.T) {
	for _, f := range All() {
		first, second := f.Values(), f.Values()
		if len(first) < 2 || len(first) != len(second) {
			t.Fatalf("%s: %d values, then %d", f.Name, len(first), len(second))
		}
		written := 0
		for i, v := range first {
			if reflect.TypeOf(v) != reflect.PointerTo(typeOf(f)) || v == second[i] {
				t.Fatalf("%s: value %d is %T, or not fresh", f.Name, i, v)
			}
			text, err := json.Marshal(v)
			again, errAgain := json.Marshal(second[i])
			if (err == nil) != (errAgain == nil) || !bytes.Equal(text, again) {
				t.Errorf("%s: value %d differs from call to call: %s and %s", f.Name, i, text, again)
			}
			if err == nil {
				written++
			}
		}
		if written < 2 {
			t.Errorf("%s: %d values can be written", f.Name, written)
		}
	}
}

// TestInputs holds that every feature has documents that fit, that do not fit, and that are not JSON.
func TestInputs(t *testing.T) {
	total := 0
	for _, f := range All() {
		var fit, misfit, malformed int
		for _, input := range f.Inputs() {
			total++
			switch err := json.Unmarshal(input, f.New()); {
			case err == nil:
				fit++
			case json.Valid(input):
				misfit++
			default:
				malformed++
			}
		}
		if fit < 5 || malformed < 1 || misfit < 1 && typeOf(f).Kind() != reflect.Interface {
			t.Errorf("%s: %d inputs fit, %d do not, %d are malformed", f.Name, fit, misfit, malformed)
		}
	}
	if total < 30_000 {
		t.Errorf("%d inputs", total)
	}
}

func TestVariations(t *testing.T) {
	got := variations(`{"a":[1,"x"]}`)
	for _, want := range []string{
		`{"a":[1,"x"]}`, `{"A":[1,"x"]}`, `{"other":[1,"x"]}`, `{"a":null}`, `{"a":[null,"x"]}`, `{"a":[1,1e400]}`,
		`[]`, `{"a":[1,"x"],"a":[1,"x"]}`,
		`{"a":[1,"x"],}`, `{"a":[1,"x"]`, `{"a":[1,"x"]}x`, `{"other":{"deep":[]},"a":[1,"x"]}`, `{"a ":[1,"x"]}`,
		`{"a":[1,nope]}`,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no variation %s", want)
		}
	}
}

func TestSpans(t *testing.T) {
	document := ` { "a" : [ 1 , -2.5e3 ] , "b:," : { } }`
	var got []string
	for _, s := range spans(document) {
		got = append(got, document[s.start:s.end])
	}
	want := []string{`"a"`, `1`, `-2.5e3`, `[ 1 , -2.5e3 ]`, `"b:,"`, `{ }`, strings.TrimSpace(document)}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
