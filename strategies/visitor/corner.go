package visitor

import (
	"reflect"
	"unsafe"
)

// This file holds what the generated code needs in the corners of encoding/json's rules, where Go's language without
// reflection does not reach. No workload comes here for each value.

// setString sets a string of any type, named or not.
func setString[S ~string](p *S, v string) { *p = S(v) }

// isZero reports what the option omitzero asks of structs and arrays.
func isZero[T comparable](p *T) bool {
	var zero T
	return *p == zero
}

// isZeroParts does so for types that == is not defined on, whose fields may belong to other packages.
func isZeroParts(p any) bool { return reflect.ValueOf(p).Elem().IsZero() }

// holdsNil reports whether an interface is nil or holds a nil pointer, on which omitzero calls no method.
func holdsNil(v any) bool {
	r := reflect.ValueOf(v)
	return !r.IsValid() || r.Kind() == reflect.Pointer && r.IsNil()
}

// lacks reports whether the embedded pointer of that name is nil in the struct that p points to. Its type is not exported,
// so that no expression of this package can name it.
func lacks(p any, name string) bool { return reflect.ValueOf(p).Elem().FieldByName(name).IsNil() }

// asBytes returns a slice whose elements have a named type as plain bytes.
func asBytes(v any) []byte { return reflect.ValueOf(v).Bytes() }

// setBytes sets a slice whose elements have a named type; p points to it.
func setBytes(p any, v []byte) { reflect.ValueOf(p).Elem().SetBytes(v) }

// byteArray returns an array whose elements have a named type as plain bytes; p points to it.
func byteArray(p any) []byte { return reflect.ValueOf(p).Elem().Bytes() }

// mapPointer returns what a map points to, to be compared.
func mapPointer(m any) unsafe.Pointer { return reflect.ValueOf(m).UnsafePointer() }
