package vm

import "unsafe"

// The functions here are what reflect's own functions call, and take types by their descriptors. The runtime keeps them for packages
// that link to them (go.dev/issue/67401). Those of reflect that take a reflect.Value do more: New and MakeSlice look up the type of the
// pointer or slice that they return, and all that assigns also asks whether the value is a method, which links all that calling
// one by its name needs.

// unsafeNew and unsafeNewArray allocate zeroed memory for one or n values.
//
//go:linkname unsafeNew reflect.unsafe_New
func unsafeNew(t unsafe.Pointer) unsafe.Pointer

//go:linkname unsafeNewArray reflect.unsafe_NewArray
func unsafeNewArray(t unsafe.Pointer, n int) unsafe.Pointer

// moveTyped copies a value, and clearTyped zeroes one.
//
//go:linkname moveTyped reflect.typedmemmove
//go:noescape
func moveTyped(t, to, from unsafe.Pointer)

//go:linkname clearTyped reflect.typedmemclr
//go:noescape
func clearTyped(t, p unsafe.Pointer)

// makeMap makes a map with room for n members.
//
//go:linkname makeMap reflect.makemap
func makeMap(t unsafe.Pointer, n int) unsafe.Pointer

// assignMap sets a member of a map to copies of a key and an element.
//
//go:linkname assignMap reflect.mapassign
func assignMap(t, m, key, elem unsafe.Pointer)

// A linkedIter is the state of startMap and nextMap, which go through the members of a map and allocate memory for each map.
type linkedIter struct {
	key, elem unsafe.Pointer // within the map; nil after the last member
	_         [2]unsafe.Pointer
}

//go:linkname startMap reflect.mapiterinit
func startMap(t, m unsafe.Pointer, c *linkedIter)

//go:linkname nextMap reflect.mapiternext
func nextMap(c *linkedIter)
