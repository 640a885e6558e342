package reflection

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// compile returns the codec of T for JSON.
func compile[T any](t testing.TB) strategies.Codec {
	t.Helper()
	c, err := New().Compile(schema.Of(reflect.TypeFor[T]()), strategies.JSON)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompileRefuses(t *testing.T) {
	tests := []struct {
		name   string
		typ    *schema.Type
		format strategies.Format
	}{
		{"another format", schema.Of(reflect.TypeFor[int]()), "runes"},
		{"a type read from source", &schema.Type{Name: "p.T", Kind: schema.Struct}, strategies.JSON},
	}
	for _, test := range tests {
		if _, err := New().Compile(test.typ, test.format); !errors.Is(err, strategies.ErrUnsupported) {
			t.Errorf("%s: %v, want ErrUnsupported", test.name, err)
		}
	}
}

type member struct {
	First  int `json:"first"`
	Second int `json:"second"`
	SECOND int
	*Promoted
}

type Promoted struct{ Third string }

func TestLookup(t *testing.T) {
	plan := compile[member](t).(*codec).root
	tests := []struct {
		name     string
		expected int
		want     string // the field found, or ""
	}{
		{"first", 0, "first"}, {"second", 1, "second"}, {"second", 0, "second"}, {"SECOND", 1, "SECOND"},
		{"Second", 2, "second"}, {"\u017fecond", 9, "second"}, {"THIRD", 0, "Third"}, {"fourth", 0, ""}, {"", 0, ""},
	}
	for _, test := range tests {
		i, ok := plan.fields.lookup([]byte(test.name), test.expected)
		if ok != (test.want != "") || ok && plan.fields.list[i].name != test.want {
			t.Errorf("lookup(%q, %d) = %d, %v, want %q", test.name, test.expected, i, ok, test.want)
		}
	}
}

func TestPlanResolvesEmbedding(t *testing.T) {
	plan := compile[member](t).(*codec).root
	last := plan.fields.list[len(plan.fields.list)-1]
	if !cmp.Equal(last.path, []int{3}) || last.index != 0 || last.literal != `,"Third":` {
		t.Errorf("path %v, index %d, literal %s", last.path, last.index, last.literal)
	}
	if _, ok := last.find(reflect.ValueOf(member{})); ok {
		t.Error("a field was found behind a nil pointer")
	}
	v := member{Promoted: &Promoted{"x"}}
	if found, ok := last.find(reflect.ValueOf(v)); !ok || found.String() != "x" {
		t.Errorf("found %v, %v", found, ok)
	}
}

// list is long rather than nested, but each element is one level of recursion.
type list struct {
	Next *list `json:"next,omitempty"`
}

func TestLongListsAreEncoded(t *testing.T) {
	const length = 50_000
	var head *list
	for range length {
		head = &list{head}
	}
	out, err := compile[list](t).Append(nil, head)
	if want := strings.Repeat(`{"next":`, length-1) + "{}" + strings.Repeat("}", length-1); err != nil || string(out) != want {
		t.Errorf("%d bytes, %v, want %d bytes", len(out), err, len(want))
	}
}

func TestInterfaceCycles(t *testing.T) {
	var self any
	self = &self
	c := compile[any](t)
	if out, err := c.Append([]byte("x"), &self); err == nil || string(out) != "x" {
		t.Errorf("Append of a cycle = %q, %v", out, err)
	}
	if err := c.Decode([]byte(`[1]`), &self); err != nil || !cmp.Equal(self, any([]any{1.0})) {
		t.Errorf("Decode into a cycle = %v, %v", self, err)
	}
	var a, b any
	a, b = &b, &a
	if err := c.Decode([]byte(`"ends"`), &a); err != nil {
		t.Error(err)
	}
}

// TestNothingIsKept holds that a codec does not keep what it encoded or decoded: its walkers are pooled.
func TestNothingIsKept(t *testing.T) {
	c := compile[map[string]*int](t).(*codec)
	v := map[string]*int{"a": new(1), "b": nil}
	if _, err := c.Append(nil, &v); err != nil {
		t.Fatal(err)
	}
	m := c.root.keys.members.Get().(*members) // the one that was used, or a new one
	for i, all := 0, m.elems.Slice(0, m.elems.Cap()); i < all.Len(); i++ {
		if !all.Index(i).IsNil() {
			t.Error("an element was kept")
		}
	}
	if len(m.names) != 0 || !m.key.IsZero() {
		t.Errorf("names %v, key %v were kept", m.names, m.key)
	}
}

func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("pools do not keep what they are given")
	}
	type flat struct {
		A int
		B []float64
		C map[string]int
		D *string
		E any
	}
	v := flat{A: 1, B: []float64{1, 2}, C: map[string]int{"x": 1, "y": 2}, D: new("d"), E: 1.5}
	c := compile[flat](t)
	want, _ := json.Marshal(v)
	var out []byte
	encode := testing.AllocsPerRun(100, func() { out, _ = c.Append(out[:0], &v) })
	if encode != 0 || string(out) != string(want) {
		t.Errorf("encoding allocates %v times and gives %s", encode, out)
	}
	type scalars struct {
		A int
		B []float64
		C *bool
	}
	target, input := scalars{B: make([]float64, 4), C: new(true)}, []byte(`{"A":1,"B":[1,2,3],"C":false,"D":[{}]}`)
	d := compile[scalars](t)
	if decode := testing.AllocsPerRun(100, func() { _ = d.Decode(input, &target) }); decode != 0 {
		t.Errorf("decoding into memory that is there allocates %v times", decode)
	}
}
