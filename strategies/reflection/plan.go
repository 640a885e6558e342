package reflection

import (
	"reflect"
	"sync"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A plan is what the walkers know about one type beforehand.
type plan struct {
	kind           schema.Kind
	encode, decode schema.Custom
	pointerDecode  schema.Custom // of a value that was reached through a pointer
	bits           int           // of a number
	name           string        // of the Go type, for errors
	typ            reflect.Type
	elem           *plan // Pointer, Slice, Array, Map, Bytes

	// recursive says that a value of the type can contain itself.
	recursive bool

	base64 bool          // Slice, Bytes: a JSON string is decoded as base64
	empty  reflect.Value // Slice, Bytes: what an empty array is decoded to
	size   int           // Slice, Bytes: of an element, in bytes
	fields *structPlan   // Struct
	keys   *mapPlan      // Map
}

// A structPlan holds the fields of a struct and finds them by the names of members.
type structPlan struct {
	list    []field
	exact   map[string]int
	folded  map[string]int // by wire.Fold; the first field of a folded name
	array   bool           // the values of the fields are written as an array
	varying bool           // some of the fields may be left out
}

// A field is one member of a struct.
type field struct {
	name    string
	literal string // what the member begins with
	plan    *plan
	path    []int // indices of the embedded structs on the way to the field; nil for most
	index   int   // of the field in the struct that declares it

	omitEmpty bool
	omitZero  func(reflect.Value) bool // nil without the option
	quoted    bool
}

// compile returns the plan of a type and of all types below it. The content of interfaces is left to dynamicPlan.
func (c *codec) compile(t *schema.Type) *plan {
	b := builder{codec: c, plans: map[*schema.Type]*plan{}}
	return b.plan(t)
}

// A builder builds the plans of one graph of types, one for each type, so that recursive types end.
type builder struct {
	codec *codec
	plans map[*schema.Type]*plan
}

func (b *builder) plan(t *schema.Type) *plan {
	if p, ok := b.plans[t]; ok {
		return p
	}
	p := &plan{
		kind: t.Kind, encode: t.Encode, decode: t.Decode, pointerDecode: t.PointerDecode,
		bits: t.Kind.Bits(), name: t.Go.String(), typ: t.Go, recursive: t.Recursive, base64: t.ReadsBase64(),
	}
	b.plans[t] = p
	if t.Elem != nil {
		p.elem = b.plan(t.Elem)
	}
	switch t.Kind {
	case schema.Any, schema.Interface:
		if !b.codec.interfaces { // a plan made on first use finds it set, and other goroutines read it
			b.codec.interfaces = true
		}
	case schema.Slice, schema.Bytes:
		p.empty = reflect.MakeSlice(t.Go, 0, 0)
		p.size = int(t.Go.Elem().Size())
	case schema.Struct:
		p.fields = b.structPlan(t)
	case schema.Map:
		p.keys = b.mapPlan(t)
	}
	return p
}

func (b *builder) structPlan(t *schema.Type) *structPlan {
	s := &structPlan{
		list:   make([]field, len(t.Fields)),
		exact:  make(map[string]int, len(t.Fields)),
		folded: make(map[string]int, len(t.Fields)),
		array:  t.ToArray,
	}
	for i := range t.Fields {
		s.list[i] = b.field(t.Go, &t.Fields[i])
		s.varying = s.varying || s.list[i].mayBeAbsent()
		name := s.list[i].name
		s.exact[name] = i
		folded := string(wire.Fold(nil, []byte(name)))
		if _, taken := s.folded[folded]; !taken {
			s.folded[folded] = i
		}
	}
	return s
}

func (b *builder) field(in reflect.Type, f *schema.Field) field {
	path, last := indices(in, f.Path)
	name, literal := b.codec.key(f)
	out := field{
		name:      name,
		literal:   literal,
		plan:      b.plan(f.Type),
		path:      path,
		index:     last.Index[0],
		omitEmpty: f.Options.OmitEmpty,
		quoted:    f.Options.Quoted,
	}
	if f.Options.OmitZero {
		out.omitZero = zeroTest(last.Type)
	}
	return out
}

// mayBeAbsent reports whether the field is left out of some values.
func (f *field) mayBeAbsent() bool { return f.omitEmpty || f.omitZero != nil || f.path != nil }

// indices resolves the names of a path to indices: those of the embedded structs, and the field at the end.
func indices(in reflect.Type, path []schema.Step) (embedded []int, last reflect.StructField) {
	for k, step := range path {
		if in.Kind() == reflect.Pointer {
			in = in.Elem()
		}
		last, _ = in.FieldByName(step.GoName)
		in = last.Type
		if k < len(path)-1 {
			embedded = append(embedded, last.Index[0])
		}
	}
	return embedded, last
}

// find returns the field of v, or false when an embedded pointer on the way is nil.
func (f *field) find(v reflect.Value) (reflect.Value, bool) {
	for _, i := range f.path {
		v = v.Field(i)
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
	}
	return v.Field(f.index), true
}

// reach returns the struct that declares the field, to decode into it: it makes the embedded pointers that are nil on the way. It returns
// false, and the pointer, where that cannot be done.
func (f *field) reach(v reflect.Value) (reflect.Value, bool) {
	for _, index := range f.path {
		v = v.Field(index)
		if v.Kind() != reflect.Pointer {
			continue
		}
		if v.IsNil() {
			if !v.CanSet() {
				return v, false
			}
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v, true
}

// lookup returns the field that a member's name means. next is the field that comes first if members are in order.
func (s *structPlan) lookup(name []byte, next int) (int, bool) {
	if next < len(s.list) && s.list[next].name == string(name) {
		return next, true
	}
	if i, ok := s.exact[string(name)]; ok {
		return i, true
	}
	var space [64]byte
	i, ok := s.folded[string(wire.Fold(space[:0], name))]
	return i, ok
}

// A mapPlan is how a map's keys are written and read, with room for what is not in the map yet or no longer.
type mapPlan struct {
	encode, decode schema.KeyForm
	plan           *plan     // of the key's type
	members        sync.Pool // of *members, for encoding
	entries        sync.Pool // of *entry, for decoding
	shared         bool      // entries may go back to their pool
}

// mayHaveMethods reports whether decoding a value of the type may call a method with the value's own address, which the
// method might keep.
func mayHaveMethods(t *schema.Type) bool {
	return t.Decode != schema.ByKind || t.Kind == schema.Struct || t.Kind == schema.Array
}

func (b *builder) mapPlan(t *schema.Type) *mapPlan {
	m := &mapPlan{encode: t.KeyEncode, decode: t.KeyDecode, plan: b.plan(t.Key)}
	key, elems := t.Go.Key(), reflect.SliceOf(t.Go.Elem())
	m.members.New = func() any { return newMembers(key, elems) }
	m.entries.New = func() any { return newEntry(t.Go) }
	m.shared = m.decode != schema.KeyText && m.decode != schema.KeyJSON && !mayHaveMethods(t.Elem)
	return m
}
