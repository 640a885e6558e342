package vm

import "sync"

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

// A machinePool keeps what engines work with, of type M. It is on the heap, since it is handed to functions that are called through
// pointers, of which the compiler must believe that they keep it.
type machinePool[M any] struct{ pool sync.Pool }

func (p *machinePool[M]) get() *M {
	if m, ok := p.pool.Get().(*M); ok {
		return m
	}
	return new(M)
}

// put keeps m for the next one, without what it refers to.
func (p *machinePool[M]) put(m *M) {
	*m = *new(M)
	p.pool.Put(m)
}
