package schema

import "reflect"

// A Handle stands for one Go type in the terms of the reader that gave it: a reflect.Type, or a type of go/types.
// Handles of one reader are equal (==) exactly if they stand for the same type.
type Handle any

// A Reader says what Go types are. There are two: one over reflect, one over go/types. A Builder turns what they say
// into Types, so that the rules of a dialect are written once. A Reader that serves one dialect may leave out methods
// that only others heed.
type Reader interface {
	Describe(Handle) *Description
}

// A Description is what a reader knows of one Go type, without the types it is made of.
type Description struct {
	Name    string // of a declared or builtin type, type arguments with their import paths; "" for other types
	Package Import // that declares the type; zero for builtin types and those without a name

	Kind     reflect.Kind
	Elem     Handle // Pointer, Slice, Array, Map, Chan
	Key      Handle // Map
	Len      int    // Array
	Dir      reflect.ChanDir
	Fields   []GoField  // Struct: every field, in order
	Methods  []GoMethod // Interface; zero values where Go is not nil, which knows them
	Params   []Handle   // Func
	Results  []Handle   // Func
	Variadic bool       // Func: the last of Params is a slice written with dots

	// Has are the methods of the type itself, PointerHas those of a pointer to it.
	Has, PointerHas MethodSet

	Size       uintptr
	Comparable bool
	Go         reflect.Type // nil when read from source
}

// A GoField is a field as it is declared.
type GoField struct {
	Name     string
	Type     Handle
	Tag      string
	Offset   uintptr
	Embedded bool
	Exported bool
}

// A GoMethod is a method of an interface. Type is a Func without a receiver.
type GoMethod struct {
	Name string
	Type Handle
}

// An Import is a package as Type.Name mentions it.
type Import struct {
	Name, Path string
}

// A MethodSet says which of the methods that matter to some dialect a type has, with exactly the right signature.
type MethodSet uint16

const (
	HasMarshalJSON MethodSet = 1 << iota
	HasMarshalText
	HasUnmarshalJSON
	HasUnmarshalText
	HasIsZero
	HasMarshalCBOR
	HasUnmarshalCBOR
	HasMarshalMsgpack
	HasUnmarshalMsgpack
)
