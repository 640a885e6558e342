package compact

import "unsafe"

// An rtype is Go's descriptor of a type, as far as it is needed here. The layout is that of package internal/abi;
// TestDescriptors holds it, and check.go relies on nothing before it has looked.
type rtype struct {
	size      uintptr
	ptrBytes  uintptr
	hash      uint32
	flags     uint8
	align     uint8
	fieldSize uint8
	kindBits  uint8
	equal     unsafe.Pointer
	gcData    unsafe.Pointer
	name      int32 // distance of the name from what all types of a module are relative to
	pointer   int32
}

// The kinds of descriptors that are told apart: reflect's numbers.
const (
	kindBool      = 1
	kindInt       = 2
	kindInt64     = 6
	kindUint      = 7
	kindUint8     = 8
	kindUint64    = 11
	kindUintptr   = 12
	kindFloat32   = 13
	kindFloat64   = 14
	kindArray     = 17
	kindInterface = 20
	kindMap       = 21
	kindPointer   = 22
	kindSlice     = 23
	kindString    = 24
	kindStruct    = 25
	kindMask      = 1<<5 - 1

	flagExtraStar = 1 << 1 // the name has a star before it that is not the type's
	flagDirect    = 1 << 5 // interfaces hold values of the type themselves, and not a pointer to them
)

// elemType is the descriptor of a pointer, slice or array.
type elemType struct {
	rtype
	elem   *rtype
	_      *rtype  // of an array, the slice of its elements
	length uintptr // of an array
}

type mapType struct {
	rtype
	key, elem *rtype
}

type structType struct {
	rtype
	pkgPath unsafe.Pointer
	fields  []structField
}

type structField struct {
	_      unsafe.Pointer
	typ    *rtype
	offset uintptr
}

func (t *rtype) kind() uint8 { return t.kindBits & kindMask }

// elem is the type of what a pointer points to, or of the elements of a slice, array or map.
func (t *rtype) elem() *rtype {
	if t.kind() == kindMap {
		return (*mapType)(unsafe.Pointer(t)).elem
	}
	return (*elemType)(unsafe.Pointer(t)).elem
}

// pointee is elem of a pointer, slice or array.
func (t *rtype) pointee() *rtype { return (*elemType)(unsafe.Pointer(t)).elem }

// length is the number of elements of an array.
func (t *rtype) length() int { return int((*elemType)(unsafe.Pointer(t)).length) }

// key is the type of the keys of a map.
func (t *rtype) key() *rtype { return (*mapType)(unsafe.Pointer(t)).key }

func (t *rtype) fields() []structField { return (*structType)(unsafe.Pointer(t)).fields }

// at returns the type of what lies at an offset of a struct, or nil if the way does not lead to anything.
func (t *rtype) at(offset uintptr, way uint32) *rtype {
	for depth := way & wayMask; ; depth-- {
		if t.kind() != kindStruct {
			return nil
		}
		fields := t.fields()
		i := holder(fields, offset)
		if i < 0 {
			return nil
		}
		offset -= fields[i].offset
		if depth == 0 {
			if offset != 0 {
				return nil
			}
			return fields[i].typ
		}
		t = fields[i].typ
	}
}

// holder returns the last field that begins at an offset or before it, or -1. If others begin where it does, they have no size.
func holder(fields []structField, offset uintptr) int {
	low, high := 0, len(fields)
	for low < high {
		middle := int(uint(low+high) / 2)
		if fields[middle].offset <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low - 1
}

// part returns the type of a scalar or of a value for a hook that lies at an offset of a struct, in it or in a struct that
// it holds; nil if none does. accepts says what is looked for, as types of no size may lie at the same offset.
func (t *rtype) part(offset uintptr, accepts func(*rtype) bool) *rtype {
	if t.kind() != kindStruct {
		return nil
	}
	fields := t.fields()
	for i := range fields {
		f := &fields[i]
		if offset < f.offset || offset > f.offset+f.typ.size {
			continue
		}
		if f.offset == offset && accepts(f.typ) {
			return f.typ
		}
		if inner := f.typ.part(offset-f.offset, accepts); inner != nil {
			return inner
		}
	}
	return nil
}

// String is the name of the type as reflect has it.
func (t *rtype) String() string {
	if t == nil {
		return "value"
	}
	p := resolveNameOff(unsafe.Pointer(t), t.name)
	n, at := 0, 1 // behind a byte of flags, the length in groups of seven bits
	for shift := 0; ; shift += 7 {
		b := *(*byte)(unsafe.Add(p, at))
		n |= int(b&0x7F) << shift
		at++
		if b < 0x80 {
			break
		}
	}
	name := unsafe.String((*byte)(unsafe.Add(p, at)), n)
	if t.flags&flagExtraStar != 0 {
		return name[1:]
	}
	return name
}

// An eface is an interface without methods in memory.
type eface struct {
	typ  *rtype
	data unsafe.Pointer
}

// PointerTo returns a pointer to what an interface holds, which must not be written to.
func PointerTo(v any) unsafe.Pointer {
	e := (*eface)(unsafe.Pointer(&v))
	if e.typ.flags&flagDirect == 0 {
		return e.data
	}
	box := new(unsafe.Pointer)
	*box = e.data
	return unsafe.Pointer(box)
}

// New allocates a value of the type of which t is the descriptor, as reflect.Type has it.
func New(t any) unsafe.Pointer { return unsafeNew((*rtype)((*eface)(unsafe.Pointer(&t)).data)) }

// A sliceHeader is a slice of any type in memory.
type sliceHeader struct {
	data     unsafe.Pointer
	length   int
	capacity int
}

// A mapIter is where an iteration over a map is: layout of runtime.linknameIter.
type mapIter struct {
	key, elem unsafe.Pointer
	_         [2]unsafe.Pointer
}

// The functions below are those under package reflect and under what the compiler makes of maps and append. The runtime keeps them
// linkable, with these signatures, since other libraries depend on them, too.

//go:linkname unsafeNew reflect.unsafe_New
func unsafeNew(t *rtype) unsafe.Pointer

//go:linkname unsafeNewArray reflect.unsafe_NewArray
func unsafeNewArray(t *rtype, n int) unsafe.Pointer

//go:linkname growSlice reflect.growslice
func growSlice(t *rtype, old sliceHeader, n int) sliceHeader

//go:linkname typedmemmove runtime.typedmemmove
//go:noescape
func typedmemmove(t *rtype, to, from unsafe.Pointer)

//go:linkname typedmemclr reflect.typedmemclr
//go:noescape
func typedmemclr(t *rtype, p unsafe.Pointer)

//go:linkname makemap reflect.makemap
func makemap(t *rtype, n int) unsafe.Pointer

//go:linkname mapassign runtime.mapassign
func mapassign(t *rtype, m, key unsafe.Pointer) (elem unsafe.Pointer)

//go:linkname mapiterinit runtime.mapiterinit
//go:noescape
func mapiterinit(t *rtype, m unsafe.Pointer, it *mapIter)

//go:linkname mapiternext runtime.mapiternext
//go:noescape
func mapiternext(it *mapIter)

//go:linkname resolveNameOff reflect.resolveNameOff
//go:noescape
func resolveNameOff(t unsafe.Pointer, off int32) unsafe.Pointer
