package reflection

import "reflect"

// isEmpty reports whether omitempty leaves out a field with the value v.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		return false
	}
	return v.IsZero()
}

type zeroer interface{ IsZero() bool }

var zeroerType = reflect.TypeFor[zeroer]()

// zeroTest returns the function by which omitzero decides about fields of the type: its method IsZero if it has one.
func zeroTest(t reflect.Type) func(reflect.Value) bool {
	switch {
	case t.Implements(zeroerType) && t.Kind() == reflect.Interface:
		return func(v reflect.Value) bool {
			return v.IsNil() || isNilPointer(v.Elem()) || v.Interface().(zeroer).IsZero()
		}
	case t.Implements(zeroerType):
		return func(v reflect.Value) bool { return isNilPointer(v) || v.Interface().(zeroer).IsZero() }
	case reflect.PointerTo(t).Implements(zeroerType):
		return func(v reflect.Value) bool { return addressable(v).Addr().Interface().(zeroer).IsZero() }
	}
	return reflect.Value.IsZero
}

func isNilPointer(v reflect.Value) bool { return v.Kind() == reflect.Pointer && v.IsNil() }

// addressable returns v or, where Go cannot take its address, a copy.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	box := reflect.New(v.Type()).Elem()
	box.Set(v)
	return box
}
