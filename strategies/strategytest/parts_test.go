package strategytest

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/workloads/schema"
)

func TestDifference(t *testing.T) {
	type inner struct{ F float64 }
	type outer struct {
		A []inner
		M map[string]*int
		I any
	}
	loop := &manifold{}
	loop.Self = loop
	other := &manifold{}
	other.Self = &manifold{Self: other}
	tests := []struct {
		name      string
		want, got any
		path      string // "" where the values are equal
	}{
		{"NaN", outer{A: []inner{{math.NaN()}}}, outer{A: []inner{{math.NaN()}}}, ""},
		{"the sign of zero", inner{0}, inner{math.Copysign(0, -1)}, ".F"},
		{"deep", outer{A: []inner{{1}, {2}}}, outer{A: []inner{{1}, {3}}}, ".A[1].F"},
		{"nil and empty slice", outer{A: []inner{}}, outer{}, ".A"},
		{"nil and empty map", map[string]int{}, map[string]int(nil), "the whole value"},
		{"length", []int{1}, []int{1, 2}, "the whole value"},
		{"pointers", outer{M: map[string]*int{"k": new(1)}}, outer{M: map[string]*int{"k": new(1)}}, ""},
		{"element", outer{M: map[string]*int{"k": new(1)}}, outer{M: map[string]*int{"k": nil}}, `.M[string "k"]`},
		{"missing key", map[string]int{"a": 1}, map[string]int{"b": 1}, `[string "a"]`},
		{"dynamic type", outer{I: 1}, outer{I: int8(1)}, ".I"},
		{"dynamic nil", outer{I: nil}, outer{I: (*int)(nil)}, ".I"},
		{"cycles", loop, other, ""},
		{"pointer keys", map[any]int{new(1): 1, new(2): 2}, map[any]int{new(2): 2, new(1): 1}, ""},
		{"pointer keys", map[any]int{new(1): 1}, map[any]int{new(1): 2}, "[interface {} *int(&1)]"},
	}
	for _, test := range tests {
		if path, want, got := difference(test.want, test.got); path != test.path {
			t.Errorf("%s: at %q (%s, %s), want %q", test.name, path, want, got, test.path)
		}
	}
}

func TestPrintedEnds(t *testing.T) {
	loop := &manifold{}
	loop.Self = loop
	loop.Slice = make([]float64, 100_000)
	if text := printed(reflect.ValueOf(loop)); len(text) > 40*maxShown {
		t.Errorf("%d bytes for a value that contains itself", len(text))
	}
}

func TestOutline(t *testing.T) {
	src := []byte(" {\"a\\\"\" : [1, {\"b\":\"]}\"} ,[]] ,\"\":null}\n")
	o := jsonGrammar{}.outline(src)
	var values, names []string
	for _, v := range o.values {
		values = append(values, string(src[v.start:v.end]))
	}
	for _, m := range o.members {
		names = append(names, string(src[m.name.start:m.name.end])+"="+string(src[m.value.start:m.value.end]))
	}
	wantValues := []string{
		`{"a\"" : [1, {"b":"]}"} ,[]] ,"":null}`, `[1, {"b":"]}"} ,[]]`, `1`, `{"b":"]}"}`, `"]}"`, `[]`, `null`,
	}
	if diff := cmp.Diff(wantValues, values); diff != "" {
		t.Error("values", diff)
	}
	if diff := cmp.Diff([]string{`"b"="]}"`, `"a\""=[1, {"b":"]}"} ,[]]`, `""=null`}, names); diff != "" {
		t.Error("members", diff)
	}
}

func TestSpacedMeansTheSame(t *testing.T) {
	src := []byte(`{"a b":[1,-2.5e3,true,"x\"y"],"c":{}}`)
	var want, got any
	if json.Unmarshal(src, &want) != nil || json.Unmarshal(spaced(src), &got) != nil || !cmp.Equal(want, got) {
		t.Errorf("%q gives %v", spaced(src), got)
	}
}

func TestMutationsCoverEveryByte(t *testing.T) {
	src, mutants := []byte(`{"a":1}`), jsonVocabulary.mutants
	seen := map[string]bool{}
	for v := range mutations(src, mutants, 1) {
		seen[string(v.document)] = true
	}
	for i := range src {
		for _, c := range []byte(mutants) {
			document := slices.Clone(src)
			document[i] = c
			if !seen[string(document)] {
				t.Errorf("no mutation gives %q", document)
			}
		}
		if without := slices.Delete(slices.Clone(src), i, i+1); !seen[string(without)] {
			t.Errorf("no mutation gives %q", without)
		}
	}
	documents := [][]byte{src, src}
	count := 0
	for range mutations(src, mutants, strideFor(documents, mutants, 50)) {
		count++
	}
	if count < 15 || count > 25 {
		t.Errorf("%d mutations of one of two documents within a budget of 50", count)
	}
}

func TestTruncations(t *testing.T) {
	if got := slices.Collect(truncations(4, 10, 0)); !cmp.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("of a small document %v", got)
	}
	const length, budget = 1 << 20, 8 << 20
	sample, read := slices.Collect(truncations(length, 100, budget)), 0
	for _, n := range sample {
		read += n
	}
	if len(sample) < 80 || len(sample) > 200 || read > budget+2*length || !slices.IsSorted(sample[:len(sample)-3]) {
		t.Errorf("%d lengths of %d bytes together", len(sample), read)
	}
	if sample[0] != 0 || sample[len(sample)-1] >= length {
		t.Errorf("lengths from %d to %d", sample[0], sample[len(sample)-1])
	}
}

func TestFilledIsDeterministic(t *testing.T) {
	for _, s := range localSubjects() {
		for seed := range 4 {
			a, b := filled(s.Type.Go, seed, true), filled(s.Type.Go, seed, true)
			if path, want, got := difference(a, b); path != "" {
				t.Errorf("%s with seed %d at %s: %s, then %s", s.Name, seed, path, want, got)
			}
		}
	}
}

func TestSelfNestings(t *testing.T) {
	type tree struct {
		Label string           `json:"label"`
		Kids  []map[int]*[]any `json:"kids"`
		Deep  map[string][]*struct {
			Back *manifold `json:"back"`
		}
	}
	if documents := selfNestings(jsonGrammar{}, schema.Of(reflect.TypeFor[tree]())); documents != nil {
		t.Errorf("%d documents for a type that is not recursive", len(documents))
	}
	documents := selfNestings(jsonGrammar{}, schema.Of(reflect.TypeFor[manifold]()))
	if len(documents) < 3 {
		t.Fatalf("%d documents for a recursive type", len(documents))
	}
	if !json.Valid(documents[0]) || !json.Valid(documents[1]) || json.Valid(documents[2]) {
		t.Error("the documents are not just within and beyond the limit")
	}
	v := new(manifold)
	if err := json.Unmarshal(documents[len(documents)-1], v); err == nil || v.Self.Self == nil {
		t.Errorf("a nested document gives %v, %v", v, err)
	}
}
