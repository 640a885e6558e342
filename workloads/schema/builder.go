package schema

import "reflect"

// A Builder makes Types from what a Reader says of Go types. Its graph only grows: a Type that a call returned is
// never changed by a later one. A Builder is not safe for concurrent use.
type Builder struct {
	rules        *rules
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

// NewBuilder returns a Builder of the dialect JSON with an empty graph.
func NewBuilder(r Reader) *Builder { return JSON.NewBuilder(r) }

// NewBuilder returns a Builder with an empty graph, which is not the one of d.Of.
func (d *Dialect) NewBuilder(r Reader) *Builder {
	return &Builder{
		rules:        &d.rules,
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
	if t.Kind = b.rules.leafKind(d.Package.Path, d.Name); t.Kind != Unsupported {
		return t
	}
	t.Kind = b.kind(d)
	t.Encode = b.encode(d, n.unaddressable)
	t.Decode, t.PointerDecode = b.decode(d)
	b.connect(t, d)
	return t
}

var goKinds = [...]Kind{
	reflect.Bool: Bool,
	reflect.Int:  Int, reflect.Int8: Int8, reflect.Int16: Int16, reflect.Int32: Int32, reflect.Int64: Int64,
	reflect.Uint: Uint, reflect.Uint8: Uint8, reflect.Uint16: Uint16, reflect.Uint32: Uint32, reflect.Uint64: Uint64,
	reflect.Uintptr: Uintptr, reflect.Float32: Float32, reflect.Float64: Float64, reflect.String: String,
	reflect.Struct: Struct, reflect.Pointer: Pointer, reflect.Slice: Slice, reflect.Array: Array, reflect.Map: Map,
	reflect.Interface: Interface, reflect.UnsafePointer: Unsupported,
}

func (b *Builder) kind(d *Description) Kind {
	switch {
	case d.Kind == reflect.Interface && len(d.Methods) == 0:
		return Any
	case d.Kind == reflect.Slice && b.isPlainByte(b.describe(d.Elem)):
		return Bytes
	}
	return goKinds[d.Kind]
}

// isPlainByte reports whether slices of the type are written as one string of bytes.
func (b *Builder) isPlainByte(d *Description) bool {
	return d.Kind == reflect.Uint8 && b.rules.encode(d.PointerHas) == ByKind
}

// encode says who writes a value of the type. Pointers leave it to what they point to. An interface has its methods
// itself; everything else has them through its address, where there is one.
func (b *Builder) encode(d *Description, unaddressable bool) Custom {
	switch {
	case d.Kind == reflect.Pointer:
		return ByKind
	case d.Kind == reflect.Interface || unaddressable:
		return b.rules.encode(d.Has)
	}
	return b.rules.encode(d.PointerHas)
}

// decode says who reads a value of the type, and who reads one that was reached through a pointer.
func (b *Builder) decode(d *Description) (direct, pointed Custom) {
	if d.Kind == reflect.Pointer || d.Kind == reflect.Interface {
		return ByKind, ByKind
	}
	pointed = b.rules.decode(d.PointerHas)
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
		t.KeyEncode, t.KeyDecode = b.keyForms(b.describe(d.Key))
	case Struct:
		b.connectFields(t, d)
	}
}

func (b *Builder) connectFields(t *Type, d *Description) {
	t.ToArray = b.isArray(d)
	for _, m := range b.membersOf(d) {
		f := b.field(m, t.Unaddressable)
		if t.ToArray {
			f.Options.OmitEmpty, f.Options.OmitZero = false, false
		}
		t.Fields = append(t.Fields, f)
	}
}

// keyForms says how keys of the type are written and read. A string is written as it is, whatever methods it has. JSON
// prefers an UnmarshalJSON to an UnmarshalText, but alone it does not count; the own methods of other formats never do.
func (b *Builder) keyForms(d *Description) (write, read KeyForm) {
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
	case d.PointerHas&HasUnmarshalJSON != 0 && !b.rules.binary:
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
	if b.rules.leafKind(d.Package.Path, d.Name) != Unsupported {
		return false
	}
	if addressed, plain := b.encode(d, false), b.encode(d, true); addressed != plain || plain != ByKind {
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
