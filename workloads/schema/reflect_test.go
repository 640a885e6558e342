package schema_test

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/internal/specimen"
)

func fieldOf(t *testing.T, of *Type, name string) *Field {
	t.Helper()
	for i := range of.Fields {
		if of.Fields[i].Name == name {
			return &of.Fields[i]
		}
	}
	t.Fatalf("%v has no field %q", of, name)
	return nil
}

func TestKinds(t *testing.T) {
	want := map[string]Kind{
		"Bool": Bool, "Int": Int, "Int8": Int8, "Int16": Int16, "Int32": Int32, "Int64": Int64,
		"Uint": Uint, "Uint8": Uint8, "Uint16": Uint16, "Uint32": Uint32, "Uint64": Uint64, "Uintptr": Uintptr,
		"Float32": Float32, "Float64": Float64, "String": String, "Bytes": Bytes,
		"Number": Number, "Raw": Raw, "Time": Time,
		"Struct": Struct, "Pointer": Pointer, "Slice": Slice, "Array": Array, "Map": Map,
		"Any": Any, "Reader": Interface, "Error": Interface,
	}
	got := map[string]Kind{}
	for _, f := range Of(reflect.TypeFor[specimen.Kinds]()).Fields {
		got[f.Name] = f.Type.Kind
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKindsOfNamedTypes(t *testing.T) {
	for _, c := range []struct {
		of   reflect.Type
		want Kind
	}{
		{reflect.TypeFor[specimen.NumberOf](), String},
		{reflect.TypeFor[specimen.RawOf](), Bytes},
		{reflect.TypeFor[specimen.TimeOf](), Struct},
		{reflect.TypeFor[specimen.Blob](), Bytes},
		{reflect.TypeFor[[]specimen.Byte](), Bytes},
		{reflect.TypeFor[[]specimen.ByteRead](), Bytes},
		{reflect.TypeFor[[]specimen.ByteText](), Slice},
		{reflect.TypeFor[[4]byte](), Array},
		{reflect.TypeFor[specimen.Empty](), Any},
		{reflect.TypeFor[chan int](), Unsupported},
		{reflect.TypeFor[complex64](), Unsupported},
	} {
		if got := Of(c.of).Kind; got != c.want {
			t.Errorf("kind of %v = %v, want %v", c.of, got, c.want)
		}
	}
}

func TestReadsBase64(t *testing.T) {
	for of, want := range map[reflect.Type]bool{
		reflect.TypeFor[[]byte]():              true,
		reflect.TypeFor[[]specimen.ByteText](): true,
		reflect.TypeFor[[]int8]():              false,
		reflect.TypeFor[[4]byte]():             false,
		reflect.TypeFor[string]():              false,
	} {
		if got := Of(of).ReadsBase64(); got != want {
			t.Errorf("%v reads base64: %v, want %v", of, got, want)
		}
	}
}

func TestCustom(t *testing.T) {
	type facts struct{ Encode, Dynamic, Decode, PointerDecode Custom }
	for _, c := range []struct {
		of   reflect.Type
		want facts
	}{
		{reflect.TypeFor[int](), facts{}},
		{reflect.TypeFor[time.Time](), facts{}},
		{reflect.TypeFor[json.RawMessage](), facts{}},
		{reflect.TypeFor[specimen.Value](), facts{ByJSON, ByJSON, ByJSON, ByJSON}},
		{reflect.TypeFor[*specimen.Value](), facts{}},
		{reflect.TypeFor[specimen.Addressed](), facts{ByJSON, ByKind, ByJSON, ByJSON}},
		{reflect.TypeFor[specimen.Mixed](), facts{ByJSON, ByText, ByKind, ByKind}},
		{reflect.TypeFor[specimen.TextOnly](), facts{ByText, ByText, ByText, ByText}},
		{reflect.TypeFor[specimen.Wrong](), facts{}},
		{reflect.TypeFor[specimen.EmbedsAddressed](), facts{ByJSON, ByKind, ByJSON, ByJSON}},
		{reflect.TypeFor[specimen.EmbeddedTime](), facts{ByJSON, ByJSON, ByJSON, ByJSON}},
		{reflect.TypeFor[struct{ time.Time }](), facts{ByJSON, ByJSON, ByKind, ByJSON}},
		{reflect.TypeFor[json.Marshaler](), facts{ByJSON, ByJSON, ByKind, ByKind}},
		{reflect.TypeFor[encoding.TextMarshaler](), facts{ByText, ByText, ByKind, ByKind}},
	} {
		static, dynamic := Of(c.of), OfDynamic(c.of)
		got := facts{static.Encode, dynamic.Encode, static.Decode, static.PointerDecode}
		if got != c.want {
			t.Errorf("%v: got %v, want %v", c.of, got, c.want)
		}
		if static.Decode != dynamic.Decode || static.PointerDecode != dynamic.PointerDecode {
			t.Errorf("%v: whether a value can be addressed changes how it is decoded", c.of)
		}
	}
}

func TestUnaddressable(t *testing.T) {
	methods := Of(reflect.TypeFor[specimen.Methods]())
	for name, want := range map[string]bool{
		"Map": true, "MapArray": true, "MapStruct": true, "MapEmbed": true, "MapPointer": false, "MapSlice": false,
		"MapHidden": false, "MapMap": false,
	} {
		if got := fieldOf(t, methods, name).Type.Elem.Unaddressable; got != want {
			t.Errorf("elements of %s unaddressable: %v, want %v", name, got, want)
		}
	}
	for _, name := range []string{"Addressed", "Mixed", "Pointer", "Slice", "Array"} {
		if fieldOf(t, methods, name).Type.Unaddressable {
			t.Errorf("%s is unaddressable", name)
		}
	}
	inner := fieldOf(t, fieldOf(t, methods, "MapStruct").Type.Elem, "Inner").Type
	if !inner.Unaddressable || inner.Encode != ByKind {
		t.Errorf("a field of an unaddressable struct: unaddressable %v, encode %v", inner.Unaddressable, inner.Encode)
	}
	if elem := fieldOf(t, methods, "MapMap").Type.Elem.Elem; !elem.Unaddressable {
		t.Error("elements of a map in a map are addressable")
	}
}

func TestDynamicIsTheSameTypeWhereItMayBe(t *testing.T) {
	for _, goType := range []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[specimen.Kinds](), reflect.TypeFor[*specimen.Addressed](),
		reflect.TypeFor[specimen.Value](), reflect.TypeFor[[]specimen.Addressed](), reflect.TypeFor[specimen.Methods](),
	} {
		same := Of(goType) == OfDynamic(goType)
		if want := goType != reflect.TypeFor[specimen.Methods](); same != want {
			t.Errorf("Of and OfDynamic of %v are the same: %v, want %v", goType, same, want)
		}
	}
}

func TestKeyForms(t *testing.T) {
	type forms struct{ Encode, Decode KeyForm }
	want := map[string]forms{
		"String": {KeyString, KeyString}, "Named": {KeyString, KeyString}, "Value": {KeyString, KeyJSON},
		"Int": {KeyInt, KeyInt}, "Uint": {KeyUint, KeyUint}, "Uintptr": {KeyUint, KeyUint},
		"TextInt": {KeyText, KeyText}, "Keyed": {KeyText, KeyText}, "Pointer": {KeyText, KeyUnsupported},
		"JSON": {KeyUnsupported, KeyJSON}, "Interface": {KeyText, KeyUnsupported}, "Time": {KeyText, KeyJSON},
		"Bool": {}, "Any": {}, "Wrong": {KeyInt, KeyInt},
	}
	got := map[string]forms{}
	for _, f := range Of(reflect.TypeFor[specimen.Keys]()).Fields {
		got[f.Name] = forms{f.Type.KeyEncode, f.Type.KeyDecode}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHasIsZero(t *testing.T) {
	want := map[string]bool{
		"Value": true, "Addressed": true, "Pointer": true, "Deep": false, "Interface": true, "Time": true,
		"Wrong": false, "Slice": false, "Array": false,
	}
	got := map[string]bool{}
	for _, f := range Of(reflect.TypeFor[specimen.Zeros]()).Fields {
		got[f.Name] = f.Type.HasIsZero
		if !f.Options.OmitZero {
			t.Errorf("%s lacks omitzero", f.Name)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestQuoted(t *testing.T) {
	quoted := map[string]bool{}
	for _, f := range Of(reflect.TypeFor[specimen.Quoted]()).Fields {
		if f.Options.Quoted {
			quoted[f.Name] = true
		}
	}
	want := map[string]bool{
		"Bool": true, "Int": true, "Named": true, "Byte": true, "Float": true, "Uintptr": true, "String": true,
		"Number": true, "Text": true,
	}
	if diff := cmp.Diff(want, quoted); diff != "" {
		t.Error(diff)
	}
}

func TestRecursive(t *testing.T) {
	for of, want := range map[reflect.Type]bool{
		reflect.TypeFor[specimen.List]():         true,
		reflect.TypeFor[*specimen.List]():        true,
		reflect.TypeFor[specimen.Even]():         true,
		reflect.TypeFor[specimen.Odd]():          true,
		reflect.TypeFor[specimen.Count]():        false,
		reflect.TypeFor[specimen.Forest]():       false,
		reflect.TypeFor[[]*specimen.List]():      false,
		reflect.TypeFor[specimen.Nested]():       true,
		reflect.TypeFor[specimen.Loop]():         true,
		reflect.TypeFor[specimen.MapLoop]():      true,
		reflect.TypeFor[specimen.ThroughAny]():   false,
		reflect.TypeFor[specimen.EmbedsItself](): false,
	} {
		if got := Of(of).Recursive; got != want {
			t.Errorf("%v recursive: %v, want %v", of, got, want)
		}
	}
}

func TestFieldPaths(t *testing.T) {
	deep := Of(reflect.TypeFor[specimen.DeepPath]())
	end := fieldOf(t, deep, "End")
	var names []string
	for _, step := range end.Path {
		names = append(names, step.GoName)
	}
	if got := strings.Join(names, "."); got != "One.Two.three.Four.End" {
		t.Errorf("path = %s", got)
	}
	if !end.ThroughPointer() || end.Offset != 8 || end.Path[2].Exported || !end.Path[3].Exported {
		t.Errorf("End: through pointer %v, offset %d, steps %+v", end.ThroughPointer(), end.Offset, end.Path)
	}
	if f := fieldOf(t, deep, "Pad3"); f.Offset != 8 {
		t.Errorf("offset of Pad3 = %d, want 8 from the start of Two", f.Offset)
	}
	promoted := fieldOf(t, Of(reflect.TypeFor[specimen.Promoted]()), "name")
	if promoted.ThroughPointer() || promoted.Offset != reflect.TypeFor[specimen.Promoted]().Field(1).Offset+8 {
		t.Errorf("name: through pointer %v, offset %d", promoted.ThroughPointer(), promoted.Offset)
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		of   reflect.Type
		want string
	}{
		{reflect.TypeFor[[]byte](), "[]uint8"},
		{reflect.TypeFor[any](), "any"},
		{reflect.TypeFor[error](), "error"},
		{reflect.TypeFor[map[string]*[2]time.Time](), "map[string]*[2]time.Time"},
		{reflect.TypeFor[chan (<-chan int)](), "chan (<-chan int)"},
		{reflect.TypeFor[func(int, ...time.Time) (any, error)](), "func(int, ...time.Time) (any, error)"},
		{reflect.TypeFor[struct{}](), "struct {}"},
		{reflect.TypeFor[interface {
			B()
			A(int) string
		}](), "interface { A(int) string; B() }"},
		{reflect.TypeFor[struct {
			A int `json:"a"`
			time.Time
		}](), `struct { A int "json:\"a\""; time.Time }`},
		{reflect.TypeFor[specimen.Pair[[]time.Time, any]](), "specimen.Pair[[]time.Time,any]"},
	} {
		if got := Of(c.of).Name; got != c.want {
			t.Errorf("name = %s, want %s", got, c.want)
		}
	}
}

func TestNamesOfClashingPackages(t *testing.T) {
	clash := fieldOf(t, Of(reflect.TypeFor[specimen.Clashing]()), "Map").Type
	if want := "map[template.HTML]template2.ExecError"; clash.Name != want {
		t.Errorf("name = %s, want %s", clash.Name, want)
	}
	want := []Import{{"template", "html/template"}, {"template2", "text/template"}}
	if diff := cmp.Diff(want, clash.Imports); diff != "" {
		t.Error(diff)
	}
}

func TestOfIsOneGraphForAllCallers(t *testing.T) {
	type local struct {
		Self *local
		Map  map[string]specimen.Chain
	}
	found := make([]*Type, 8)
	var group sync.WaitGroup
	for i := range found {
		group.Go(func() {
			if i%2 == 0 {
				OfDynamic(reflect.TypeFor[local]())
			}
			found[i] = Of(reflect.TypeFor[local]())
		})
	}
	group.Wait()
	for _, other := range found {
		if other != found[0] {
			t.Fatal("Of returned two Types for one Go type")
		}
	}
	if found[0].Fields[0].Type.Elem != found[0] {
		t.Error("a recursive type does not lead back to itself")
	}
}
