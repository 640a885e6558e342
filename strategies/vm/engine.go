package vm

import "unsafe"

// An engine is a way to run programs. The engines differ in how they come from one instruction to the next, and in nothing
// else: they run the same programs and call the same functions.
type engine uint8

const (
	engineCore    engine = iota // encode_core.go, decode_core.go: a switch whose cases call nothing
	engineSwitch                // encode.go, decode.go: a switch whose cases call functions
	engineTable                 // table_encode.go, table_decode.go: a table of functions by opcode
	engineClosure               // closure_encode.go, closure_decode.go: closures made from the instructions beforehand
	engineThunk                 // thunk_encode.go, thunk_decode.go: instructions that hold the function that runs them
)

// hidden returns p, but keeps it from escape analysis. What an engine keeps on the Go stack is handed to functions that are
// called through pointers, of which the compiler must believe that they keep it: it would be allocated for each call. They
// do not keep it.
func hidden[T any](p *T) *T {
	address := uintptr(unsafe.Pointer(p))
	return *(**T)(unsafe.Pointer(&address))
}
