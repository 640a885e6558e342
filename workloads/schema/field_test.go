package schema_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/internal/specimen"
)

// TestFieldsAreThoseOfEncodingJSON fills a struct of each type, and compares the names that encoding/json writes.
func TestFieldsAreThoseOfEncodingJSON(t *testing.T) {
	for name, goType := range specimen.Types() {
		read := Of(goType)
		if read.Kind != Struct || read.Encode != ByKind || holdsUnsupported(read) || name == "Zeros" {
			continue // Zeros leaves out what its own methods call zero
		}
		t.Run(name, func(t *testing.T) {
			value := reflect.New(goType)
			fill(value.Elem(), 0)
			written, err := json.Marshal(value.Interface())
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, f := range read.Fields {
				if !reachesThroughUnexportedPointer(f) {
					names = append(names, f.Name)
				}
			}
			if diff := cmp.Diff(memberNames(t, written), names); diff != "" {
				t.Errorf("fields differ (-encoding/json +schema):\n%s\nin %s", diff, written)
			}
		})
	}
}

// memberNames returns the names of the members of an object in order.
func memberNames(t *testing.T, object []byte) (names []string) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(object))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func holdsUnsupported(t *Type) bool {
	for _, f := range t.Fields {
		if f.Type.Kind == Unsupported || f.Type.Kind == Map && f.Type.KeyEncode == KeyUnsupported {
			return true
		}
	}
	return false
}

// reachesThroughUnexportedPointer reports whether the field lies behind an embedded pointer that fill cannot set.
func reachesThroughUnexportedPointer(f Field) bool {
	for _, step := range f.Path[:len(f.Path)-1] {
		if step.Type.Kind == Pointer && !step.Exported {
			return true
		}
	}
	return false
}

// fill sets what v holds to something other than zero, so that omitempty leaves nothing out.
func fill(v reflect.Value, depth int) {
	if !v.CanSet() && v.Kind() != reflect.Struct || depth > 6 || v.Type() == reflect.TypeFor[json.RawMessage]() {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("1")
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	default:
		if v.CanInt() {
			v.SetInt(1)
		} else if v.CanUint() {
			v.SetUint(1)
		} else if v.CanFloat() {
			v.SetFloat(1)
		}
	}
}

func TestDominance(t *testing.T) {
	for _, c := range []struct {
		of   reflect.Type
		want []string
	}{
		{reflect.TypeFor[specimen.Promoted](), []string{"Before", "ID", "name", "After"}},
		{reflect.TypeFor[specimen.PromotedByPointer](), []string{"X", "Y", "L", "Tag", "Deep", "ID", "name"}},
		{reflect.TypeFor[specimen.Ambiguous](), []string{"Y", "L", "R"}},
		{reflect.TypeFor[specimen.TagWins](), []string{"Y", "L", "X", "Z"}},
		{reflect.TypeFor[specimen.TagsCancel](), []string{"Z", "Y", "L"}},
		{reflect.TypeFor[specimen.Shadowed](), []string{"Y", "L", "X", "R"}},
		{reflect.TypeFor[specimen.HiddenForGood](), []string{"Y", "L", "R", "Kept"}},
		{reflect.TypeFor[specimen.Twice](), []string{"Own"}},
		{reflect.TypeFor[specimen.TwiceDeep](), []string{"Own", "X", "Y", "L"}},
		{reflect.TypeFor[specimen.NamedEmbedded](), []string{"left", "right", "X", "Kept"}},
		{reflect.TypeFor[specimen.OtherEmbedded](), []string{"Count", "Text", "blob", "Empty", "Stringer"}},
		{reflect.TypeFor[specimen.EmbedsItself](), []string{"A", "B"}},
		{reflect.TypeFor[specimen.AliasEmbedded](), []string{"X", "Y", "L", "Column", "Bytes"}},
	} {
		var got []string
		for _, f := range Of(c.of).Fields {
			got = append(got, f.Name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.of, diff)
		}
	}
}
