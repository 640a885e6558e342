package schema

import "reflect"

// A Type describes one Go type as a serializer sees it. Types form a graph that is cyclic for recursive types, is
// built once and is never changed afterwards. Each Dialect has its own graph: only what Go says of a type is the same
// in all of them.
//
// A graph holds one Type for each Go type, with one exception: a type that is reached where Go cannot take its
// address (the element of a map, the content of an interface) and that holds, by value, a method with a pointer
// receiver has a second Type with Unaddressable set, because encoding/json does not call such a method there, and no
// other dialect does.
type Type struct {
	// Name is the type as a Go expression, with packages by their name: "workloads.Order", "[]*workloads.Item".
	// A second package of the same name gets a number: "map[a.Key]a2.Item". Imports are the packages mentioned, without those
	// in the methods of an interface that has no name, where reflect read it: it would have to look them up, and a program
	// that does has the linker keep every exported method.
	Name    string
	Imports []Import
	// Package is the import path of the package that declares the type, or "" for builtin and composite types.
	Package string

	Kind Kind
	Elem *Type // Pointer, Slice, Bytes, Array, Map
	Key  *Type // Map
	Len  int   // Array: number of elements

	// Fields are the fields that are serialized, in order, after Go's promotion rules. Struct only.
	Fields []Field

	// ToArray says that a struct is written as an array of the values of its Fields in order, without their names.
	// None of them is ever left out. Not in JSON.
	ToArray bool

	Size uintptr // bytes, on the architecture the reading was made for

	// Encode and Decode say whether methods of the type replace what its kind would do. The method can always be
	// called through a pointer to the value, but for an Interface: there the content of the interface has it, and nil
	// is written as null. A Pointer never has one: what it points to does.
	Encode, Decode Custom

	// PointerDecode replaces Decode for a value that was reached through a pointer or is the root. It differs only in
	// structs without a name that embed a type with such methods: encoding/json finds them nowhere else.
	PointerDecode Custom

	// KeyEncode and KeyDecode say how a map writes and reads its keys. Map only.
	KeyEncode, KeyDecode KeyForm

	// HasIsZero says that the type, or a pointer to it, has the method IsZero() bool, which omitzero calls. A nil
	// Pointer, and an Interface that is nil or holds a nil pointer, is zero without a call.
	HasIsZero bool

	// Comparable says that == may be used on the type.
	Comparable bool

	// Recursive says that a value of the type can contain, at some depth, another value of the type. The content
	// of interfaces does not count.
	Recursive bool

	// Unaddressable marks the second Type of a Go type, see above.
	Unaddressable bool

	// Go is the type itself; nil when the graph was read from source.
	Go reflect.Type
}

// A Field is one member of a struct's serialized form. With embedding it may lie deeper than the struct itself.
type Field struct {
	Name    string // the member's name in the format, unescaped
	Type    *Type
	Options Options

	// Path leads from the struct to the field: all but the last step are embedded structs or pointers to such.
	Path []Step

	// Offset is the field's distance in bytes from the start of the struct that directly or by value holds it: the
	// outermost struct, or what the last pointer of Path points to.
	Offset uintptr
}

// A Step is one selector on the way to a field.
type Step struct {
	GoName   string
	Offset   uintptr // within the struct selected from
	Type     *Type   // of what is selected: a Struct or Pointer when embedded, the field's type at the end
	Exported bool
}

// String returns the name of the type.
func (t *Type) String() string { return t.Name }

// ReadsBase64 reports whether a JSON string decodes into the type as base64. All slices of bytes do, also those that
// are written as arrays because their elements have methods for it.
func (t *Type) ReadsBase64() bool {
	return t.Kind == Bytes || t.Kind == Slice && t.Elem.Kind == Uint8
}

// ThroughPointer reports whether an embedded pointer lies on the way to the field, so that it may be absent.
func (f *Field) ThroughPointer() bool {
	for _, s := range f.Path[:len(f.Path)-1] {
		if s.Type.Kind == Pointer {
			return true
		}
	}
	return false
}

// Options are the options of a field's tag.
type Options struct {
	OmitEmpty bool
	OmitZero  bool
	Quoted    bool // the option "string", where the type allows it; in JSON only

	// KeyAsInt says that the member's name is written as an integer: the one that Field.Name is in decimal, which fits
	// int64. Not in JSON.
	KeyAsInt bool
}

// Custom says who serializes a type.
type Custom uint8

const (
	ByKind Custom = iota // the serializer, after the type's kind
	ByJSON               // MarshalJSON or UnmarshalJSON
	ByText               // MarshalText or UnmarshalText
	ByOwn                // the format's own method: MarshalCBOR or UnmarshalCBOR, MarshalMsgpack or UnmarshalMsgpack
)

// KeyForm says how the keys of a map are written: in JSON as strings all, in other formats integers as such.
type KeyForm uint8

const (
	KeyUnsupported KeyForm = iota
	KeyString
	KeyInt
	KeyUint
	KeyText // MarshalText or UnmarshalText; a nil pointer is written as ""
	KeyJSON // UnmarshalJSON of the quoted key, for types that have UnmarshalText too; reading only, in JSON only
)
