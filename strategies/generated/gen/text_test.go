package gen

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

func TestMatches(t *testing.T) {
	tests := []struct{ text, want string }{
		{`"id":`, "string(src[i:k]) == `\"id\":`"},
		{`,"exactly_16__":`, "string(src[i:k]) == `,\"exactly_16__\":`"},
		{`,"seventeen_byte":`, "string(src[i:k-2]) == `,\"seventeen_byte` && string(src[i+16:k]) == `\":`"},
	}
	for _, test := range tests {
		if got := matches(test.text); got != test.want {
			t.Errorf("matches(%s) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestAddress(t *testing.T) {
	for x, want := range map[string]string{"v.Name": "&v.Name", "*p": "p", "**p": "*p", "s[i]": "&s[i]"} {
		if got := address(x); got != want {
			t.Errorf("address(%s) = %s, want %s", x, got, want)
		}
	}
}

func TestGoString(t *testing.T) {
	for s, want := range map[string]string{`"a":`: "`\"a\":`", "`": "\"`\"", "\n": `"\n"`} {
		if got := goString(s); got != want {
			t.Errorf("goString(%q) = %s, want %s", s, got, want)
		}
	}
}

type omitted struct {
	Always  int
	Flag    bool              `json:",omitempty"`
	Text    string            `json:",omitzero"`
	List    []int             `json:",omitempty"`
	ListZ   []int             `json:",omitzero"`
	Map     map[string]int    `json:",omitempty,omitzero"`
	Struct  struct{ A int }   `json:",omitempty"`
	StructZ struct{ A int }   `json:",omitzero"`
	Uneven  struct{ A []int } `json:",omitzero"`
	Large   [200]int          `json:",omitzero"`
	None    [0]int            `json:",omitempty"`
	Zeroer  zeroer            `json:",omitzero"`
	Pointer *zeroer           `json:",omitzero"`
	*Embedded
}

// Embedded is embedded through a pointer.
type Embedded struct {
	Inner *int `json:",omitempty"`
}

type zeroer struct{ A int }

func (zeroer) IsZero() bool { return false }

func TestConditions(t *testing.T) {
	want := map[string][]string{
		"Always":  nil,
		"Flag":    {"v.Flag"},
		"Text":    {"len(v.Text) != 0"},
		"List":    {"len(v.List) != 0"},
		"ListZ":   {"v.ListZ != nil"},
		"Map":     {"len(v.Map) != 0", "v.Map != nil"},
		"Struct":  nil,
		"StructZ": {"v.StructZ != (struct { A int }{})"},
		"Uneven":  {"!isZero(&v.Uneven)"},
		"Large":   {"!isZero(&v.Large)"},
		"None":    {never},
		"Zeroer":  {"!v.Zeroer.IsZero()"},
		"Pointer": {"v.Pointer != nil", "!v.Pointer.IsZero()"},
		"Inner":   {"v.Embedded != nil", "v.Embedded.Inner != nil"},
	}
	got := map[string][]string{}
	w := new(generator).newUnit(codegen.NewPackage("p", "test"), formatOf(schema.JSON)).encodeWriter()
	fields := schema.Of(reflect.TypeFor[omitted]()).Fields
	for i := range fields {
		got[fields[i].Name] = w.conditions(&fields[i], selector(&fields[i]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHoldsInterface(t *testing.T) {
	type tree struct{ Children []*tree }
	type holder struct {
		Children []*holder
		Content  map[string]any
	}
	for goType, want := range map[reflect.Type]bool{
		reflect.TypeFor[tree](): false, reflect.TypeFor[holder](): true, reflect.TypeFor[[2]any](): true, reflect.TypeFor[int](): false,
	} {
		if got := holdsInterface(schema.Of(goType), map[*schema.Type]bool{}); got != want {
			t.Errorf("%s: %t, want %t", goType, got, want)
		}
	}
}
