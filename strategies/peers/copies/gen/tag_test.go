package gen

import (
	"reflect"
	"testing"
)

func TestTag(t *testing.T) {
	type sample struct {
		Plain  int            `json:"plain"`
		Empty  string         `json:"empty,omitempty"`
		Zero   []int          `json:"zero,omitzero"`
		List   []int          `json:"list"`
		Both   map[string]int `json:",omitempty,omitzero"`
		Bare   *int
		Quoted int `json:",string"`
		Absent int `json:"-"`
	}
	want := map[string]reflect.StructTag{
		"Plain":  `json:"plain" msg:"plain" msgpack:"plain"`,
		"Empty":  `json:"empty,omitempty" msg:"empty,omitempty" msgpack:"empty,omitempty"`,
		"Zero":   `json:"zero,omitzero" msg:"zero,omitzero,allownil" msgpack:"zero,omitempty"`,
		"List":   `json:"list" msg:"list,allownil" msgpack:"list"`,
		"Both":   `json:",omitempty,omitzero" msg:"Both,omitempty,omitzero,allownil" msgpack:"Both,omitempty"`,
		"Bare":   `msg:"Bare" msgpack:"Bare"`,
		"Quoted": "", "Absent": "",
	}
	for field := range reflect.TypeFor[sample]().Fields() {
		got, err := Tag(field)
		if got != want[field.Name] || (err != nil) != (got == "") {
			t.Errorf("%s: %s, %v, want %s", field.Name, got, err, want[field.Name])
		}
	}
}
