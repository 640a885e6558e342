package compact

import "unsafe"

// isEmpty reports whether omitempty leaves out the value at p.
func (m *Programs) isEmpty(r typeRef, p unsafe.Pointer) bool {
	switch op := r.code.op(); {
	case op == opSlice:
		return (*sliceHeader)(p).length == 0
	case FirstHook <= op && op <= AnyHook:
		return isEmpty(m.hook(r).Like, p)
	case op != Type:
		return isEmpty(r.code, p)
	}
	switch words := m.typeAt(r.argument); words.code {
	case Array:
		return words.argument == 0
	case Keyed:
		return isEmpty(Wrap(Bool, Map), p)
	case Split:
		return m.isEmpty(m.typeAt(r.argument+typeWords), p)
	default:
		return m.isEmpty(words, p)
	}
}

// isEmpty reports whether omitempty leaves out a value that is no hook's.
func isEmpty(c Code, p unsafe.Pointer) bool {
	switch c.op() {
	case Bool, Int8, Uint8:
		return *(*uint8)(p) == 0
	case Int16, Uint16:
		return *(*uint16)(p) == 0
	case Int32, Uint32:
		return *(*uint32)(p) == 0
	case Int64, Uint64:
		return *(*uint64)(p) == 0
	case Int, Uint, Uintptr:
		return *(*uint)(p) == 0
	case Float32:
		return *(*float32)(p) == 0
	case Float64:
		return *(*float64)(p) == 0
	case String:
		return len(*(*string)(p)) == 0
	case opPointer:
		return *(*unsafe.Pointer)(p) == nil
	case opSlice:
		return (*sliceHeader)(p).length == 0
	case opMap: // the length of a map does not depend on its type
		return len(*(*map[string]struct{})(p)) == 0
	}
	return false
}
