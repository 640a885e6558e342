// Package vm is the strategy of a virtual machine: each type becomes a program once, and an interpreter runs it on every
// value.
//
// In flows a schema.Type; the compiler (compile*.go) turns it into a Program, two flat sequences of instructions without
// Go pointers; out comes a codec whose engines (encode.go, decode.go) run them. An engine is one loop around one dense
// switch. The machine knows no type: whatever a program needs of one, such as what to allocate, stands in tables beside
// the instructions.
//
// The machine reads and writes Go values through unsafe.Pointer. It holds these rules: a pointer never points past the end
// of its object, is never kept as an integer, and is stored into user memory by a typed store or by reflect; memory is
// allocated through reflect by its real type.
package vm
