package vm

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A content says how to write the values of one type that interfaces hold.
type content struct {
	descriptor unsafe.Pointer
	program    *Program
	// pointer says that the type is one, and the program that of what it points to. What a pointer points to can be
	// addressed, so its pointer's methods count; other values in interfaces cannot, so theirs do not.
	pointer bool
	// direct says that a value is in the interface itself and not behind a pointer, though it is none.
	direct bool
	// special says that a binary format has a form of its own for the type, in interfaces.
	special bool
}

// content returns how to write v, which is not nil.
func (f *family) content(v any) (*content, error) {
	descriptor := (*eface)(unsafe.Pointer(&v)).descriptor
	recent := &f.recent[uintptr(descriptor)>>5%recentContents]
	if c := recent.Load(); c != nil && c.descriptor == descriptor {
		return c, nil
	}
	c := &content{descriptor: descriptor, special: f.format.binary != nil && f.format.binary.special(v)}
	t := reflect.TypeOf(v)
	var err error
	if t.Kind() == reflect.Pointer {
		c.pointer = true
		c.program, err = f.root(t.Elem())
	} else {
		c.direct = isDirect(t)
		c.program, err = f.dynamic(t)
	}
	if err != nil {
		return nil, err
	}
	recent.Store(c)
	return c, nil
}

// known returns how to write v, which is not nil, if its type was met before and has a program that writes it in any interface.
func (f *family) known(v any) *content {
	descriptor := (*eface)(unsafe.Pointer(&v)).descriptor
	if c := f.recent[uintptr(descriptor)>>5%recentContents].Load(); c != nil && c.descriptor == descriptor && !c.special {
		return c
	}
	return nil
}

// isDirect reports whether interfaces hold values of the type themselves, and not a pointer to them. That goes for pointers and the like,
// and for some structs and arrays of one, which depends on the version of Go: it is tried out with memory that is right for both.
func isDirect(t reflect.Type) bool {
	if t.Size() != unsafe.Sizeof(uintptr(0)) {
		return false
	}
	var zero unsafe.Pointer
	for v := reflect.ValueOf(asType(t, unsafe.Pointer(&zero))); ; {
		switch v.Kind() {
		case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
			return !v.IsNil()
		case reflect.Array:
			v = v.Index(0)
		case reflect.Struct:
			i := 0
			for v.Field(i).Type().Size() == 0 {
				i++
			}
			v = v.Field(i)
		default:
			return false
		}
	}
}

// at returns where the value is that the program writes, or nil for a nil pointer.
func (c *content) at(v any) unsafe.Pointer {
	data := (*eface)(unsafe.Pointer(&v)).data
	if c.direct {
		box := new(unsafe.Pointer)
		*box = data
		return unsafe.Pointer(box)
	}
	return data
}

// enter counts a level of nesting through an interface. A cycle can go through what is a reference itself; any other value
// in an interface is never met again.
func (c *content) enter(e *wire.Nesting, at unsafe.Pointer) bool {
	t := c.program.Type
	switch {
	case c.pointer:
		return e.Enter(at, 0, t.Name)
	case t.Kind == schema.Map, t.Kind == schema.Slice:
		return enter(e, t, at)
	}
	return e.Enter(at, 0, "")
}
