package vm

import (
	"reflect"
	"unsafe"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A Type is a type that instructions refer to, with what the engines need of it again and again. What they need to allocate
// comes first: a program's types stand side by side, and where many programs are in use, each line of memory counts.
type Type struct {
	elem    unsafe.Pointer // Go's descriptor of the elements of a pointer or slice
	size    uintptr        // of the elements of a slice, in bytes
	pointer unsafe.Pointer // Go's descriptor of the pointers to it
	*schema.Type
	form    mapForm // of a map
	writes  Opcode  // of the elements of a map of plain scalars: see plainOp
	reads   Opcode
	scalars bool // a slice of numbers or booleans, none of which has a comma or bracket in its text
	lends   bool // a map of which methods see the memory that its keys or elements are read into
}

func newType(t *schema.Type) Type {
	n := Type{Type: t, pointer: descriptor(reflect.PointerTo(t.Go))}
	switch t.Kind {
	case schema.Pointer, schema.Slice, schema.Bytes:
		n.elem = descriptor(t.Go.Elem())
		n.size = t.Go.Elem().Size()
	}
	if t.Kind == schema.Map {
		n.form = formOf(t)
	}
	if t.Kind == schema.Slice || t.Kind == schema.Bytes {
		k := t.Elem.Kind
		n.scalars = t.Elem.Decode == schema.ByKind && (k == schema.Bool || k.IsInt() || k.IsUint() || k.IsFloat())
	}
	if t.Kind == schema.Map {
		n.writes, n.reads = plainOp(&n, t.Elem.Encode), plainOp(&n, t.Elem.Decode)
		n.lends = t.KeyDecode == schema.KeyText || t.KeyDecode == schema.KeyJSON || lends(t.Elem)
	}
	return n
}

// lends reports whether a method gets a pointer into the memory that a value of type t is read into.
func lends(t *schema.Type) bool {
	switch {
	case isCustom(t, t.Decode):
		return true
	case t.Kind == schema.Array:
		return lends(t.Elem)
	}
	for i := range t.Fields {
		if f := &t.Fields[i]; !f.ThroughPointer() && lends(f.Type) {
			return true
		}
	}
	return false
}

// An eface is an interface without methods in memory. The descriptor of a type is what it has in type; a reflect.Type is an
// interface with methods whose data is the descriptor.
type eface struct{ descriptor, data unsafe.Pointer }

func descriptor(t reflect.Type) unsafe.Pointer { return (*eface)(unsafe.Pointer(&t)).data }

// pointerTo returns the pointer to the value of type t at p, as an interface.
func (t *Type) pointerTo(p unsafe.Pointer) (v any) {
	*(*eface)(unsafe.Pointer(&v)) = eface{t.pointer, p}
	return v
}

// asType is the pointer p as an interface that holds one of type t.
func asType(t reflect.Type, p unsafe.Pointer) (v any) {
	*(*eface)(unsafe.Pointer(&v)) = eface{descriptor(t), p}
	return v
}

// value is the Go value of type t at p, addressable. (reflect.NewAt does the same, but looks up the pointer's type each time.)
func (t *Type) value(p unsafe.Pointer) reflect.Value { return reflect.ValueOf(t.pointerTo(p)).Elem() }

// held is what the interface of type t at p holds. One with methods begins with a table that leads to its content's type in the
// same way, whatever its methods are.
func held(t *schema.Type, p unsafe.Pointer) any {
	if t.Kind == schema.Any {
		return *(*any)(p)
	}
	return *(*interface{ method() })(p)
}

// method is the value of type t at p as an interface I, which a pointer to it implements.
func method[I any](t *Type, p unsafe.Pointer) I { return t.pointerTo(p).(I) }

// new returns memory for what a pointer of type t points to.
func (t *Type) new() unsafe.Pointer { return unsafeNew(t.elem) }

// grow makes room for n more elements in the slice of type t at p.
func (t *Type) grow(p unsafe.Pointer, n int) {
	s := (*sliceHeader)(p)
	if s.length > 0 || n <= 0 {
		t.value(p).Grow(n)
		return
	}
	*s = sliceHeader{unsafeNewArray(t.elem, n), 0, n}
}

// A typeTable numbers the types that instructions refer to.
type typeTable struct {
	types   []Type
	numbers map[*schema.Type]int32
}

func (t *typeTable) index(of *schema.Type) int32 {
	i, ok := t.numbers[of]
	if !ok {
		i = int32(len(t.types))
		t.types = append(t.types, newType(of))
		if t.numbers == nil {
			t.numbers = map[*schema.Type]int32{}
		}
		t.numbers[of] = i
	}
	return i
}
