package vm

import (
	"reflect"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// enter counts a level of nesting of the pointer, slice or map of type t at p.
func enter(e *wire.Nesting, t *schema.Type, p unsafe.Pointer) bool {
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
	switch t.Kind {
	case schema.Pointer:
		to := *(*unsafe.Pointer)(p)
		return to == nil || asType(t.Go, to).(zeroer).IsZero()
	case schema.Interface:
		v := held(t.Type, p)
		return v == nil || isNilPointer(v) || v.(zeroer).IsZero()
	}
	return method[zeroer](t, p).IsZero()
}

// isNilPointer reports whether v is a pointer, and nil.
func isNilPointer(v any) bool {
	return reflect.TypeOf(v).Kind() == reflect.Pointer && (*eface)(unsafe.Pointer(&v)).data == nil
}

type zeroer interface{ IsZero() bool }
