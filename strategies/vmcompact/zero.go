package vmcompact

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A zeroer says by a method whether it is zero.
type zeroer interface{ IsZero() bool }

// testOf makes the function that says whether omitzero leaves a value out.
func testOf(test layout.Test) func(p unsafe.Pointer) bool {
	t := test.Type
	switch {
	case test.Never:
		return func(unsafe.Pointer) bool { return true }
	case t.HasIsZero && t.Kind == schema.Interface:
		return func(p unsafe.Pointer) bool {
			content := contentOf(t, p)
			return content == nil || isNilPointer(content) || content.(zeroer).IsZero()
		}
	case t.HasIsZero && t.Kind == schema.Pointer:
		return func(p unsafe.Pointer) bool {
			to := *(*unsafe.Pointer)(p)
			return to == nil || pointerTo(t.Elem.Go, to).(zeroer).IsZero()
		}
	case t.HasIsZero:
		return func(p unsafe.Pointer) bool { return method[zeroer](t, p).IsZero() }
	}
	return func(p unsafe.Pointer) bool { return reflect.NewAt(t.Go, p).Elem().IsZero() }
}

func isNilPointer(v any) bool {
	return reflect.TypeOf(v).Kind() == reflect.Pointer && (*eface)(unsafe.Pointer(&v)).data == nil
}
