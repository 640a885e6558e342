package source_test

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/internal/specimen"
	"github.com/vmbench/vmbench/workloads/schema/source"
)

var dialects = []*schema.Dialect{schema.JSON, schema.CBOR, schema.MessagePack}

const specimens = "github.com/vmbench/vmbench/workloads/schema/internal/specimen"

var loadSpecimens = sync.OnceValues(func() (*source.Universe, error) { return source.Load(".", specimens) })

func TestBothReadingsAreEqual(t *testing.T) {
	universe, err := loadSpecimens()
	if err != nil {
		t.Fatal(err)
	}
	for name, goType := range specimen.Types() {
		t.Run(name, func(t *testing.T) { compareReadings(t, universe, specimens, goType) })
	}
}

func TestTypeErrors(t *testing.T) {
	universe, err := loadSpecimens()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, name, want string }{
		{"example.com/unknown", "Kinds", `package "example.com/unknown" is not loaded`},
		{specimens, "Types", "is not a type"},
		{specimens, "Missing", "undefined"},
		{specimens, "List]", "expected"},
		{specimens, "Pair", "is generic"},
	} {
		if _, err := universe.Type(c.path, c.name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Type(%q, %q): error %v, want one with %q", c.path, c.name, err, c.want)
		}
	}
	if again, err := universe.Type("time", "Time"); err != nil || again.Kind != schema.Time {
		t.Errorf("Type of an imported package: %v, %v", again, err)
	}
}

func TestLoadTypes(t *testing.T) {
	type root struct{ Package, Name string }
	roots := []root{{"net/url", "URL"}, {"time", "Time"}}
	types, err := source.LoadTypes(".", roots)
	if err != nil || len(types) != 2 || types[0].Name != "url.URL" || types[1].Kind != schema.Time {
		t.Errorf("%v, %v", types, err)
	}
	lists, err := source.LoadTypesIn(dialects, ".", []root{{specimens, "BinaryTags"}, roots[1]})
	if err != nil || len(lists) != 3 {
		t.Fatalf("%v, %v", lists, err)
	}
	for i, want := range []string{"json", "own", "own"} {
		if got := lists[i][0].Fields[2].Name; got != want || lists[i][1].Kind != schema.Time {
			t.Errorf("%v: name %q, want %q; %v", dialects[i], got, want, lists[i][1].Kind)
		}
	}
	roots[1].Name = "Missing"
	if _, err := source.LoadTypes(".", roots); err == nil || !strings.Contains(err.Error(), "Missing") {
		t.Errorf("a type that does not exist: %v", err)
	}
}

func TestLoadReportsMissingPackages(t *testing.T) {
	if _, err := source.Load(".", "github.com/vmbench/vmbench/workloads/nonesuch"); err == nil {
		t.Error("Load of a package that does not exist succeeded")
	}
}

func TestUniverseHasOneGraph(t *testing.T) {
	universe, err := loadSpecimens()
	if err != nil {
		t.Fatal(err)
	}
	list, err := universe.Type(specimens, "List")
	if err != nil {
		t.Fatal(err)
	}
	forest, err := universe.Type(specimens, "Forest")
	if err != nil {
		t.Fatal(err)
	}
	if forest.Fields[0].Type.Elem.Elem != list {
		t.Error("the same type has two Types")
	}
	other, err := universe.TypeIn(schema.CBOR, specimens, "List")
	if err != nil || other == list {
		t.Errorf("two dialects share a Type: %v, %v", other, err)
	}
	if other.In(schema.JSON) != nil {
		t.Error("a type without a reflect.Type was found in another dialect")
	}
}

func TestTypeOfAnExpression(t *testing.T) {
	universe, err := loadSpecimens()
	if err != nil {
		t.Fatal(err)
	}
	for expression, want := range map[string]reflect.Type{
		"[]map[string]*List":         reflect.TypeFor[[]map[string]*specimen.List](),
		"Pair[int, Pair[Text, any]]": reflect.TypeFor[specimen.Pair[int, specimen.Pair[specimen.Text, any]]](),
		"struct{ Left; A []byte }": reflect.TypeFor[struct {
			specimen.Left
			A []byte
		}](),
	} {
		read, err := universe.Type(specimens, expression)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
		} else if diff := firstDifference(schema.Of(want), read); diff != "" {
			t.Error(diff)
		}
	}
}

// firstDifference describes where two graphs differ first, with the path to it from their roots; "" if nowhere.
func firstDifference(reflected, read *schema.Type) string {
	c := comparison{paired: map[*schema.Type]*schema.Type{}, back: map[*schema.Type]*schema.Type{}}
	return c.types(reflected.Name, reflected, read)
}

// A comparison walks two graphs together. Types once paired must always meet each other again, so the graphs
// must agree in where they share Types, too.
type comparison struct{ paired, back map[*schema.Type]*schema.Type }

func (c comparison) types(path string, x, y *schema.Type) string {
	if x == nil || y == nil || c.paired[x] != nil || c.back[y] != nil {
		if x != nil && y != nil && c.paired[x] == y && c.back[y] == x || x == y {
			return ""
		}
		return fmt.Sprintf("%s: %v and %v, and elsewhere %v and %v", path, x, y, c.paired[x], c.back[y])
	}
	c.paired[x], c.back[y] = y, x
	facts, read := factsOf(x), factsOf(y)
	if strings.Contains(x.Name, "interface {") {
		read.Imports = facts.Imports // see schema.Type
	}
	if diff := cmp.Diff(facts, read); diff != "" {
		return fmt.Sprintf("%s (-reflect +source):\n%s", path, diff)
	}
	if diff := c.types(path+".Elem", x.Elem, y.Elem); diff != "" {
		return diff
	}
	if diff := c.types(path+".Key", x.Key, y.Key); diff != "" {
		return diff
	}
	for i := range x.Fields {
		if diff := c.fields(path+"."+x.Fields[i].Name, x.Fields[i], y.Fields[i]); diff != "" {
			return diff
		}
	}
	return ""
}

func (c comparison) fields(path string, x, y schema.Field) string {
	for i := range x.Path {
		if diff := c.types(path, x.Path[i].Type, y.Path[i].Type); diff != "" {
			return diff
		}
	}
	return c.types(path, x.Type, y.Type)
}

// factsOf returns t without what leads to other Types, and without Go, which only one of the readings has.
func factsOf(t *schema.Type) schema.Type {
	facts := *t
	facts.Go, facts.Elem, facts.Key = nil, nil, nil
	facts.Fields = make([]schema.Field, len(t.Fields))
	for i, f := range t.Fields {
		f.Type = nil
		f.Path = append([]schema.Step(nil), f.Path...)
		for j := range f.Path {
			f.Path[j].Type = nil
		}
		facts.Fields[i] = f
	}
	return facts
}

func TestFirstDifferenceFindsOne(t *testing.T) {
	x, y := schema.Of(reflect.TypeFor[struct{ A []int }]()), schema.Of(reflect.TypeFor[struct{ A []int8 }]())
	if diff := firstDifference(x, y); diff == "" {
		t.Error("no difference found between different types")
	}
	if diff := firstDifference(x, x); diff != "" {
		t.Errorf("a type differs from itself: %s", diff)
	}
}
