package probe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"strings"
	"testing"
	"time"
)

// many is how many types the tests look at: enough that every feature is among them, and more names than there are pairs.
const many = 1300

func TestTypesAreStable(t *testing.T) {
	few, all := Types(30), Types(many)
	for i := range few {
		if a, b := declaration(few[i].shape), declaration(all[i].shape); a != b || few[i].Number != i {
			t.Errorf("type %d is\n%s\namong 30, and among %d\n%s", i, a, many, b)
		}
	}
	if !bytes.Equal(Messages(3), Messages(3)) {
		t.Error("messages differ from call to call")
	}
	for _, i := range []int{0, 7, 29} {
		if a, b := few[i].appendMessage(nil, 2), all[i].appendMessage(nil, 2); string(a) != string(b) {
			t.Errorf("message of type %d: %s and %s", i, a, b)
		}
	}
	if n := declaration(all[0].shape); !strings.HasPrefix(n, "DeviceArchived{id string, ports []uint16, ") {
		t.Errorf("type 0 has changed, and all published numbers with it: %s", n)
	}
}

// declaration is all of a shape in one line.
func declaration(s *shape) string {
	if s.elem != nil {
		return (&shape{kind: s.kind, elem: &shape{goType: ""}}).expr() + declaration(s.elem)
	}
	if s.kind == scalar {
		return s.goType
	}
	var fields []string
	for _, f := range s.fields {
		fields = append(fields, fmt.Sprintf("%s %s%s", f.key, declaration(f.shape), map[bool]string{true: "?"}[f.optional]))
	}
	return s.name + "{" + strings.Join(fields, ", ") + "}"
}

// TestFeatures holds that all that services have is there, and how often.
func TestFeatures(t *testing.T) {
	count := map[string]int{}
	for _, typ := range Types(1000) {
		seen := map[string]bool{}
		for _, f := range typ.fields {
			if f.optional {
				seen["optional"] = true
			}
			name := [...]string{"", "pointer to ", "list of ", "table of ", "record"}[f.shape.kind]
			if leaf := f.shape.leaf(); f.shape.kind != record && leaf.kind == record {
				name += "record"
			} else if f.shape.kind != record && f.shape.kind != scalar {
				name += "scalar"
			} else if f.shape.kind == scalar {
				name = leaf.goType
			}
			seen[name] = true
		}
		for name := range seen {
			count[name]++
		}
	}
	for name, least := range map[string]int{
		"record": 400, "list of record": 300, "list of scalar": 350, "pointer to record": 150, "pointer to scalar": 150,
		"table of record": 80, "table of scalar": 80, "optional": 700, "string": 990, "bool": 300, "time.Time": 150,
		"int64": 700, "uint64": 80, "uint32": 80, "int32": 150, "int": 150, "int16": 80, "uint16": 80, "uint8": 80,
		"float64": 250, "float32": 100, "[]byte": 80,
	} {
		if count[name] < least || count[name] > 1000 {
			t.Errorf("%d of 1000 types have %s, want %d at least", count[name], name, least)
		}
	}
}

// TestSizes holds that messages have about 270 bytes, however many types there are.
func TestSizes(t *testing.T) {
	for _, n := range []int{1, 10, 100, 500, 1000} {
		text := Messages(n)
		lines := bytes.Count(text, []byte{'\n'})
		if lines < 1000 || lines%n != 0 {
			t.Errorf("%d types have %d messages", n, lines)
		}
		if mean := float64(len(text)) / float64(lines); mean < 255 || mean > 290 {
			t.Errorf("%d types: messages have %.1f bytes on the average", n, mean)
		}
	}
	for _, typ := range Types(many) {
		total := 0
		for variant := range 20 {
			total += len(typ.appendMessage(nil, variant))
		}
		if mean := total / 20; mean < 200 || mean > 380 {
			t.Errorf("%s: messages have %d bytes on the average", typ.Name(), mean)
		}
	}
}

// TestMessagesAreCanonical holds messages of many types to encoding/json, by types that are made at run time.
func TestMessagesAreCanonical(t *testing.T) {
	for _, typ := range Types(many) {
		goType := reflectType(typ.shape)
		for variant := range 4 {
			message, value := typ.appendMessage(nil, variant), reflect.New(goType).Interface()
			if err := json.Unmarshal(message, value); err != nil {
				t.Fatalf("%s: %s: %v", typ.Name(), message, err)
			}
			if again, err := json.Marshal(value); err != nil || string(again) != string(message) {
				t.Fatalf("%s: encoding/json writes\n%s, %v, want\n%s", typ.Name(), again, err, message)
			}
		}
	}
}

func reflectType(s *shape) reflect.Type {
	switch s.kind {
	case pointer:
		return reflect.PointerTo(reflectType(s.elem))
	case list:
		return reflect.SliceOf(reflectType(s.elem))
	case table:
		return reflect.MapOf(reflect.TypeFor[string](), reflectType(s.elem))
	case scalar:
		return reflect.TypeOf(s.draw(random(sizeStream, 0)))
	}
	fields := make([]reflect.StructField, len(s.fields))
	for i, f := range s.fields {
		tag := f.key
		if f.optional {
			tag += ",omitempty"
		}
		fields[i] = reflect.StructField{
			Name: goName(f.key), Type: reflectType(f.shape), Tag: reflect.StructTag(fmt.Sprintf(`json:"%s"`, tag)),
		}
	}
	return reflect.StructOf(fields)
}

// TestScalarsAreOfTheirTypes holds that what is drawn has the type that the source says.
func TestScalarsAreOfTheirTypes(t *testing.T) {
	for _, words := range [][]word{texts, integers, floats, bools, times, scalarLists, scalarPointers, scalarTables, identity} {
		for _, w := range words {
			v := w.shape.draw(random(sizeStream, 1))
			name := reflect.TypeOf(v).String()
			if name == "[]uint8" {
				name = "[]byte"
			}
			if _, isTime := v.(time.Time); name != w.shape.goType || isTime != (name == "time.Time") {
				t.Errorf("%s is declared as %s and drawn as %s", w.key, w.shape.goType, name)
			}
		}
	}
}

// TestSourceCompiles has the types checked, and their names.
func TestSourceCompiles(t *testing.T) {
	text, err := Source(many)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "types_gen.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.ForCompiler(files, "source", nil)}
	pkg, err := config.Check(Package, files, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range Types(many) {
		if pkg.Scope().Lookup(typ.Name()) == nil {
			t.Errorf("%s is not declared", typ.Name())
		}
	}
}

func TestWorkload(t *testing.T) {
	w := Workload(10)
	data, err := w.Load(t.Context())
	if err != nil || w.Name != "live10" || !bytes.Equal(data.Input, Messages(10)) || !bytes.Equal(data.Canonical, data.Input) {
		t.Errorf("%+v, %d bytes, %v", w, len(data.Input), err)
	}
	if n, ok := Count("live1000"); n != 1000 || !ok {
		t.Errorf("live1000 has %d types, %t", n, ok)
	}
	for _, name := range []string{"live", "live0", "live010", "live+1", "live-1", "live9999", "order", "alive3"} {
		if n, ok := Count(name); ok {
			t.Errorf("%s has %d types", name, n)
		}
	}
}
