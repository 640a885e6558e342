package vm_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies/vm"
)

type item struct {
	Name  string            `json:"name"`
	Price float64           `json:"price,omitempty"`
	Tags  []string          `json:"tags"`
	Attrs map[string]string `json:"attrs,omitempty"`
	Any   any               `json:"any,omitempty"`
}

// shout has a method of its pointer alone, which json.Marshal calls only where it can address the value.
type shout string

func (s *shout) MarshalText() ([]byte, error) { return []byte(strings.ToUpper(string(*s))), nil }

type failing struct{}

var errFailing = errors.New("it fails")

func (failing) MarshalJSON() ([]byte, error) { return nil, errFailing }
func (*failing) UnmarshalJSON([]byte) error  { return errFailing }
func (f failing) String() string             { return "failing" }
func pointerTo[T any](v T) *T                { return &v }
func codec[T any](t *testing.T, opts ...vm.Option) *vm.Codec[T] {
	t.Helper()
	c, err := vm.For[T](vm.JSON, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestMarshalIsEncodingJSONs(t *testing.T) {
	cycle := map[string]any{}
	cycle["self"] = cycle
	for _, v := range []any{
		nil, true, 1, int8(-3), 2.5, float32(0.1), "a<b", []byte("bytes"), [2]int{1, 2}, []string(nil), []int{}, time.Unix(0, 0).UTC(),
		map[string]int{"b": 1, "a": 2}, map[int]bool{2: true}, (*item)(nil), &item{Name: "x", Any: []any{1.5, nil}},
		item{Tags: []string{"t"}, Any: pointerTo(3)}, struct{ P *int }{pointerTo(7)}, pointerTo(pointerTo("pp")), json.Number("12"),
		json.RawMessage(`{"a": 1}`), shout("low"), pointerTo(shout("low")), []shout{"low"}, struct{ S shout }{"low"}, &struct{ S shout }{"low"},
		struct{ F func() }{}, make(chan int), func() {}, math.Inf(1), math.NaN(), failing{}, &failing{}, []any{failing{}}, cycle,
		struct{}{}, [1]*int{nil}, [1]*int{pointerTo(1)}, struct{ M map[string]int }{map[string]int{"k": 1}}, map[bool]int{},
	} {
		got, gotErr := vm.Marshal(v)
		want, wantErr := json.Marshal(v)
		if !bytes.Equal(got, want) {
			t.Errorf("%T: got %s, want %s", v, got, want)
		}
		checkError(t, fmt.Sprintf("%T", v), gotErr, wantErr)
	}
}

// checkError holds that two errors have one type and text.
func checkError(t *testing.T, name string, got, want error) {
	t.Helper()
	if reflect.TypeOf(got) != reflect.TypeOf(want) || got != nil && got.Error() != want.Error() {
		t.Errorf("%s: got error %T %v, want %T %v", name, got, got, want, want)
	}
}

func TestUnmarshalIsEncodingJSONs(t *testing.T) {
	documents := []string{
		`{"name":"n","price":1.5,"tags":["a","b"],"attrs":{"k":"v"},"any":[1,{"x":null}]}`, `{"NAME":"case"}`, `null`, `{}`, ` {"name" : "s"} `,
		``, `{`, `{"name":1}`, `{"tags":[1,"a"]}`, `{"name":"a",}`, `[]`, `1`, `"s"`, `{"price":"x"}`, `{"price":1e999}`, `{"attrs":{"k":1}}`, `{} x`,
		`{"unknown":{"a":[1,2,{"b":null}]},"name":"after"}`, "{\"name\":\"\xff\"}",
	}
	for _, doc := range documents {
		var got, want item
		gotErr, wantErr := vm.Unmarshal([]byte(doc), &got), json.Unmarshal([]byte(doc), &want)
		if diff := cmp.Diff(want, got); diff != "" && json.Valid([]byte(doc)) {
			t.Errorf("%s (-want +got):\n%s", doc, diff)
		}
		checkError(t, doc, gotErr, wantErr)
	}
	for _, v := range []any{nil, item{}, (*item)(nil), 1} {
		checkError(t, fmt.Sprintf("into %T", v), vm.Unmarshal([]byte(`{}`), v), json.Unmarshal([]byte(`{}`), v))
	}
	if err := vm.Unmarshal([]byte(`1`), new(failing)); !errors.Is(err, errFailing) {
		t.Errorf("a method's error became %v", err)
	}
}

func TestCodec(t *testing.T) {
	c := codec[item](t)
	v := item{Name: "n<", Tags: []string{"t"}}
	out, err := c.Append([]byte("x"), &v)
	if want := `x{"name":"n\u003c","tags":["t"]}`; err != nil || string(out) != want {
		t.Errorf("got %s, %v, want %s", out, err, want)
	}
	var back item
	if err := c.Decode(out[1:], &back); err != nil || !cmp.Equal(back, v) {
		t.Errorf("decoded %+v, %v", back, err)
	}
	if out, err := c.Append(nil, nil); err != nil || string(out) != "null" {
		t.Errorf("nil: %s, %v", out, err)
	}
	var invalid *json.InvalidUnmarshalError
	if err := c.Decode(out, nil); !errors.As(err, &invalid) {
		t.Errorf("into nil: %v", err)
	}
	var syntax *json.SyntaxError
	if err := c.Decode([]byte(`{"name":}`), &back); !errors.As(err, &syntax) || syntax.Offset != 9 {
		t.Errorf("syntax: %v", err)
	}
	if out, err := codec[any](t).Append([]byte("kept"), pointerTo(any(math.NaN()))); err == nil || string(out) != "kept" {
		t.Errorf("NaN: %s, %v", out, err)
	}
}

func TestForRefuses(t *testing.T) {
	for _, opts := range [][]vm.Option{{vm.MaxDepth(-1)}, {vm.MaxDepth(10_001)}, {vm.BorrowStrings(), vm.BatchStrings()}} {
		if _, err := vm.For[int](vm.JSON, opts...); err == nil {
			t.Errorf("%d options that make no sense: no error", len(opts))
		}
	}
}

// overlaps reports whether a string lies within a slice.
func overlaps(s string, b []byte) bool {
	at, from := uintptr(unsafe.Pointer(unsafe.StringData(s))), uintptr(unsafe.Pointer(unsafe.SliceData(b)))
	return at >= from && at < from+uintptr(len(b))
}

func TestBorrowedStringsLieInTheInput(t *testing.T) {
	long := strings.Repeat("long ", 100)
	for _, name := range []string{"s", "héllo", long, long + "é"} {
		for _, doc := range []string{`{"name":"` + name + `"}`, `{"any":1,"name":"` + name + `","tags":["` + long + `"]}`} {
			src := []byte(doc)
			var borrowed, copied item
			if err := codec[item](t, vm.BorrowStrings()).Decode(src, &borrowed); err != nil || borrowed.Name != name {
				t.Fatalf("%q: %v", borrowed.Name, err)
			}
			if !overlaps(borrowed.Name, src) {
				t.Errorf("%.20q was copied", name)
			}
			if err := codec[item](t).Decode(src, &copied); err != nil || overlaps(copied.Name, src) {
				t.Errorf("%.20q was not copied, or: %v", name, err)
			}
		}
	}
}

func TestBatchedStringsAreFewAllocations(t *testing.T) {
	src := []byte(`["one","two","three","four","five","six","seven","eight"]`)
	c := codec[[]string](t, vm.BatchStrings())
	var into []string
	if err := c.Decode(src, &into); err != nil || strings.Join(into, " ") != "one two three four five six seven eight" {
		t.Fatalf("%q, %v", into, err)
	}
	allocs := testing.AllocsPerRun(100, func() {
		if err := c.Decode(src, &into); err != nil {
			t.Error(err)
		}
	})
	if allocs != 1 {
		t.Errorf("%v allocations for eight short strings, want 1", allocs)
	}
}

func TestSkippedUTF8StaysAsItIs(t *testing.T) {
	invalid := "a\xffb\u2028"
	lax := codec[string](t, vm.SkipUTF8(), vm.PlainHTML())
	var s string
	if err := lax.Decode([]byte(`"`+invalid+`"`), &s); err != nil || s != invalid {
		t.Errorf("decoded %q, %v", s, err)
	}
	long := invalid + strings.Repeat("<x>", 10) + "\n"
	if out, err := lax.Append(nil, &long); err != nil || string(out) != `"`+strings.TrimSuffix(long, "\n")+`\n"` {
		t.Errorf("wrote %q, %v", out, err)
	}
}

func TestPlainHTMLIsSetEscapeHTML(t *testing.T) {
	values := []any{
		"<&>", strings.Repeat("plain text ", 5) + "<b>\u2028\xff", map[string]any{"<": []any{"&"}}, json.RawMessage(`"<"`), struct {
			S string `json:"<s>,string"`
			T shout
			K map[string]int
		}{"<", "<", map[string]int{"<k>": 1}},
	}
	c := codec[any](t, vm.PlainHTML())
	for _, v := range values {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if out, err := c.Append(nil, &v); err != nil || string(out)+"\n" != want.String() {
			t.Errorf("got %s, %v, want %s", out, err, want.String())
		}
	}
}

func TestUnknownFieldsAreRejected(t *testing.T) {
	c := codec[item](t, vm.RejectUnknown())
	for _, doc := range []string{`{"name":"a"}`, `{"nope":1,"name":"a"}`, `{"name":"a","tags":null,"nope":{}}`, `{"any":{"nope":1}}`} {
		var got, want item
		d := json.NewDecoder(strings.NewReader(doc))
		d.DisallowUnknownFields()
		gotErr, wantErr := c.Decode([]byte(doc), &got), d.Decode(&want)
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Errorf("%s: got %v, want %v", doc, gotErr, wantErr)
		}
	}
}

func TestDepthIsLimited(t *testing.T) {
	nested := func(n int) []byte { return []byte(strings.Repeat("[", n) + strings.Repeat("]", n)) }
	type list []list
	c := codec[list](t, vm.MaxDepth(3))
	var l list
	if err := c.Decode(nested(3), &l); err != nil {
		t.Errorf("3 levels of 3: %v", err)
	}
	for _, n := range []int{4, 5, 100} {
		if err := c.Decode(nested(n), &l); err == nil || !strings.Contains(err.Error(), "3") {
			t.Errorf("%d levels of 3: %v", n, err)
		}
	}
	var v any
	if err := codec[any](t, vm.MaxDepth(3)).Decode(nested(4), &v); err == nil {
		t.Error("4 levels of 3 in an interface: no error")
	}
}

func TestFirstUseFromManyGoroutines(t *testing.T) {
	type fresh struct {
		A map[string][]struct{ B, C int }
		D *fresh
	}
	src := []byte(`{"A":{"k":[{"B":1,"C":2}]},"D":{"A":null,"D":null}}`)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			var v fresh
			if err := vm.Unmarshal(src, &v); err != nil {
				t.Error(err)
			}
			if out, err := vm.Marshal(v); err != nil || !bytes.Equal(out, src) {
				t.Errorf("got %s, %v", out, err)
			}
		})
	}
	group.Wait()
}
