package compact

import (
	"errors"
	"strconv"
	"unsafe"
)

// A Hook is a type that the machine does not know by itself: it is written and read by functions of the format.
type Hook struct {
	// Type is a nil pointer to the type.
	Type any
	// Like is what the type is empty like, for omitempty: a code without flags, or 0 for a type that never is.
	Like Code
	// Written and Read say how binary formats write and read it.
	Written, Read Form
}

// A Form is how binary formats write or read the values of a hook. Each format has functions for the forms that its programs need, and none
// for a type alone.
type Form uint8

// Forms.
const (
	NoForm        Form = iota
	BytesForm          // a slice of bytes
	RawForm            // the format's RawMessage
	TimeForm           // time.Time
	TextForm           // by MarshalText and UnmarshalText
	OwnForm            // by the format's own methods
	AnyForm            // what an empty interface holds
	InterfaceForm      // what another interface holds
	BadForm            // an error
	Forms              // their number
)

// Pointer returns a pointer to the value of the hook's type at p, with the methods that such a pointer has.
func (h *Hook) Pointer(p unsafe.Pointer) any { return pointerLike(h.Type, p) }

// pointerLike returns p as a pointer of the type of another one.
func pointerLike(other any, p unsafe.Pointer) any {
	(*eface)(unsafe.Pointer(&other)).data = p
	return other
}

// rtype is the descriptor of the hook's type.
func (h *Hook) rtype() *rtype { return pointeeOf(h.Type) }

// Name is the name of the hook's type.
func (h *Hook) Name() string { return h.rtype().String() }

// Content returns what an interface with methods at p holds: a table leads to its content's type in the same way, whatever the methods are.
func Content(p unsafe.Pointer) any { return *(*interface{ method() })(p) }

// receiver is what has the methods that write the value at p: a pointer to it, or what it holds if it is an interface; nil if that is nil.
func (h *Hook) receiver(p unsafe.Pointer) any {
	if h.rtype().kind() == kindInterface {
		return Content(p)
	}
	return h.Pointer(p)
}

// clear makes nil of the value at p if its type has a nil that null stands for.
func (h *Hook) clear(p unsafe.Pointer) {
	switch t := h.rtype(); t.kind() {
	case kindPointer, kindMap, kindSlice, kindInterface:
		typedmemclr(t, p)
	}
}

// isNil reports whether v, which holds a pointer, holds nil.
func isNil(v any) bool { return (*eface)(unsafe.Pointer(&v)).data == nil }

// KeyError is the error of a map whose type is named, where a key's MarshalText returned err.
func KeyError(t TypeName, format string, err error) error {
	if err == nil {
		return nil
	}
	return errors.New(format + ": encoding error for type " + strconv.Quote(t.String()) + ": " + strconv.Quote(err.Error()))
}
