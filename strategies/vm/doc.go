// Package vm is the strategy of a virtual machine: each type becomes a program once, and an interpreter runs it on every
// value.
//
// In flows a schema.Type; the compiler (compile*.go, and fuse.go for what does the work of several instructions) turns it
// into a Program, two flat sequences of instructions without Go pointers; out comes a codec whose engines run them. An
// engine is a driver (encode.go, decode.go), which is one loop around one switch, and a core (encode_core.go,
// decode_core.go), which calls nothing and does what is common. The machine knows no type: whatever a program needs of
// one, such as what to allocate, stands in tables beside the instructions.
//
// Other engines show what dispatch costs. They run the same programs on the same leaf functions, and differ from the
// driver in how they come from one instruction to the next: by a table of functions (table_*.go), closures (closure_*.go),
// functions that stand in the instructions (thunk_*.go), or, in place of the encoder's core, jumps in assembly
// (asm_encode*). A program that is linked has the code of those it names.
//
// CBOR and MessagePack have programs of the same instructions, with literals and keys of their own (binary.go, compile_binary.go), and engines
// that count members and elements where those of JSON look for commas (cbor_*.go; those of MessagePack are translated from them).
//
// The machine reads and writes Go values through unsafe.Pointer. It holds these rules: a pointer never points past the end
// of its object, is never kept as an integer, and is stored into user memory by a typed store or by reflect; no integer
// is ever in a pointer; memory is allocated by its real type.
package vm

//go:generate go run ../internal/transcribe . cbor_format.go cbor_encode.go cbor_encode_core.go cbor_decode.go cbor_decode_core.go cbor_map.go cbor_special.go cbor_dynamic.go
