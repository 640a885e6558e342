package layout

import (
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Layout turns types into the words of programs.
type Layout struct {
	Blocks []*Block
	Roots  []Root
	Types  int  // that instructions refer to
	Maps   bool // a type has maps
	Tuples bool // a struct is written as an array

	// First is how many of the hooks are for the first dialect.
	First int
	// ByteLists says that a type has slices of bytes that have methods.
	ByteLists bool

	names   namePool
	hooks   table[Hook]
	tests   table[Test]
	keys    table[Key]
	blockOf map[blockKey]*Block
	queue   []func() // fill blocks
	binary  bool     // the types at hand are not those of JSON
	wide    bool     // there are more words than 16 bits can count
	named   bool     // offsets have to have names
}

// A Root is a type that a program can begin with, or the reason why it cannot.
type Root struct {
	Type        *schema.Type
	Ref         Ref
	Unsupported string
}

// A Dialect is the types of some roots as one format, or several, see them.
type Dialect struct {
	Binary bool // it is not that of JSON
	Roots  []*schema.Type
}

// New lays out the programs of the roots of one dialect, or of several that Merge has made. Where named is set, a type that needs the offset of what
// has no name outside of its package is left out.
func New(dialects []Dialect, named bool) *Layout {
	b, size := lay(dialects, named, false)
	if size > 1<<16 {
		b, _ = lay(dialects, named, true)
	}
	return b
}

// NewWide is New where references have room for the places of more words than 16 bits count, be they needed or not.
func NewWide(dialects []Dialect, named bool) *Layout {
	b, _ := lay(dialects, named, true)
	return b
}

// lay makes a layout, and says how many words it has.
func lay(dialects []Dialect, named, wide bool) (b *Layout, size int) {
	b = &Layout{names: namePool{at: map[string]int{}}, blockOf: map[blockKey]*Block{}, named: named, wide: wide}
	for i, d := range dialects {
		b.binary = d.Binary
		for _, t := range d.Roots {
			b.root(t)
		}
		if i == 0 {
			b.First = len(b.hooks.list)
		}
	}
	return b, b.layOut()
}

// Names are the names of members, as compact.Programs has them.
func (b *Layout) Names() string {
	return b.names.text.String() + string(make([]byte, compact.NamesEnd))
}

// Fold reports whether a name is more than ASCII.
func (b *Layout) Fold() bool { return b.names.fold }

// Hooks, Tests and Keys are what the programs call, by number.
func (b *Layout) Hooks() []Hook { return b.hooks.list }
func (b *Layout) Tests() []Test { return b.tests.list }
func (b *Layout) Keys() []Key   { return b.keys.list }

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
func (b *Layout) root(t *schema.Type) {
	r := Root{Type: t, Unsupported: b.unsupported(t)}
	if r.Unsupported == "" {
		r.Ref = b.ref(t, true)
		if r.Ref.Code != compact.Struct && r.Ref.Code != compact.Type {
			r.Ref = b.words(blockKey{t, true, "root"}, t.Name, r.Ref)
		}
		b.drain()
	}
	b.Roots = append(b.Roots, r)
}

// drain fills blocks until none is empty.
func (b *Layout) drain() {
	for len(b.queue) > 0 {
		fill := b.queue[0]
		b.queue = b.queue[1:]
		fill()
	}
}

// words makes a type of its own of a ref.
func (b *Layout) words(key blockKey, comment string, r Ref) Ref {
	return Ref{Code: compact.Type, Block: b.newBlock(key, comment, func(n *Block) {
		n.Lines = []Line{{Words: r.words()}}
	})}
}

// ref returns how codes say type t. pointed says that its values are reached through pointers.
func (b *Layout) ref(t *schema.Type, pointed bool) Ref {
	decode := t.Decode
	if pointed {
		decode = t.PointerDecode
	}
	switch {
	case t.Kind == schema.Pointer:
		return b.kind(t)
	case t.Kind == schema.Interface || t.Encode != schema.ByKind && decode != schema.ByKind:
		return b.hook(t, Hook{Append: ByMethod, Decode: ByMethod, By: decode}, pointed)
	case t.Encode != schema.ByKind:
		return b.split(t, pointed, b.hook(t, Hook{Append: ByMethod}, pointed), b.kind(t))
	case decode != schema.ByKind:
		return b.split(t, pointed, b.kind(t), b.hook(t, Hook{Decode: ByMethod, By: decode}, pointed))
	}
	return b.kind(t)
}

// split is a type that is read as something else than it is written as.
func (b *Layout) split(t *schema.Type, pointed bool, written, read Ref) Ref {
	return Ref{Code: compact.Type, Block: b.newBlock(blockKey{t, pointed, "split"}, t.Name, func(n *Block) {
		n.Lines = []Line{
			{Words: numbers(int(compact.Split), 0, 0), Comment: "split"},
			{Words: written.words(), Comment: "written as"},
			{Words: read.words(), Comment: "read as"},
		}
	})}
}

// kind returns how codes say what the kind of t does.
func (b *Layout) kind(t *schema.Type) Ref {
	if t.Recursive && t.Kind != schema.Struct && t.Package != "" {
		return Ref{Code: compact.Type, Block: b.newBlock(blockKey{t, false, "itself"}, t.Name, func(n *Block) {
			r := b.composite(t)
			n.Lines = []Line{{Words: r.words(), Comment: t.Kind.String()}}
		})}
	}
	return b.composite(t)
}

func (b *Layout) composite(t *schema.Type) Ref {
	switch t.Kind {
	case schema.Struct:
		return b.structOf(t)
	case schema.Pointer:
		return b.wrap(t.Elem, b.ref(t.Elem, true), compact.Pointer)
	case schema.Slice:
		return b.slice(t)
	case schema.Map:
		return b.mapping(t)
	case schema.Array:
		return b.array(t)
	case schema.Bytes:
		if readsElements(t) && !b.binary {
			return b.split(t, false, b.hook(t, Hook{Append: ByKind}, false), b.slice(t))
		}
		return b.hook(t, Hook{Append: ByKind, Decode: ByKind}, false)
	case schema.Number, schema.Raw, schema.Time, schema.Any, schema.Unsupported:
		return b.hook(t, Hook{Append: ByKind, Decode: ByKind}, false)
	}
	return Ref{Code: scalars[t.Kind]}
}

// wrap puts a wrapping around a type.
func (b *Layout) wrap(elem *schema.Type, r Ref, wrapping compact.Code) Ref {
	if compact.IsFull(r.Code) {
		r = b.words(blockKey{elem, wrapping == compact.Pointer, "inner"}, elem.Name, r)
	}
	r.Code = compact.Wrap(r.Code, wrapping)
	return r
}

// slice is a slice that is read as an array, or both as an array and as base64.
func (b *Layout) slice(t *schema.Type) Ref {
	b.ByteLists = b.ByteLists || t.ReadsBase64()
	return b.wrap(t.Elem, b.ref(t.Elem, false), compact.Slice)
}

func (b *Layout) array(t *schema.Type) Ref {
	return Ref{Code: compact.Type, Block: b.newBlock(blockKey{t: t}, t.Name, func(n *Block) {
		n.Lines = []Line{
			{Words: Ref{Code: compact.Array, Argument: t.Len}.words(), Comment: "array"},
			{Words: b.ref(t.Elem, false).words(), Comment: "elements"},
		}
	})}
}

// mapping is a map: by the machine's own means if it knows the keys.
func (b *Layout) mapping(t *schema.Type) Ref {
	written, read := t.KeyEncode, t.KeyDecode
	switch {
	case written == read && (written == schema.KeyString || written == schema.KeyInt || written == schema.KeyUint):
		b.Maps = true
		return b.wrap(t.Elem, b.ref(t.Elem, false), compact.Map)
	case written == schema.KeyUnsupported && read == schema.KeyUnsupported:
		return b.hook(t, Hook{Append: ByKind, Decode: ByKind}, false)
	case written == schema.KeyUnsupported:
		return b.split(t, false, b.hook(t, Hook{Append: ByKind}, false), b.keyed(t))
	case read == schema.KeyUnsupported:
		return b.split(t, false, b.keyed(t), b.hook(t, Hook{Decode: ByKind}, false))
	}
	return b.keyed(t)
}

// keyed is a map whose keys have functions.
func (b *Layout) keyed(t *schema.Type) Ref {
	b.Maps = true
	number := b.keys.index(blockKey{t.Key, false, string([]byte{'0' + byte(t.KeyEncode), '0' + byte(t.KeyDecode)})}, func() Key {
		return Key{t.Key, t.KeyEncode, t.KeyDecode}
	})
	return Ref{Code: compact.Type, Block: b.newBlock(blockKey{t, false, "keyed"}, t.Name, func(n *Block) {
		n.Lines = []Line{
			{Words: Ref{Code: compact.Keyed, Argument: number}.words(), Comment: "map with keys of its own"},
			{Words: b.ref(t.Elem, false).words(), Comment: "elements"},
		}
	})}
}

// readsElements reports whether JSON reads the elements of an array into a slice of bytes by methods that they have.
func readsElements(t *schema.Type) bool {
	return t.Kind == schema.Bytes && t.Elem.Decode != schema.ByKind
}

// scalars are the leaves of kinds that need no hook.
var scalars = map[schema.Kind]compact.Code{
	schema.Bool: compact.Bool,
	schema.Int:  compact.Int, schema.Int8: compact.Int8, schema.Int16: compact.Int16, schema.Int32: compact.Int32,
	schema.Int64: compact.Int64,
	schema.Uint:  compact.Uint, schema.Uint8: compact.Uint8, schema.Uint16: compact.Uint16, schema.Uint32: compact.Uint32,
	schema.Uint64: compact.Uint64, schema.Uintptr: compact.Uintptr,
	schema.Float32: compact.Float32, schema.Float64: compact.Float64, schema.String: compact.String,
}

// Number is the root as compact.Programs has it.
func (r *Root) Number() uint32 {
	switch {
	case r.Unsupported != "":
		return compact.NoProgram
	case r.Ref.Code == compact.Type:
		return uint32(r.Ref.Block.At)<<1 | 1
	}
	return uint32(r.Ref.Block.At) << 1
}
