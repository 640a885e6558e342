package vm

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// keysOf returns names of n characters, of which several begin or end with the same words, or differ in one place.
func keysOf(n int, letter string) []string {
	plain := strings.Repeat(letter, n)
	names := []string{plain}
	for _, at := range []int{0, 5, 6, 7, 8, n / 2, n - 9, n - 8, n - 7, n - 6, n - 1} {
		if at >= 0 && at < n {
			changed := strings.Repeat(letter, at) + "z" + strings.Repeat(letter, n-1-at)
			if !slices.Contains(names, changed) {
				names = append(names, changed)
			}
		}
	}
	return names
}

// structOf returns a struct whose members have the names and, in turn, the types.
func structOf(names []string, types ...reflect.Type) reflect.Type {
	fields := make([]reflect.StructField, len(names))
	for i, name := range names {
		tag := reflect.StructTag(fmt.Sprintf("json:%q", name))
		fields[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: types[i%len(types)], Tag: tag}
	}
	return reflect.StructOf(fields)
}

// memberTypes are what follows keys, and memberTexts are values for them.
var (
	memberTypes = []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[int](), reflect.TypeFor[float64](), reflect.TypeFor[string](),
		reflect.TypeFor[*bool](), reflect.TypeFor[[]int8](), reflect.TypeFor[[2]uint16](), reflect.TypeFor[struct{ A float32 }](),
		reflect.TypeFor[**string](), reflect.TypeFor[[]struct{}](),
	}
	memberTexts = []string{
		"false", "-123456789012345678", "-1234567.1234567", `"a string"`, "true", "[-128,127]", "[65535,0]", `{"A":0.25}`,
		`"pointed to"`, "[{},{}]",
	}
)

// member returns the text of a member.
func member(name, value string) string {
	key, err := json.Marshal(name)
	if err != nil {
		panic(err)
	}
	return string(key) + ":" + value
}

// compareDecode holds the codecs to encoding/json on one document.
func compareDecode(t *testing.T, typ reflect.Type, codecs []strategies.Codec, document string) {
	t.Helper()
	want := reflect.New(typ)
	wantErr := json.Unmarshal([]byte(document), want.Interface())
	for i, c := range codecs {
		got := reflect.New(typ)
		err := c.Decode([]byte(document), got.Interface())
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%s: %s: got error %v, want %v", machines()[i].Name(), document, err, wantErr)
		}
		if err == nil && !reflect.DeepEqual(got.Interface(), want.Interface()) {
			t.Fatalf("%s: %s:\n%s", machines()[i].Name(), document, cmp.Diff(want.Interface(), got.Interface()))
		}
	}
}

func codecsOf(t *testing.T, typ reflect.Type) (codecs []strategies.Codec) {
	t.Helper()
	for _, s := range fenceAll(t, machines()) {
		c, err := s.Compile(schema.Of(typ), strategies.JSON)
		if err != nil {
			t.Fatal(err)
		}
		codecs = append(codecs, c)
	}
	return codecs
}

// TestKeysOfEveryLength reads members in order, backwards, alone and with others between, in documents that end with a page
// and are cut off at each byte.
func TestKeysOfEveryLength(t *testing.T) {
	for n := 1; n <= 60; n++ {
		for i, letter := range []string{"k", "<", "é"} {
			for shift := range memberTypes {
				if *long || n%10 == shift && n%3 >= i {
					checkKeys(t, keysOf(n, letter), slices.Concat(memberTypes[shift:], memberTypes[:shift]), shift)
				}
			}
		}
	}
}

func checkKeys(t *testing.T, names []string, types []reflect.Type, shift int) {
	t.Helper()
	typ := structOf(names, types...)
	checkProgram(t, schema.Of(typ))
	codecs := codecsOf(t, typ)
	var members []string
	for i := range names {
		members = append(members, member(names[i], memberTexts[(i+shift)%len(memberTexts)]))
	}
	backwards := slices.Clone(members)
	slices.Reverse(backwards)
	var spread []string
	for i, m := range members {
		key, value, _ := strings.Cut(m, ":")
		spread = append(spread, strings.Replace(key, `"`, `"z`, 1)+":1", m, key[:len(key)-1]+`z":[]`, key+": "+value)
		if i%4 == 0 {
			spread = append(spread, key[:len(key)-1]+" :0")
		}
	}
	for _, list := range [][]string{members, backwards, spread} {
		document := "{" + strings.Join(list, ",") + "}"
		compareDecode(t, typ, codecs, document)
		compareDecode(t, typ, codecs, strings.ReplaceAll(document, ",", ",\n   "))
	}
	padding := strings.Repeat(" ", 250)
	for i, m := range members {
		for _, end := range []string{"}", "," + members[(i+1)%len(members)] + "}"} {
			document := "{" + members[len(members)-1] + "," + padding + m + end
			compareDecode(t, typ, codecs, document)
			for cut := len(padding); cut < len(document); cut++ {
				for _, c := range codecs[:1] {
					if err := c.Decode([]byte(document[:cut]), reflect.New(typ).Interface()); err == nil {
						t.Fatalf("no error for %s", document[:cut])
					}
				}
			}
		}
	}
}
