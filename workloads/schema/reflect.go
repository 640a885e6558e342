package schema

import (
	"encoding"
	"reflect"
	"strings"
	"sync"
)

var (
	reading  sync.Mutex // held while the graph of reflected types grows
	builder  = NewBuilder(reflectReader{})
	static   sync.Map // reflect.Type → *Type, finished graphs only
	dynamics sync.Map // reflect.Type → *Type where the value cannot be addressed
)

// Of returns the schema of t for values that can be addressed: what a pointer points to, elements of slices, and the
// fields of such. It is read once for each type and may be called concurrently.
func Of(t reflect.Type) *Type {
	if found, ok := static.Load(t); ok {
		return found.(*Type)
	}
	return read(t, (*Builder).Type)
}

// OfDynamic returns the schema of t for the content of an interface and for elements of maps, which cannot be
// addressed. It is the Type of Of unless that would call methods that encoding/json does not call there.
func OfDynamic(t reflect.Type) *Type {
	if found, ok := dynamics.Load(t); ok {
		return found.(*Type)
	}
	found := read(t, (*Builder).DynamicType)
	dynamics.LoadOrStore(t, found)
	return found
}

// read adds t to the graph and publishes the Types that are new in it, once all of them are finished.
func read(t reflect.Type, build func(*Builder, Handle) *Type) *Type {
	reading.Lock()
	defer reading.Unlock()
	found := build(builder, t)
	for _, fresh := range builder.Fresh() {
		if fresh.Unaddressable {
			dynamics.LoadOrStore(fresh.Go, fresh) // which a program has anyway, other than Store
		} else {
			static.LoadOrStore(fresh.Go, fresh)
		}
	}
	return found
}

// reflectReader reads types from reflect at run time. Its handles are reflect.Types.
type reflectReader struct{}

func (reflectReader) Describe(h Handle) *Description {
	t := h.(reflect.Type)
	d := &Description{
		Name: plainName(t), Package: packageOf(t),
		Kind: t.Kind(), Size: t.Size(), Comparable: t.Comparable(),
		Has: methodsOf(t), PointerHas: methodsOf(reflect.PointerTo(t)), Go: t,
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		d.Elem = t.Elem()
	case reflect.Array:
		d.Elem, d.Len = t.Elem(), t.Len()
	case reflect.Map:
		d.Elem, d.Key = t.Elem(), t.Key()
	case reflect.Chan:
		d.Elem, d.Dir = t.Elem(), t.ChanDir()
	case reflect.Struct:
		d.Fields = fieldsOf(t)
	case reflect.Interface:
		d.Methods = make([]GoMethod, t.NumMethod()) // reflect.Type.Method would have the linker keep every exported method
	case reflect.Func:
		describeFunc(d, t)
	}
	return d
}

// plainName is the name of t with import paths as they are: reflect writes a point in their last element as "%2e".
func plainName(t reflect.Type) string {
	name, rest, escaped := cut(t.Name(), '%')
	for escaped {
		var next string
		point, ok := strings.CutPrefix(rest, "2e")
		if ok {
			name, rest = name+".", point
		} else {
			name += "%"
		}
		next, rest, escaped = cut(rest, '%')
		name += next
	}
	return name
}

// packageOf finds the package that declares t; its name is what stands before the point in "json.Number".
func packageOf(t reflect.Type) Import {
	if t.PkgPath() == "" {
		return Import{}
	}
	name, _, _ := cut(t.String(), '.')
	return Import{Name: name, Path: t.PkgPath()}
}

// methodTypes are the interfaces that have one of the methods each. Those of encoding/json are written out: its import alone
// would have a program initialize it.
var methodTypes = [...]struct {
	set   MethodSet
	iface reflect.Type
}{
	{HasMarshalJSON, reflect.TypeFor[interface{ MarshalJSON() ([]byte, error) }]()},
	{HasMarshalText, reflect.TypeFor[encoding.TextMarshaler]()},
	{HasUnmarshalJSON, reflect.TypeFor[interface{ UnmarshalJSON([]byte) error }]()},
	{HasUnmarshalText, reflect.TypeFor[encoding.TextUnmarshaler]()},
	{HasIsZero, reflect.TypeFor[interface{ IsZero() bool }]()},
}

func methodsOf(t reflect.Type) (set MethodSet) {
	if t.NumMethod() == 0 {
		return 0
	}
	for _, m := range methodTypes {
		if t.Implements(m.iface) {
			set |= m.set
		}
	}
	return set
}

func fieldsOf(t reflect.Type) []GoField {
	fields := make([]GoField, t.NumField())
	for i := range fields {
		f := t.Field(i)
		fields[i] = GoField{
			Name: f.Name, Type: f.Type, Tag: string(f.Tag), Offset: f.Offset,
			Embedded: f.Anonymous, Exported: f.IsExported(),
		}
	}
	return fields
}

func describeFunc(d *Description, t reflect.Type) {
	for i := range t.NumIn() {
		d.Params = append(d.Params, t.In(i))
	}
	for i := range t.NumOut() {
		d.Results = append(d.Results, t.Out(i))
	}
	d.Variadic = t.IsVariadic()
}
