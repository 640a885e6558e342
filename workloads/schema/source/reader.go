package source

import (
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/vmbench/vmbench/workloads/schema"
)

// reader describes types of go/types to schema's Builder.
type reader struct {
	sizes   types.Sizes
	handles typeutil.Map // types.Type → handle; go/types may represent one type by several values
}

// A handle stands for all values of go/types that are identical.
type handle struct{ types.Type }

func newReader(sizes types.Sizes) *reader { return &reader{sizes: sizes} }

func (r *reader) handle(t types.Type) *handle {
	t = types.Unalias(t)
	if found := r.handles.At(t); found != nil {
		return found.(*handle)
	}
	h := &handle{t}
	r.handles.Set(t, h)
	return h
}

// Describe implements schema.Reader.
func (r *reader) Describe(h schema.Handle) *schema.Description {
	t := h.(*handle).Type
	d := &schema.Description{
		Size: uintptr(r.sizes.Sizeof(t)), Comparable: types.Comparable(t),
		Has: methodsOf(t), PointerHas: methodsOf(types.NewPointer(t)),
	}
	d.Name, d.Package = nameOf(t)
	switch t := t.Underlying().(type) {
	case *types.Basic:
		d.Kind = basicKinds[t.Kind()]
	case *types.Pointer:
		d.Kind, d.Elem = reflect.Pointer, r.handle(t.Elem())
	case *types.Slice:
		d.Kind, d.Elem = reflect.Slice, r.handle(t.Elem())
	case *types.Array:
		d.Kind, d.Elem, d.Len = reflect.Array, r.handle(t.Elem()), int(t.Len())
	case *types.Map:
		d.Kind, d.Elem, d.Key = reflect.Map, r.handle(t.Elem()), r.handle(t.Key())
	case *types.Chan:
		d.Kind, d.Elem, d.Dir = reflect.Chan, r.handle(t.Elem()), directions[t.Dir()]
	case *types.Struct:
		d.Kind, d.Fields = reflect.Struct, r.fieldsOf(t)
	case *types.Interface:
		d.Kind, d.Methods = reflect.Interface, r.interfaceMethodsOf(t)
	case *types.Signature:
		d.Kind, d.Variadic = reflect.Func, t.Variadic()
		d.Params, d.Results = r.tupleOf(t.Params()), r.tupleOf(t.Results())
	}
	return d
}

var directions = map[types.ChanDir]reflect.ChanDir{
	types.SendRecv: reflect.BothDir, types.SendOnly: reflect.SendDir, types.RecvOnly: reflect.RecvDir,
}

var basicKinds = map[types.BasicKind]reflect.Kind{
	types.Bool: reflect.Bool, types.String: reflect.String,
	types.Int: reflect.Int, types.Int8: reflect.Int8, types.Int16: reflect.Int16,
	types.Int32: reflect.Int32, types.Int64: reflect.Int64,
	types.Uint: reflect.Uint, types.Uint8: reflect.Uint8, types.Uint16: reflect.Uint16,
	types.Uint32: reflect.Uint32, types.Uint64: reflect.Uint64, types.Uintptr: reflect.Uintptr,
	types.Float32: reflect.Float32, types.Float64: reflect.Float64,
	types.Complex64: reflect.Complex64, types.Complex128: reflect.Complex128,
	types.UnsafePointer: reflect.UnsafePointer,
}

// nameOf returns the name of a declared or builtin type as reflect gives it, and the package that declares it.
func nameOf(t types.Type) (string, schema.Import) {
	switch t := t.(type) {
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return t.Name(), schema.Import{Name: "unsafe", Path: "unsafe"}
		}
		return types.Typ[t.Kind()].Name(), schema.Import{} // uint8 for byte
	case *types.Named:
		var declared schema.Import
		if pkg := t.Obj().Pkg(); pkg != nil { // nil for error
			declared = schema.Import{Name: pkg.Name(), Path: pkg.Path()}
		}
		return t.Obj().Name() + argumentList(t.TypeArgs()), declared
	}
	return "", schema.Import{}
}

func (r *reader) fieldsOf(t *types.Struct) []schema.GoField {
	vars := make([]*types.Var, t.NumFields())
	for i := range vars {
		vars[i] = t.Field(i)
	}
	offsets := r.sizes.Offsetsof(vars)
	fields := make([]schema.GoField, len(vars))
	for i, v := range vars {
		fields[i] = schema.GoField{
			Name: v.Name(), Type: r.handle(v.Type()), Tag: t.Tag(i), Offset: uintptr(offsets[i]),
			Embedded: v.Embedded(), Exported: v.Exported(),
		}
	}
	return fields
}

func (r *reader) interfaceMethodsOf(t *types.Interface) []schema.GoMethod {
	methods := make([]schema.GoMethod, t.NumMethods())
	for i := range methods {
		signature := t.Method(i).Signature()
		plain := types.NewSignatureType(nil, nil, nil, signature.Params(), signature.Results(), signature.Variadic())
		methods[i] = schema.GoMethod{Name: t.Method(i).Name(), Type: r.handle(plain)}
	}
	return methods
}

func (r *reader) tupleOf(t *types.Tuple) []schema.Handle {
	handles := make([]schema.Handle, t.Len())
	for i := range handles {
		handles[i] = r.handle(t.At(i).Type())
	}
	return handles
}

var (
	boolType  = types.Typ[types.Bool]
	bytesType = types.NewSlice(types.Typ[types.Uint8])
	errorType = types.Universe.Lookup("error").Type()
)

var methodTypes = map[schema.MethodSet]*types.Interface{
	schema.HasMarshalJSON:   interfaceOf("MarshalJSON", nil, bytesType, errorType),
	schema.HasMarshalText:   interfaceOf("MarshalText", nil, bytesType, errorType),
	schema.HasUnmarshalJSON: interfaceOf("UnmarshalJSON", bytesType, errorType),
	schema.HasUnmarshalText: interfaceOf("UnmarshalText", bytesType, errorType),
	schema.HasIsZero:        interfaceOf("IsZero", nil, boolType),

	schema.HasMarshalCBOR:      interfaceOf("MarshalCBOR", nil, bytesType, errorType),
	schema.HasUnmarshalCBOR:    interfaceOf("UnmarshalCBOR", bytesType, errorType),
	schema.HasMarshalMsgpack:   interfaceOf("MarshalMsgpack", nil, bytesType, errorType),
	schema.HasUnmarshalMsgpack: interfaceOf("UnmarshalMsgpack", bytesType, errorType),
}

// interfaceOf returns the interface with one method, with at most one parameter.
func interfaceOf(name string, param types.Type, results ...types.Type) *types.Interface {
	variables := func(all ...types.Type) *types.Tuple {
		var list []*types.Var
		for _, t := range all {
			if t != nil {
				list = append(list, types.NewParam(token.NoPos, nil, "", t))
			}
		}
		return types.NewTuple(list...)
	}
	signature := types.NewSignatureType(nil, nil, nil, variables(param), variables(results...), false)
	method := types.NewFunc(token.NoPos, nil, name, signature)
	return types.NewInterfaceType([]*types.Func{method}, nil).Complete()
}

func methodsOf(t types.Type) (set schema.MethodSet) {
	for method, iface := range methodTypes {
		if types.Implements(t, iface) {
			set |= method
		}
	}
	return set
}
