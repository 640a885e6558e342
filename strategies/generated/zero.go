package generated

import "reflect"

// isZero is the test of omitzero for types that == does not apply to.
func isZero[T any](p *T) bool { return reflect.ValueOf(p).Elem().IsZero() }

// isNilPointer reports whether an interface holds a nil pointer.
func isNilPointer(v any) bool {
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && r.IsNil()
}
