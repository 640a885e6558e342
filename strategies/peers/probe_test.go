package peers

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; run go test -update and look at the difference. Got:\n%s", path, got)
	}
}

// compile is the codec of a peer for the type of a value in JSON, or nil if the peer does not support it.
func compile(t *testing.T, s strategies.Strategy, v any) strategies.Codec {
	t.Helper()
	codec, _ := compileIn(t, s, strategies.JSON, v)
	return codec
}

// A probe finds out what peers do in one respect, in a few words.
type probe struct {
	name string
	ask  func(t *testing.T, s strategies.Strategy) string
}

var probes = []probe{
	{"invalid UTF-8 written", func(t *testing.T, s strategies.Strategy) string { return written(t, s, "a\xffb", repaired) }},
	{"invalid UTF-8 read", readInvalid},
	{"< > & written", func(t *testing.T, s strategies.Strategy) string { return written(t, s, "<&>", escaped) }},
	{"U+2028 written", func(t *testing.T, s strategies.Strategy) string { return written(t, s, "\u2028", escaped) }},
	{"order of maps", mapOrder},
	{"input after Decode", aliasing},
	{"data after the value", readEach(`{"size":1}`, "x", "{}", "]", ",", "0")},
	{"NaN", func(t *testing.T, s strategies.Strategy) string {
		return outcome(appendOf(t, s, &workloads.Canada{Features: []workloads.CanadaFeature{
			{Geometry: workloads.CanadaGeometry{Coordinates: [][][2]float64{{{nan}}}}}}}))
	}},
	{"a channel", func(t *testing.T, s strategies.Strategy) string {
		return outcome(appendOf(t, s, &workloads.AnyDoc{Payload: make(chan int)}))
	}},
	{"nil slice, nil map", func(t *testing.T, s strategies.Strategy) string {
		text, err := appendOf(t, s, &workloads.Catalog{Aliases: map[string][]string{"a": nil}})
		if err != nil {
			return outcome(text, err)
		}
		return between(text, `"a":`, "}") + " " + between(text, `"settings":`, "}")
	}},
	{"omitempty of 0, false", func(t *testing.T, s strategies.Strategy) string {
		text, err := appendOf(t, s, &workloads.LogLine{})
		if err != nil {
			return outcome(text, err)
		}
		return kept(text, `"status"`, `"sampled"`)
	}},
	{"name in another case", decoded(`{"ID":"x"}`)},
	{"name with an escape", decoded(`{"\u0069d":"x"}`)},
	{"name twice", decoded(`{"id":"first","id":"x"}`)},
	{"number too large", decoded(`{"id":"x","items":[{"qty":99999999999}]}`)},
	{"number with leading 0", decoded(`{"number":01,"id":"x"}`)},
	{"control in a string", decoded("{\"note\":\"a\tb\",\"id\":\"x\"}")},
	{"malformed and unknown", decoded(`{"unknown":[tru,1x],"id":"x"}`)},
	{"lone surrogate", decoded(`{"id":"x","note":"\ud800"}`)},
}

var nan = func() float64 { zero := 0.0; return zero / zero }()

func appendOf(t *testing.T, s strategies.Strategy, v any) ([]byte, error) {
	t.Helper()
	return compile(t, s, v).Append(nil, v)
}

// outcome says how an encoding ended.
func outcome(text []byte, err error) string {
	switch {
	case err != nil:
		return "error"
	case !json.Valid(text):
		return "not JSON"
	}
	return "accepted"
}

func between(text []byte, after, before string) string {
	_, rest, _ := strings.Cut(string(text), after)
	got, _, _ := strings.Cut(rest, before)
	if strings.HasPrefix(rest, "{") {
		got += "}"
	}
	return got
}

func kept(text []byte, names ...string) string {
	for _, name := range names {
		if bytes.Contains(text, []byte(name)) {
			return "written"
		}
	}
	return "omitted"
}

// places are values that hold a string where libraries have different code for it.
func places(text string) map[string]any {
	return map[string]any{
		"fields":     &workloads.Text{Title: text},
		"map keys":   &workloads.Catalog{Settings: map[string]string{text: ""}},
		"map values": &workloads.Catalog{Settings: map[string]string{"": text}},
		"any":        &workloads.AnyDoc{Payload: []any{text}},
		"any's keys": &workloads.AnyDoc{Payload: map[string]any{text: nil}},
	}
}

// written says what becomes of a string in all places.
func written(t *testing.T, s strategies.Strategy, text string, judge func(string) string) string {
	t.Helper()
	found := map[string][]string{}
	for place, v := range places(text) {
		out, err := appendOf(t, s, v)
		verdict := "error"
		if err == nil {
			verdict = judge(string(out))
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// summed is one verdict alone, or each with its places.
func summed(found map[string][]string) string {
	var parts []string
	for verdict, where := range found {
		if len(found) == 1 {
			return verdict
		}
		slices.Sort(where)
		parts = append(parts, verdict+" in "+strings.Join(where, ", "))
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

func repaired(text string) string {
	switch {
	case !utf8.ValidString(text):
		return "kept"
	case strings.Contains(text, `a\ufffdb`), strings.Contains(text, "a\ufffdb"):
		return "repaired"
	}
	return "lost"
}

func escaped(text string) string {
	if strings.ContainsAny(text, "<>&\u2028") {
		return "kept"
	}
	return "escaped"
}

// readInvalid says what becomes of invalid UTF-8 in a document, in all places.
func readInvalid(t *testing.T, s strategies.Strategy) string {
	found := map[string][]string{}
	for place, v := range places("a\xffb") {
		document, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		document = bytes.ReplaceAll(document, []byte(`\ufffd`), []byte("\xff"))
		document = bytes.ReplaceAll(document, []byte("\ufffd"), []byte("\xff"))
		got := reflect.New(reflect.TypeOf(v).Elem()).Interface()
		verdict := "error"
		if err := compile(t, s, v).Decode(document, got); err == nil {
			verdict = repaired(allStrings(reflect.ValueOf(got)))
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// allStrings are the strings of a value, put together.
func allStrings(v reflect.Value) (text string) {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return allStrings(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			text += allStrings(v.Index(i))
		}
	case reflect.Map:
		for key, value := range v.Seq2() {
			text += allStrings(key) + allStrings(value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			text += allStrings(v.Field(i))
		}
	}
	return text
}

// mapOrder says in which order the members of maps are written.
func mapOrder(t *testing.T, s strategies.Strategy) string {
	names, numbers, inner := map[string]string{}, map[int64]string{}, map[string]any{}
	for i := range 100 {
		name := fmt.Sprintf("k%d", i*7919%1000)
		names[name], numbers[int64(i)], inner[name] = "", "", nil
	}
	found := map[string][]string{}
	for place, v := range map[string]any{
		"maps by string": &workloads.Catalog{Settings: names},
		"maps by number": &workloads.Catalog{Categories: numbers},
		"any":            &workloads.AnyDoc{Payload: inner},
	} {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		verdict := "sorted"
		for range 5 {
			if got, err := appendOf(t, s, v); err != nil || !slices.Equal(keysOf(got), keysOf(want)) {
				verdict = "any order"
			}
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// keysOf are the names of a document that begin with k or a digit, in order.
func keysOf(document []byte) (keys []string) {
	for i, part := range strings.Split(string(document), `"`) {
		if i%2 == 1 && part != "" && (part[0] == 'k' || part[0] <= '9') {
			keys = append(keys, part)
		}
	}
	return keys
}

// aliasing says whether decoded values change with the input.
func aliasing(t *testing.T, s strategies.Strategy) string {
	for _, w := range workloads.All() {
		codec := compile(t, s, w.New())
		data, err := w.Load(context.Background())
		if codec == nil || err != nil {
			continue
		}
		for _, document := range [][]byte{data.Canonical, data.Input} {
			src, got := bytes.Clone(document), w.New()
			if codec.Decode(src, got) != nil {
				continue // this is for the verification to tell
			}
			before, _ := json.Marshal(got)
			for i := range src {
				src[i] = '#'
			}
			if after, _ := json.Marshal(got); !bytes.Equal(before, after) {
				return "referred to"
			}
		}
	}
	return "free"
}

// readEach says what becomes of a document with each of the endings.
func readEach(document string, endings ...string) func(*testing.T, strategies.Strategy) string {
	return func(t *testing.T, s strategies.Strategy) string {
		codec := compile(t, s, &workloads.GolangNode{})
		v := any(&workloads.GolangNode{})
		if codec == nil {
			codec, v = compile(t, s, &workloads.Order{}), &workloads.Order{}
		}
		if err := codec.Decode([]byte(document+" \n"), v); err != nil {
			t.Errorf("%s refuses white space: %v", s.Name(), err)
		}
		found := map[string][]string{}
		for _, ending := range endings {
			verdict := "accepted"
			if codec.Decode([]byte(document+ending), v) != nil {
				verdict = "error"
			}
			found[verdict] = append(found[verdict], ending)
		}
		return summed(found)
	}
}

// decoded says what becomes of a document of an order that ends with the id x.
func decoded(document string) func(*testing.T, strategies.Strategy) string {
	return func(t *testing.T, s strategies.Strategy) string {
		var order workloads.Order
		switch err := compile(t, s, &order).Decode([]byte(document), &order); {
		case err != nil:
			return "error"
		case order.ID != "x":
			return "ignored"
		case order.Note != "":
			return fmt.Sprintf("%+q", order.Note)
		}
		return "accepted"
	}
}
