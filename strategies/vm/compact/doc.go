// Package compact is a small virtual machine. Its programs say what a type is, in a few words for each member, so that they can be data of
// the linked program: a generator (package gen below) writes them, and nothing is compiled, allocated or initialised when a
// program starts. The same words can be made from reflection.
//
// In flow Programs, which hold the programs of all types of a package, and pointers to values; out flow documents, or values
// that were read from them. One program serves both directions and, since it says what a type is and not how it is
// written, all formats. It is an array of 16-bit words without pointers: an instruction for each member of a struct, of
// three words for a scalar. The names of members stand in one string that all types of a package share.
//
// # Formats
//
// Each format has an engine and a type that runs programs by it: JSON, CBOR and MessagePack. A value of such a type refers to the
// programs and has what the format needs besides, so a program that is linked has the engines of those that it names. A further
// format costs nothing for a type, but for one that formats see differently, by their own tags, methods or options: of
// such a type there is a second program, which the binary formats share where they agree, and Others says so.
//
// The engine of JSON is made for speed (encode.go, decode.go). Those of the binary formats are made to be small: where a value lies
// and which one is next is found by code that they share (writer.go, reader.go), and what a format adds is a switch over what there
// is to be written or read. The files of MessagePack are translated from those of CBOR.
//
// # Words
//
// A struct is its number of members, and then an instruction for each of them:
//
//	code name offset [name offset] [argument [argument]] [type [type]] [test] [pointers…]
//
// The code (see code.go) says what the member is. name is where its name stands among the names, and offset where its value is
// in the struct, from unsafe.Offsetof. What is in brackets is there if the code asks for it: the higher halves of names,
// offsets and arguments beyond 65535; which struct, type or hook the code refers to; which function tests for the zero value; which
// embedded pointers and structs lead to the value.
//
// A type that no code can say by itself, such as an array or a slice of slices of slices of slices, is words of its own,
// that codes refer to: see Programs.typeAt.
//
// # Types
//
// A program knows no Go type. Where the machine allocates, it finds the type by following Go's own descriptors from that of the
// value (see rtype.go). Before a program runs on a type for the first time, it is held to the type's descriptors (check.go): every
// member must have the kind that the program takes it for, at the same offset. So a program that was generated for
// another version of a type, or descriptors that are laid out in another way than expected, are an error and corrupt nothing.
//
// # Features
//
// What few packages need stands in hooks that the generator fills in where they do, so that the linker leaves the rest out:
// times, base64, maps, numbers as text, types with methods, interfaces. In JSON each type with methods has functions of its own. In the
// binary formats a hook has a form, which says what it is, and each form has one function for all types. The package imports neither
// reflect nor fmt nor encoding/json.
//
// The machine reads and writes Go values through unsafe.Pointer, by the rules of package vm: a pointer never points past the
// end of its object, is never kept as an integer, and is stored into user memory by a typed store or by the runtime's own
// functions; memory is allocated by its real type.
package compact

//go:generate go run ../../internal/transcribe . cbor.go cbor_encode.go cbor_decode.go cbor_hook.go cbor_map.go cbor_tuple.go
