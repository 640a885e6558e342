package vm

import (
	"reflect"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// value is the Go value of type t at p, addressable.
func value(t *schema.Type, p unsafe.Pointer) reflect.Value { return reflect.NewAt(t.Go, p).Elem() }

// method is the value of type t at p as an interface I, which a pointer to it implements.
func method[I any](t *schema.Type, p unsafe.Pointer) I { return reflect.NewAt(t.Go, p).Interface().(I) }

// enter counts a level of nesting of the pointer, slice or map of type t at p.
func enter(e *wire.Encoder, t *schema.Type, p unsafe.Pointer) bool {
	length := 0
	if t.Kind == schema.Slice {
		length = len(*(*[]byte)(p))
	}
	return e.Enter(*(*unsafe.Pointer)(p), length, t.Name)
}

// isZero calls the method IsZero of the value of type t at p, where nil needs no call.
func isZero(t *schema.Type, p unsafe.Pointer) bool {
	if t.Kind == schema.Time {
		return (*time.Time)(p).IsZero()
	}
	v := value(t, p)
	switch t.Kind {
	case schema.Pointer:
		if v.IsNil() {
			return true
		}
	case schema.Interface:
		if v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() {
			return true
		}
		return v.Interface().(zeroer).IsZero()
	}
	if z, ok := v.Addr().Interface().(zeroer); ok {
		return z.IsZero()
	}
	return v.Interface().(zeroer).IsZero()
}

type zeroer interface{ IsZero() bool }
