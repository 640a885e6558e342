package vm

import (
	"reflect"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// enter counts a level of nesting of the pointer, slice or map of type t at p.
func enter(e *wire.Encoder, t *schema.Type, p unsafe.Pointer) bool {
	length := 0
	if t.Kind == schema.Slice {
		length = len(*(*[]byte)(p))
	}
	return e.Enter(*(*unsafe.Pointer)(p), length, t.Name)
}

// isZero calls the method IsZero of the value of type t at p, where nil needs no call.
func isZero(t *Type, p unsafe.Pointer) bool {
	if t.Kind == schema.Time {
		return (*time.Time)(p).IsZero()
	}
	v := t.value(p)
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
