package gen

import (
	"github.com/vmbench/vmbench/strategies/vm/static"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A builder turns types into the words of programs.
type builder struct {
	names   namePool
	blocks  []*block
	blockOf map[blockKey]*block
	queue   []func() // fill blocks
	wide    bool     // there are more words than 16 bits can count

	roots []root
	hooks table[hook]
	tests table[test]
	keys  table[key]
	types int  // that instructions refer to
	maps  bool // a type has maps

	readBytes bool // a type has slices of bytes that have methods
}

// A root is a type that a program can begin with, or the reason why it cannot.
type root struct {
	t           *schema.Type
	ref         ref
	unsupported string
}

func newBuilder() *builder {
	return &builder{names: namePool{at: map[string]int{}}, blockOf: map[blockKey]*block{}}
}

// A table numbers functions that programs call.
type table[V any] struct {
	list   []V
	number map[blockKey]int
}

// index returns the number of the function for a key, which is made by add if there is none.
func (l *table[V]) index(k blockKey, add func() V) int {
	if n, ok := l.number[k]; ok {
		return n
	}
	if l.number == nil {
		l.number = map[blockKey]int{}
	}
	l.number[k] = len(l.list)
	l.list = append(l.list, add())
	return l.number[k]
}

// root adds a type, with all that it is made of.
func (b *builder) root(t *schema.Type) {
	r := root{t: t, unsupported: unsupported(t)}
	if r.unsupported == "" {
		r.ref = b.ref(t, true)
		if r.ref.code != static.Struct && r.ref.code != static.Type {
			r.ref = b.words(blockKey{t, true, "root"}, t.Name, r.ref)
		}
		b.drain()
	}
	b.roots = append(b.roots, r)
}

// drain fills blocks until none is empty.
func (b *builder) drain() {
	for len(b.queue) > 0 {
		fill := b.queue[0]
		b.queue = b.queue[1:]
		fill()
	}
}

// words makes a type of its own of a ref.
func (b *builder) words(key blockKey, comment string, r ref) ref {
	return ref{code: static.Type, block: b.newBlock(key, comment, func(n *block) {
		n.lines = []line{{words: r.words()}}
	})}
}

// ref returns how codes say type t. pointed says that its values are reached through pointers.
func (b *builder) ref(t *schema.Type, pointed bool) ref {
	decode := t.Decode
	if pointed {
		decode = t.PointerDecode
	}
	switch {
	case t.Kind == schema.Pointer:
		return b.kind(t)
	case t.Kind == schema.Interface || t.Encode != schema.ByKind && decode != schema.ByKind:
		return b.hook(t, hook{append: methodAppend, decode: methodDecode, by: decode}, pointed)
	case t.Encode != schema.ByKind:
		return b.split(t, pointed, b.hook(t, hook{append: methodAppend}, pointed), b.kind(t))
	case decode != schema.ByKind:
		return b.split(t, pointed, b.kind(t), b.hook(t, hook{decode: methodDecode, by: decode}, pointed))
	}
	return b.kind(t)
}

// split is a type that is read as something else than it is written as.
func (b *builder) split(t *schema.Type, pointed bool, written, read ref) ref {
	return ref{code: static.Type, block: b.newBlock(blockKey{t, pointed, "split"}, t.Name, func(n *block) {
		n.lines = []line{
			{words: numbers(int(static.Split), 0, 0), comment: "split"},
			{words: written.words(), comment: "written as"},
			{words: read.words(), comment: "read as"},
		}
	})}
}

// kind returns how codes say what the kind of t does.
func (b *builder) kind(t *schema.Type) ref {
	if t.Recursive && t.Kind != schema.Struct && t.Package != "" {
		return ref{code: static.Type, block: b.newBlock(blockKey{t, false, "itself"}, t.Name, func(n *block) {
			r := b.composite(t)
			n.lines = []line{{words: r.words(), comment: t.Kind.String()}}
		})}
	}
	return b.composite(t)
}

func (b *builder) composite(t *schema.Type) ref {
	switch t.Kind {
	case schema.Struct:
		return ref{code: static.Struct, block: b.newBlock(blockKey{t: t}, t.Name, func(n *block) { b.structure(n, t) })}
	case schema.Pointer:
		return b.wrap(t.Elem, b.ref(t.Elem, true), static.Pointer)
	case schema.Slice:
		return b.slice(t)
	case schema.Map:
		return b.mapping(t)
	case schema.Array:
		return b.array(t)
	case schema.Bytes:
		if t.Elem.Decode != schema.ByKind {
			return b.split(t, false, b.hook(t, hook{append: kindAppend}, false), b.slice(t))
		}
		return b.hook(t, hook{append: kindAppend, decode: kindDecode}, false)
	case schema.Number, schema.Raw, schema.Time, schema.Any, schema.Unsupported:
		return b.hook(t, hook{append: kindAppend, decode: kindDecode}, false)
	}
	return ref{code: scalars[t.Kind]}
}

// wrap puts a wrapping around a type.
func (b *builder) wrap(elem *schema.Type, r ref, wrapping static.Code) ref {
	if static.IsFull(r.code) {
		r = b.words(blockKey{elem, wrapping == static.Pointer, "inner"}, elem.Name, r)
	}
	r.code = static.Wrap(r.code, wrapping)
	return r
}

// slice is a slice that is read as an array, or both as an array and as base64.
func (b *builder) slice(t *schema.Type) ref {
	b.readBytes = b.readBytes || t.ReadsBase64()
	return b.wrap(t.Elem, b.ref(t.Elem, false), static.Slice)
}

func (b *builder) array(t *schema.Type) ref {
	return ref{code: static.Type, block: b.newBlock(blockKey{t: t}, t.Name, func(n *block) {
		n.lines = []line{
			{words: ref{code: static.Array, argument: t.Len}.words(), comment: "array"},
			{words: b.ref(t.Elem, false).words(), comment: "elements"},
		}
	})}
}

// mapping is a map: by the machine's own means if it knows the keys.
func (b *builder) mapping(t *schema.Type) ref {
	written, read := t.KeyEncode, t.KeyDecode
	switch {
	case written == read && (written == schema.KeyString || written == schema.KeyInt || written == schema.KeyUint):
		b.maps = true
		return b.wrap(t.Elem, b.ref(t.Elem, false), static.Map)
	case written == schema.KeyUnsupported && read == schema.KeyUnsupported:
		return b.hook(t, hook{append: kindAppend, decode: kindDecode}, false)
	case written == schema.KeyUnsupported:
		return b.split(t, false, b.hook(t, hook{append: kindAppend}, false), b.keyed(t))
	case read == schema.KeyUnsupported:
		return b.split(t, false, b.keyed(t), b.hook(t, hook{decode: kindDecode}, false))
	}
	return b.keyed(t)
}

// keyed is a map whose keys have functions.
func (b *builder) keyed(t *schema.Type) ref {
	b.maps = true
	number := b.keys.index(blockKey{t.Key, false, text("%d %d", t.KeyEncode, t.KeyDecode)}, func() key {
		return key{t.Key, t.KeyEncode, t.KeyDecode}
	})
	return ref{code: static.Type, block: b.newBlock(blockKey{t, false, "keyed"}, t.Name, func(n *block) {
		n.lines = []line{
			{words: ref{code: static.Keyed, argument: number}.words(), comment: "map with keys of its own"},
			{words: b.ref(t.Elem, false).words(), comment: "elements"},
		}
	})}
}

// scalars are the leaves of kinds that need no hook.
var scalars = map[schema.Kind]static.Code{
	schema.Bool: static.Bool,
	schema.Int:  static.Int, schema.Int8: static.Int8, schema.Int16: static.Int16, schema.Int32: static.Int32,
	schema.Int64: static.Int64,
	schema.Uint:  static.Uint, schema.Uint8: static.Uint8, schema.Uint16: static.Uint16, schema.Uint32: static.Uint32,
	schema.Uint64: static.Uint64, schema.Uintptr: static.Uintptr,
	schema.Float32: static.Float32, schema.Float64: static.Float64, schema.String: static.String,
}
