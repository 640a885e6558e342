package vm

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/strategytest"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// sameErrors holds that an error is encoding/json's, in all that it has.
func sameErrors(t *testing.T, what string, got, want error) {
	t.Helper()
	switch {
	case reflect.TypeOf(got) != reflect.TypeOf(want) || got != nil && got.Error() != want.Error():
	case reflect.TypeOf(got) == reflect.TypeFor[*json.UnsupportedValueError]():
		got, want := got.(*json.UnsupportedValueError), want.(*json.UnsupportedValueError)
		if got.Value.Type() == want.Value.Type() && got.Str == want.Str {
			return
		}
	case reflect.DeepEqual(got, want):
		return
	}
	if isMethods(got, want) {
		return
	}
	t.Errorf("%s:\n got %T %+v\nwant %T %+v", what, got, got, want, want)
}

// isMethods reports whether an error is one that a method returned, with a place that encoding/json adds to. It also forgives names of types
// in errors that are nothing but text.
func isMethods(got, want error) bool {
	switch want := want.(type) {
	case *json.UnmarshalTypeError:
		got, ok := got.(*json.UnmarshalTypeError)
		return ok && got.Type == want.Type && got.Value == want.Value && got.Offset == want.Offset && strings.HasSuffix("."+want.Field, got.Field)
	case error:
		return reflect.TypeOf(want) == reflect.TypeOf(errors.New("")) && reflect.TypeOf(got) == reflect.TypeOf(want)
	}
	return false
}

func TestDecodeErrorsAreEncodingJSONs(t *testing.T) {
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) { compareDecodeErrors(t, strategytest.OfFeature(f), 1) })
	}
	for seed := range uint64(*types) {
		seed += *firstSeed
		t.Run(fmt.Sprint(seed), func(t *testing.T) { compareDecodeErrors(t, madeUp(seed), seed) })
	}
}

// compareDecodeErrors puts other values into the documents of a subject.
func compareDecodeErrors(t *testing.T, s *strategytest.Subject, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 3))
	others := []string{
		"1", "-1", "300", "1e30", "1e999", "1.5", `"s"`, `"12"`, `"\u00ff"`, "true", "null", "[]", "[1]", `["x"]`, "{}", `{"A":[1]}`, `[{"a~/b":0}]`, "x", "",
	}
	for _, input := range s.Inputs {
		if len(input) == 0 || len(input) > 1<<12 {
			continue
		}
		tries := 20
		if *long {
			tries = 1000
		}
		for range tries {
			at := r.IntN(len(input))
			next := wire.Skip(input, at, 0)
			if next < 0 {
				continue
			}
			document := string(input[:at]) + others[r.IntN(len(others))] + string(input[next:])
			got, want := Unmarshal([]byte(document), s.New()), json.Unmarshal([]byte(document), s.New())
			if sameErrors(t, fmt.Sprintf("%.3000s", document), got, want); t.Failed() {
				return
			}
		}
	}
}

type (
	failsText struct{ N int }
	failsJSON []int
	badJSON   map[string]int
	pointed   struct{ F float32 }
	texts     interface{ MarshalText() ([]byte, error) }
	namedPtr  *failsJSON
	ring      struct {
		Next *ring
		All  []*ring
		M    map[string]*ring
		Any  any
	}
	float   float64
	badKeys map[failsText]int
	nested  struct{ Bad float }
)

func (failsText) MarshalText() ([]byte, error)  { return nil, errors.New("no text") }
func (failsJSON) MarshalJSON() ([]byte, error)  { return nil, errors.New("no JSON") }
func (*badJSON) MarshalJSON() ([]byte, error)   { return []byte("{]"), nil }
func (p *pointed) MarshalJSON() ([]byte, error) { return nil, fmt.Errorf("pointed: %v", p.F) }

func rings() (values []any) {
	a := &ring{}
	a.Next = a
	b := &ring{}
	b.All = []*ring{nil, {M: map[string]*ring{"x": nil, "y": b}}}
	c := &ring{}
	c.Any = map[string]any{"a": 1, "b": []any{c}}
	d := map[string]any{}
	d["self"] = []any{1, d}
	e := []any{nil}
	e[0] = e
	var f any
	f = &f
	g := &ring{Any: a, Next: &ring{}}
	return []any{a, *a, b, *b, c, *c, d, e, f, g, &d, &e}
}

func TestEncodeErrorsAreEncodingJSONs(t *testing.T) {
	nan := math.NaN()
	values := append(rings(),
		nan, float(nan), &nan, float32(math.Inf(-1)), []any{1, float(math.Inf(1))}, struct{ F float }{float(nan)}, map[string]float{"a": 1, "b": float(nan)},
		failsText{}, &failsText{}, failsJSON{}, &failsJSON{}, failsJSON(nil), badJSON{}, &badJSON{}, []badJSON{{}}, []*badJSON{nil, {}}, [1]badJSON{}, &[1]badJSON{{}},
		pointed{}, &pointed{2}, []pointed{{3}}, map[string]pointed{"x": {4}}, map[string]*pointed{"x": {5}}, struct{ P **pointed }{new(*pointed)},
		struct{ T texts }{failsText{}}, struct{ T texts }{&failsText{}}, struct{ T texts }{}, []texts{nil, failsText{}},
		struct{ P namedPtr }{&failsJSON{}}, struct{ S fmt.Stringer }{time.Second}, struct{ S fmt.Stringer }{reflect.ValueOf(nan)},
		make(chan int), struct{ C chan int }{}, []func(){nil}, map[string]complex64{"a": 1}, map[bool]int{}, map[bool]int(nil), struct{ M map[[1]int]int }{},
		struct {
			F func() `json:",omitempty"`
		}{},
		struct {
			C *chan int `json:",omitempty"`
			J failsJSON `json:",omitempty"`
			M badJSON   `json:",omitempty"`
			Z failsText `json:",omitzero"`
			T time.Time `json:",omitzero"`
			A [0]func() `json:",omitempty"`
			F float     `json:",omitempty"`
			I any       `json:",omitempty"`
			N failsText `json:",omitempty"`
		}{},
		badKeys{{}: 1}, map[texts]int{failsText{}: 1}, map[string]badKeys{"a": {{1}: 1}}, map[*failsText]int{nil: 1, {2}: 1},
		json.Number("x"), []json.Number{"1", "-"}, struct {
			N json.Number `json:",string"`
		}{"+"}, json.RawMessage("{"), &[]json.RawMessage{nil, {'x'}}, []*json.RawMessage{new(json.RawMessage), {}},
		time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), &[]*time.Time{new(time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC))},
		struct {
			*nested
			A int
		}{}, struct {
			*nested
			B any
		}{&nested{float(nan)}, 1},
		struct{ S, T any }{struct{}{}, []any{map[int]any{2: nan, 1: &failsText{}}}},
	)
	for i, v := range values {
		got, gotErr := Marshal(v)
		want, wantErr := json.Marshal(v)
		sameErrors(t, fmt.Sprintf("%d: %T", i, v), gotErr, wantErr)
		if string(got) != string(want) {
			t.Errorf("%d: %T: got %s, want %s", i, v, got, want)
		}
	}
}

func TestErrorsBehindInterfaces(t *testing.T) {
	type part struct{ N int }
	type whole struct {
		A any
		L []any
		S fmt.Stringer
		P *any
	}
	fresh := func() *whole {
		var held any = &part{}
		return &whole{A: &part{}, L: []any{1, &[]part{{}, {}}}, S: &stringer{}, P: &held}
	}
	for _, document := range []string{
		`{"A":{"N":"s"}}`, `{"L":[2,[{"N":1},{"N":true}]]}`, `{"S":{"B":[1,"s"]}}`, `{"S":[]}`, `{"P":{"N":[]}}`, `{"A":[]}`, `{"A":null,"P":1,"L":[1,{}]}`,
	} {
		sameErrors(t, document, Unmarshal([]byte(document), fresh()), json.Unmarshal([]byte(document), fresh()))
	}
	var self any
	self = &self
	var other any
	other = &other
	sameErrors(t, "itself", Unmarshal([]byte(`[1e999]`), self), json.Unmarshal([]byte(`[1e999]`), other))
}

type stringer struct{ B []int }

func (*stringer) String() string { return "" }

// TestDirect compares which values interfaces are said to hold themselves with what they do.
func TestDirect(t *testing.T) {
	n := 1
	for _, v := range []any{
		1, "s", &n, map[int]int{}, make(chan int), func() {}, unsafe.Pointer(&n), [1]*int{&n}, [2]*int{}, [1]int{}, [0]*int{}, struct{}{}, struct{ P *int }{&n},
		struct{ M map[int]int }{map[int]int{}}, struct{ F func() }{func() {}}, struct{ N int }{}, struct{ F float64 }{}, [8]byte{}, struct{ A, B int32 }{},
		struct {
			P *int
			_ struct{}
		}{P: &n}, struct {
			_ [0]func()
			P [1]struct{ C chan int }
		}{P: [1]struct{ C chan int }{{make(chan int)}}}, uintptr(1), struct{ U uintptr }{}, struct{ S []int }{}, struct{ E any }{},
	} {
		zero := reflect.Zero(reflect.TypeOf(v)).Interface()
		want := (*eface)(unsafe.Pointer(&zero)).data == nil
		if got := isDirect(reflect.TypeOf(v)); got != want {
			t.Errorf("%T: %v, want %v", v, got, want)
		}
	}
}

// TestMapCursor goes through maps with and without knowing how reflect does.
func TestMapCursor(t *testing.T) {
	if placeInIter() == (iterPlace{}) {
		t.Error("reflect.MapIter has changed")
	}
	type key struct{ A, B string }
	m := map[key][]int{}
	for i := range 100 {
		m[key{fmt.Sprint(i), "b"}] = []int{i}
	}
	typ := newType(schema.Of(reflect.TypeOf(m)))
	for _, place := range []iterPlace{placeInIter(), {}} {
		c := newMapCursor(&typ)
		c.place = place
		for range 3 {
			got := map[key][]int{}
			for k, e := c.start(unsafe.Pointer(&m)); k != nil; k, e = c.next() {
				got[*(*key)(k)] = *(*[]int)(e)
			}
			if !reflect.DeepEqual(got, m) {
				t.Errorf("%v: %d members, want %d", place, len(got), len(m))
			}
			c.release()
		}
	}
}
