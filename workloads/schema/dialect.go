package schema

import (
	"reflect"
	"sync"
)

// A Dialect is how one format reads Go types: which tags and methods count, and which types have a form of their own.
// Each has its own graph of Types, which is empty until it is asked for one, so that a program pays for the dialects it
// uses alone. A Dialect is safe for concurrent use.
type Dialect struct {
	rules rules

	reading  sync.Mutex // held while the graph of reflected types grows
	builder  *Builder   // of that graph; nil until it is needed
	static   sync.Map   // reflect.Type → *Type, finished graphs only
	dynamics sync.Map   // reflect.Type → *Type where the value cannot be addressed
}

const wire = "github.com/vmbench/vmbench/strategies/wire/"

// JSON reads types as encoding/json does.
var JSON = &Dialect{rules: rules{
	name: "json", custom: ByJSON, raw: "encoding/json",
	marshal:   method{HasMarshalJSON, (*interface{ MarshalJSON() ([]byte, error) })(nil)},
	unmarshal: method{HasUnmarshalJSON, (*interface{ UnmarshalJSON([]byte) error })(nil)},
}}

// CBOR reads the tag cbor, or json where there is none, and the methods MarshalCBOR and UnmarshalCBOR.
var CBOR = &Dialect{rules: rules{
	name: "cbor", binary: true, custom: ByOwn, raw: wire + "cbor",
	marshal:   method{HasMarshalCBOR, (*interface{ MarshalCBOR() ([]byte, error) })(nil)},
	unmarshal: method{HasUnmarshalCBOR, (*interface{ UnmarshalCBOR([]byte) error })(nil)},
}}

// MessagePack reads the tag msgpack, or json where there is none, and the methods MarshalMsgpack and UnmarshalMsgpack.
var MessagePack = &Dialect{rules: rules{
	name: "msgpack", binary: true, custom: ByOwn, raw: wire + "msgpack",
	marshal:   method{HasMarshalMsgpack, (*interface{ MarshalMsgpack() ([]byte, error) })(nil)},
	unmarshal: method{HasUnmarshalMsgpack, (*interface{ UnmarshalMsgpack([]byte) error })(nil)},
}}

// DialectOf returns the dialect of a format: "json", "cbor" or "msgpack".
func DialectOf(format string) (*Dialect, bool) {
	for _, d := range [...]*Dialect{JSON, CBOR, MessagePack} {
		if d.rules.name == format {
			return d, true
		}
	}
	return nil, false
}

// String returns the name of the format.
func (d *Dialect) String() string { return d.rules.name }

// Of is the Of of the dialect JSON.
func Of(t reflect.Type) *Type { return JSON.Of(t) }

// OfDynamic is the OfDynamic of the dialect JSON.
func OfDynamic(t reflect.Type) *Type { return JSON.OfDynamic(t) }

// Of returns the schema of t for values that can be addressed: what a pointer points to, elements of slices, and the
// fields of such. It is read once for each type and may be called concurrently.
func (d *Dialect) Of(t reflect.Type) *Type {
	if found, ok := d.static.Load(t); ok {
		return found.(*Type)
	}
	return d.read(t, (*Builder).Type)
}

// OfDynamic returns the schema of t for the content of an interface and for elements of maps, which cannot be
// addressed. It is the Type of Of unless that would call methods that cannot be called there.
func (d *Dialect) OfDynamic(t reflect.Type) *Type {
	if found, ok := d.dynamics.Load(t); ok {
		return found.(*Type)
	}
	found := d.read(t, (*Builder).DynamicType)
	d.dynamics.LoadOrStore(t, found)
	return found
}

// In returns the schema of the same Go type in another dialect: d.Of(t.Go), or d.OfDynamic(t.Go) if t is
// unaddressable. It returns nil if t was read from source. Types that are the same in one dialect, addressable or not,
// may be two in another; so go over with the root of a graph, and follow d's own graph from there.
func (t *Type) In(d *Dialect) *Type {
	switch {
	case t.Go == nil:
		return nil
	case t.Unaddressable:
		return d.OfDynamic(t.Go)
	}
	return d.Of(t.Go)
}

// read adds t to the graph and publishes the Types that are new in it, once all of them are finished.
func (d *Dialect) read(t reflect.Type, build func(*Builder, Handle) *Type) *Type {
	d.reading.Lock()
	defer d.reading.Unlock()
	if d.builder == nil {
		d.builder = d.NewBuilder(reflectReader{&d.rules})
	}
	found := build(d.builder, t)
	for _, fresh := range d.builder.Fresh() {
		if fresh.Unaddressable {
			d.dynamics.LoadOrStore(fresh.Go, fresh) // which a program has anyway, other than Store
		} else {
			d.static.LoadOrStore(fresh.Go, fresh)
		}
	}
	return found
}
