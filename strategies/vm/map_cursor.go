package vm

import (
	"reflect"
	"unsafe"
)

// A mapCursor goes through the members of maps of type of. It hands out pointers into the map, where reflect copies each key and
// element, after having asked whether it may be assigned.
type mapCursor struct {
	of    *Type
	place iterPlace
	iter  reflect.MapIter
	other linkedIter // in place of iter, if place is not known
}

func newMapCursor(t *Type) mapCursor { return mapCursor{of: t, place: placeInIter()} }

// start begins with the map at p, and returns its first member.
func (c *mapCursor) start(p unsafe.Pointer) (key, elem unsafe.Pointer) {
	if c.place.key == 0 {
		startMap(descriptor(c.of.Go), *(*unsafe.Pointer)(p), &c.other)
		return c.other.key, c.other.elem
	}
	c.iter.Reset(c.of.value(p))
	return c.next()
}

// next returns the next member; nil after the last one.
func (c *mapCursor) next() (key, elem unsafe.Pointer) {
	if c.place.key == 0 {
		nextMap(&c.other)
		return c.other.key, c.other.elem
	}
	c.iter.Next()
	at := unsafe.Pointer(&c.iter)
	return *(*unsafe.Pointer)(unsafe.Add(at, c.place.key)), *(*unsafe.Pointer)(unsafe.Add(at, c.place.elem))
}

// release forgets the map.
func (c *mapCursor) release() {
	c.iter.Reset(reflect.Value{})
	c.other = linkedIter{}
}

// An iterPlace says where a reflect.MapIter points to the member at hand, in bytes from its start. What is internal to Go can
// change with its version, so the iterator's type is asked; if it has nothing of these names, all is zero.
type iterPlace struct{ key, elem uintptr }

func placeInIter() iterPlace {
	iter, _ := fieldOf(reflect.TypeFor[reflect.MapIter](), "hiter", reflect.Struct)
	if iter.Type == nil {
		return iterPlace{}
	}
	key, hasKey := fieldOf(iter.Type, "key", reflect.UnsafePointer)
	elem, hasElem := fieldOf(iter.Type, "elem", reflect.UnsafePointer)
	if !hasKey || !hasElem {
		return iterPlace{}
	}
	return iterPlace{iter.Offset + key.Offset, iter.Offset + elem.Offset}
}

// fieldOf finds a field of a struct, which need not be exported.
func fieldOf(t reflect.Type, name string, kind reflect.Kind) (f reflect.StructField, ok bool) {
	for i := range t.NumField() {
		if f = t.Field(i); f.Name == name && f.Type.Kind() == kind {
			return f, true
		}
	}
	return reflect.StructField{}, false
}
