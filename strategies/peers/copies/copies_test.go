package copies

import (
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/workloads"
)

// TestLayouts holds that a copy has the memory of its type: a pointer to one is used as a pointer to the other.
func TestLayouts(t *testing.T) {
	seen := map[[2]reflect.Type]bool{}
	for _, w := range workloads.All() {
		original := reflect.TypeOf(w.New()).Elem()
		view := View(original)
		if view == nil {
			t.Errorf("%s has no view: run go generate", w.Name)
			continue
		}
		v := w.New()
		value := reflect.ValueOf(view(v))
		if value.Pointer() != reflect.ValueOf(v).Pointer() {
			t.Errorf("%s: the view is of another value", w.Name)
		}
		if path := difference(original, value.Type().Elem(), seen); path != "" {
			t.Errorf("%s: the copy differs at %s: run go generate", w.Name, path)
		}
	}
}

// difference says where two types differ in anything but the names of structs, or "" if they do not.
func difference(x, y reflect.Type, seen map[[2]reflect.Type]bool) string {
	pair := [2]reflect.Type{x, y}
	if x == y || seen[pair] {
		return ""
	}
	seen[pair] = true
	if x.Kind() != y.Kind() || x.Size() != y.Size() {
		return x.String()
	}
	switch x.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return difference(x.Elem(), y.Elem(), seen)
	case reflect.Map:
		return difference(x.Key(), y.Key(), seen) + difference(x.Elem(), y.Elem(), seen)
	case reflect.Struct:
		return fieldDifference(x, y, seen)
	}
	return x.String()
}

func fieldDifference(x, y reflect.Type, seen map[[2]reflect.Type]bool) string {
	if x.NumField() != y.NumField() {
		return x.String()
	}
	for i := range x.NumField() {
		f, g := x.Field(i), y.Field(i)
		if f.Name != g.Name || f.Tag.Get("json") != g.Tag.Get("json") || f.Offset != g.Offset || f.Anonymous != g.Anonymous {
			return x.String() + "." + f.Name
		}
		if path := difference(f.Type, g.Type, seen); path != "" {
			return path
		}
	}
	return ""
}

func TestDifferencesAreFound(t *testing.T) {
	type a struct {
		X int            `json:"x"`
		Y map[string]*a  `json:"y"`
		Z [3]interface{} `json:"z"`
	}
	type tag struct {
		X int            `json:"xx"`
		Y map[string]*a  `json:"y"`
		Z [3]interface{} `json:"z"`
	}
	type order struct {
		Y map[string]*a  `json:"y"`
		X int            `json:"x"`
		Z [3]interface{} `json:"z"`
	}
	type kind struct {
		X uint           `json:"x"`
		Y map[string]*a  `json:"y"`
		Z [3]interface{} `json:"z"`
	}
	type deep struct {
		X int              `json:"x"`
		Y map[string]*kind `json:"y"`
		Z [3]interface{}   `json:"z"`
	}
	for _, y := range []reflect.Type{reflect.TypeFor[tag](), reflect.TypeFor[order](), reflect.TypeFor[kind](), reflect.TypeFor[deep]()} {
		if difference(reflect.TypeFor[a](), y, map[[2]reflect.Type]bool{}) == "" {
			t.Errorf("%s counts as a copy of a", y)
		}
	}
	type again struct {
		X int               `json:"x"`
		Y map[string]*again `json:"y"`
		Z [3]interface{}    `json:"z"`
	}
	if path := difference(reflect.TypeFor[a](), reflect.TypeFor[again](), map[[2]reflect.Type]bool{}); path != "" {
		t.Errorf("a true copy differs at %s", path)
	}
	if View(reflect.TypeFor[a]()) != nil {
		t.Error("a type of no workload has a view")
	}
}
