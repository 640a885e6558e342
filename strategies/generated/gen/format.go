package gen

import (
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A format is what the writers know of the format that code is generated for.
type format struct {
	dialect *schema.Dialect
	ident   string  // stands in the names of functions; those of JSON have none
	wire    string  // the name of the package of leaf primitives
	binary  *layout // nil for JSON
}

// A layout has the bytes that a binary format begins members and containers with, as its own leaf primitives write them, so that generated
// code has them as constants. All of these formats have leaf primitives of the same shape, so the writers need to know nothing else.
type layout struct {
	mapHead   func(n int) string
	arrayHead func(dst []byte, n int) []byte
	openMap   func(dst []byte, most int) []byte
	key       func(name string) string
	intKey    func(key int64) string
	intName   func(key int64) string
}

var formats = []*format{
	{dialect: schema.JSON, wire: "wire"},
	{dialect: schema.CBOR, ident: "CBOR", wire: "cbor", binary: &layout{
		mapHead: cbor.MapHead, arrayHead: cbor.AppendArray, openMap: cbor.OpenMap,
		key: cbor.KeyLiteral, intKey: cbor.IntKeyLiteral, intName: cbor.IntName,
	}},
	{dialect: schema.MessagePack, ident: "MessagePack", wire: "msgpack", binary: &layout{
		mapHead: msgpack.MapHead, arrayHead: msgpack.AppendArray, openMap: msgpack.OpenMap,
		key: msgpack.KeyLiteral, intKey: msgpack.IntKeyLiteral, intName: msgpack.IntName,
	}},
}

// formatOf returns the format of a dialect.
func formatOf(d *schema.Dialect) *format {
	for _, f := range formats {
		if f.dialect == d {
			return f
		}
	}
	panic("gen: no format " + d.String())
}

// path is the import path of the leaf primitives.
func (f *format) path() string {
	if f.binary == nil {
		return wirePath
	}
	return wirePath + "/" + f.wire
}

// suffix stands in the names of files, after those of roots.
func (f *format) suffix() string {
	if f.binary == nil {
		return ""
	}
	return "_" + f.wire
}

// codecs is the name of the variable with the codecs.
func (f *format) codecs() string {
	if f.binary == nil {
		return "codecs"
	}
	return f.wire + "Codecs"
}

// null is what appends null.
func (f *format) null() string {
	if f.binary == nil {
		return "append(dst, `null`...)"
	}
	return f.wire + ".AppendNull(dst)"
}
