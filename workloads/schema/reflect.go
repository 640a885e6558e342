package schema

import (
	"encoding"
	"reflect"
	"strings"
)

// reflectReader reads types from reflect at run time, for one dialect. Its handles are reflect.Types.
type reflectReader struct{ rules *rules }

func (r reflectReader) Describe(h Handle) *Description {
	t := h.(reflect.Type)
	d := &Description{
		Name: plainName(t), Package: packageOf(t),
		Kind: t.Kind(), Size: t.Size(), Comparable: t.Comparable(),
		Has: r.rules.methodsOf(t), PointerHas: r.rules.methodsOf(reflect.PointerTo(t)), Go: t,
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

// A method is what a type has if it implements an interface with this method alone.
type method struct {
	set   MethodSet
	iface any // a nil pointer to the interface, which takes no code to make
}

// commonMethods count in every dialect. The interfaces of encoding/json are not used: its import alone would have a
// program initialize it.
var commonMethods = [...]method{
	{HasMarshalText, (*encoding.TextMarshaler)(nil)},
	{HasUnmarshalText, (*encoding.TextUnmarshaler)(nil)},
	{HasIsZero, (*interface{ IsZero() bool })(nil)},
}

// methodsOf finds the methods that count in the dialect. If it looked for those of others, the linker would keep them in
// every type of a program that has no use for them.
func (r *rules) methodsOf(t reflect.Type) (set MethodSet) {
	if t.NumMethod() == 0 {
		return 0
	}
	for i := range commonMethods {
		set |= commonMethods[i].of(t)
	}
	return set | r.marshal.of(t) | r.unmarshal.of(t)
}

// of returns the set of the method if t has it.
func (m *method) of(t reflect.Type) MethodSet {
	if t.Implements(reflect.TypeOf(m.iface).Elem()) {
		return m.set
	}
	return 0
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
