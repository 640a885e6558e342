package schema

import "reflect"

// A Builder makes Types from what a Reader says of Go types. Its graph only grows: a Type that a call returned is
// never changed by a later one. A Builder is not safe for concurrent use.
type Builder struct {
	reader       Reader
	descriptions map[Handle]*Description
	members      map[*Description][]member // serialized fields of structs
	byAddress    map[Handle]bool           // memory of dependsOnAddress
	types        map[node]*Type
	fresh        []*Type // not yet returned by Fresh
	unmarked     int     // index in fresh of the first Type whose Recursive is not yet known
}

// A node is what has a Type of its own in the graph.
type node struct {
	handle        Handle
	unaddressable bool
}

// NewBuilder returns a Builder with an empty graph.
func NewBuilder(r Reader) *Builder {
	return &Builder{
		reader:       r,
		descriptions: map[Handle]*Description{},
		members:      map[*Description][]member{},
		byAddress:    map[Handle]bool{},
		types:        map[node]*Type{},
	}
}

// Type returns the Type for addressable values, see Of.
func (b *Builder) Type(h Handle) *Type { return b.finish(node{h, false}) }

// DynamicType returns the Type for values that cannot be addressed, see OfDynamic.
func (b *Builder) DynamicType(h Handle) *Type { return b.finish(node{h, true}) }

// Fresh returns the Types that were added since it was called last.
func (b *Builder) Fresh() []*Type {
	fresh := b.fresh
	b.fresh, b.unmarked = nil, 0
	return fresh
}

// finish builds a node and marks what became recursive by it. Types from earlier calls need no second look: all that
// they reach was finished with them.
func (b *Builder) finish(n node) *Type {
	t := b.build(n)
	markRecursive(b.fresh[b.unmarked:])
	b.unmarked = len(b.fresh)
	return t
}

func (b *Builder) describe(h Handle) *Description {
	d, ok := b.descriptions[h]
	if !ok {
		d = b.reader.Describe(h)
		b.descriptions[h] = d
	}
	return d
}

// build returns the Type of a node and adds it, with all that it reaches, if it is new.
func (b *Builder) build(n node) *Type {
	n.unaddressable = n.unaddressable && b.dependsOnAddress(n.handle)
	if t, ok := b.types[n]; ok {
		return t
	}
	d := b.describe(n.handle)
	t := &Type{
		Package: d.Package.Path, Size: d.Size, Comparable: d.Comparable, Go: d.Go,
		HasIsZero:     (d.Has|d.PointerHas)&HasIsZero != 0,
		Unaddressable: n.unaddressable,
	}
	t.Name, t.Imports = b.name(n.handle)
	b.types[n] = t
	b.fresh = append(b.fresh, t)
	if t.Kind = leafKind(d.Package.Path, d.Name); t.Kind != Unsupported {
		return t
	}
	t.Kind = b.kind(d)
	t.Encode = d.encode(n.unaddressable)
	t.Decode, t.PointerDecode = d.decode()
	b.connect(t, d)
	return t
}

// leafKind returns the kind of the types of the standard library that have a form of their own.
func leafKind(path, name string) Kind {
	switch {
	case path == "encoding/json" && name == "Number":
		return Number
	case path == "encoding/json" && name == "RawMessage":
		return Raw
	case path == "time" && name == "Time":
		return Time
	}
	return Unsupported
}

var goKinds = map[reflect.Kind]Kind{
	reflect.Bool: Bool,
	reflect.Int:  Int, reflect.Int8: Int8, reflect.Int16: Int16, reflect.Int32: Int32, reflect.Int64: Int64,
	reflect.Uint: Uint, reflect.Uint8: Uint8, reflect.Uint16: Uint16, reflect.Uint32: Uint32, reflect.Uint64: Uint64,
	reflect.Uintptr: Uintptr, reflect.Float32: Float32, reflect.Float64: Float64, reflect.String: String,
	reflect.Struct: Struct, reflect.Pointer: Pointer, reflect.Slice: Slice, reflect.Array: Array, reflect.Map: Map,
	reflect.Interface: Interface,
}

func (b *Builder) kind(d *Description) Kind {
	switch {
	case d.Kind == reflect.Interface && len(d.Methods) == 0:
		return Any
	case d.Kind == reflect.Slice && b.describe(d.Elem).isPlainByte():
		return Bytes
	}
	return goKinds[d.Kind]
}

// isPlainByte reports whether slices of the type are written as base64.
func (d *Description) isPlainByte() bool {
	return d.Kind == reflect.Uint8 && d.PointerHas.encode() == ByKind
}

// encode says who writes a value of the type. Pointers leave it to what they point to. An interface has its methods
// itself; everything else has them through its address, where there is one.
func (d *Description) encode(unaddressable bool) Custom {
	switch {
	case d.Kind == reflect.Pointer:
		return ByKind
	case d.Kind == reflect.Interface || unaddressable:
		return d.Has.encode()
	}
	return d.PointerHas.encode()
}

// decode says who reads a value of the type, and who reads one that was reached through a pointer.
func (d *Description) decode() (direct, pointed Custom) {
	if d.Kind == reflect.Pointer || d.Kind == reflect.Interface {
		return ByKind, ByKind
	}
	pointed = d.PointerHas.decode()
	if d.Name == "" {
		return ByKind, pointed
	}
	return pointed, pointed
}

// connect fills in what t is made of.
func (b *Builder) connect(t *Type, d *Description) {
	switch t.Kind {
	case Pointer, Slice, Bytes:
		t.Elem = b.build(node{d.Elem, false})
	case Array:
		t.Elem, t.Len = b.build(node{d.Elem, t.Unaddressable}), d.Len
	case Map:
		t.Elem, t.Key = b.build(node{d.Elem, true}), b.build(node{d.Key, true})
		t.KeyEncode, t.KeyDecode = b.describe(d.Key).keyForms()
	case Struct:
		for _, m := range b.membersOf(d) {
			t.Fields = append(t.Fields, b.field(m, t.Unaddressable))
		}
	}
}

// keyForms says how keys of the type are written and read. A string is written as it is, whatever methods it has; an
// UnmarshalJSON is preferred to an UnmarshalText, but alone it does not count.
func (d *Description) keyForms() (write, read KeyForm) {
	byKind := KeyUnsupported
	switch kind := goKinds[d.Kind]; {
	case kind == String:
		byKind = KeyString
	case kind.IsInt():
		byKind = KeyInt
	case kind.IsUint():
		byKind = KeyUint
	}
	write, read = byKind, byKind
	if byKind != KeyString && d.Has&HasMarshalText != 0 {
		write = KeyText
	}
	switch {
	case d.PointerHas&HasUnmarshalText == 0:
	case d.PointerHas&HasUnmarshalJSON != 0:
		read = KeyJSON
	default:
		read = KeyText
	}
	return write, read
}

// dependsOnAddress reports whether values of the type are written differently where they cannot be addressed.
func (b *Builder) dependsOnAddress(h Handle) bool {
	depends, ok := b.byAddress[h]
	if !ok {
		depends = b.findAddressDependence(b.describe(h))
		b.byAddress[h] = depends
	}
	return depends
}

func (b *Builder) findAddressDependence(d *Description) bool {
	if leafKind(d.Package.Path, d.Name) != Unsupported {
		return false
	}
	if addressed, plain := d.encode(false), d.encode(true); addressed != plain || plain != ByKind {
		return addressed != plain
	}
	switch d.Kind {
	case reflect.Array:
		return b.dependsOnAddress(d.Elem)
	case reflect.Struct:
		for _, m := range b.membersOf(d) {
			if !b.throughPointer(m) && b.dependsOnAddress(m.handle()) {
				return true
			}
		}
	}
	return false
}
