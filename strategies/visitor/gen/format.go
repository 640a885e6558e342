package gen

import (
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A format is what the generator knows of one: how it spells the names of members. All else is for the written halves.
type format struct {
	dialect *schema.Dialect
	name    string // a field of Key, and part of the names of functions
	key     func(name string) string
	intKey  func(name int64) string
}

// formats are those that there are written halves for.
var formats = [...]format{
	{dialect: schema.JSON, name: "JSON", key: wire.KeyLiteral},
	{dialect: schema.CBOR, name: "CBOR", key: cbor.KeyLiteral, intKey: cbor.IntKeyLiteral},
	{dialect: schema.MessagePack, name: "MessagePack", key: msgpack.KeyLiteral, intKey: msgpack.IntKeyLiteral},
}

// keyOf is what the member of a field begins with.
func (f *format) keyOf(field *schema.Field) string {
	if n, ok := integerName(field); ok {
		return f.intKey(n)
	}
	return f.key(field.Name)
}

// memberName is how the member of a field is found. All formats that have integers as names find them by the same.
func memberName(field *schema.Field) string {
	if n, ok := integerName(field); ok {
		return cbor.IntName(n)
	}
	return field.Name
}

// integerName is the name of a member if it is an integer.
func integerName(field *schema.Field) (name int64, ok bool) {
	if !field.Options.KeyAsInt {
		return 0, false
	}
	name, err := strconv.ParseInt(field.Name, 10, 64)
	return name, err == nil
}

func formatOf(d *schema.Dialect) *format {
	for i := range formats {
		if formats[i].dialect == d {
			return &formats[i]
		}
	}
	panic("gen: no halves for the format " + d.String())
}
