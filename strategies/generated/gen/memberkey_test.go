package gen

import (
	"strings"
	"testing"

	"github.com/vmbench/vmbench/workloads/schema"
)

func TestKeyOf(t *testing.T) {
	named := func(name string) *schema.Field { return &schema.Field{Name: name} }
	number := func(name string) *schema.Field {
		return &schema.Field{Name: name, Options: schema.Options{KeyAsInt: true}}
	}
	tests := []struct {
		dialect       *schema.Dialect
		field         *schema.Field
		name, matches string
	}{
		{schema.CBOR, named("id"), "id", `string(d.Src[i:k]) == "\x62id"`},
		{schema.MessagePack, named("id"), "id", `string(d.Src[i:k]) == "\xa2id"`},
		{schema.CBOR, named("größe"), "größe", `string(d.Src[i:k]) == "\x67größe"`},
		{schema.CBOR, named("1"), "1", `string(d.Src[i:k]) == "\x611"`},
		{schema.CBOR, number("1"), "\xff1", `string(d.Src[i:k]) == "\x01"`},
		{schema.CBOR, number("-500"), "\xff-500", `string(d.Src[i:k]) == "\x39\x01\xf3"`},
		{schema.MessagePack, number("-1"), "\xff-1", `string(d.Src[i:k]) == "\xff"`},
		{schema.CBOR, named("seventeen_letters"), "seventeen_letters",
			`string(d.Src[i:k-2]) == "\x71seventeen_lette" && string(d.Src[i+16:k]) == "rs"`},
		{schema.CBOR, named(strings.Repeat("l", 30)), strings.Repeat("l", 30),
			`string(d.Src[i:k-16]) == "\x78\x1ellllllllllllll" && string(d.Src[i+16:k]) == "llllllllllllllll"`},
	}
	for _, test := range tests {
		key := formatOf(test.dialect).binary.keyOf(test.field)
		if key.name != test.name || key.matches() != test.matches {
			t.Errorf("%s in %s: %q, %s, want %q, %s", test.field.Name, test.dialect, key.name, key.matches(), test.name, test.matches)
		}
	}
}
