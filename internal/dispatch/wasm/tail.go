package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A reach is how a handler gets at the next one.
type reach int

const (
	untyped  reach = iota // return_call_indirect through a table of functions of any type: the type is checked
	typed                 // return_call_indirect through a table of functions of one type
	tableGet              // return_call_ref of what table.get gives
	arrayGet              // return_call_ref of what array.get gives
)

// buildTail builds handlers that end in a tail call of the next one.
func (b *builder) buildTail(how reach) {
	functions := b.declareAll(b.handler)
	jump := b.jump(how, functions)
	for i, index := range functions {
		f := b.newBody()
		if op := opOf(i); op == machine.OpHalt {
			f.push(f.at())
		} else {
			f.perform(op)
			f.push(f.state()...)
			jump(f, f.opcode())
		}
		b.define(index, f.function)
	}
	b.entry = b.declare(b.handler)
	f := b.newBody()
	f.push(f.state()...)
	jump(f, f.opcode())
	b.define(b.entry, f.function)
}

// jump returns what calls the handler of an opcode with what is on the stack, and does not come back.
func (b *builder) jump(how reach, functions []uint32) func(f *body, opcode expr) {
	switch how {
	case typed:
		table := b.typedTable(b.handler, functions)
		return func(f *body, opcode expr) {
			f.push(opcode)
			f.op(opReturnCallIndirect, b.handler, table)
		}
	case tableGet:
		table := b.typedTable(b.handler, functions)
		return func(f *body, opcode expr) {
			f.push(opcode)
			f.op(opTableGet, table)
			f.op(opReturnCallRef, b.handler)
		}
	case arrayGet:
		array, global := b.array(b.handler, functions)
		return func(f *body, opcode expr) {
			f.op(opGlobalGet, global)
			f.push(opcode)
			f.code.byte(prefixGC)
			f.op(opArrayGet, array)
			f.op(opReturnCallRef, b.handler)
		}
	}
	table := b.table(functions)
	return func(f *body, opcode expr) {
		f.push(opcode)
		f.op(opReturnCallIndirect, b.handler, table)
	}
}

// buildPrefetch builds handlers that also get the opcode of the instruction behind theirs, so that it is known when they end.
// Those that jump have to load two.
func (b *builder) buildPrefetch() {
	typ := b.signature(append(b.registers[:len(b.registers):len(b.registers)], i32), []valueType{i32})
	functions := b.declareAll(typ)
	table := b.table(functions)
	jump := func(f *body, opcode expr) { // to the instruction at pc
		f.push(f.state()[:len(b.registers)]...)
		f.push(load8(f.get(f.pc), machine.InstrSize), opcode)
		f.op(opReturnCallIndirect, typ, table)
	}
	for i, index := range functions {
		f := b.newBody(i32)
		prefetched := f.params[len(b.registers)]
		switch op := opOf(i); {
		case op == machine.OpHalt:
			f.push(f.at())
		case op.Control():
			f.perform(op)
			jump(f, f.opcode())
		default:
			f.perform(op)
			jump(f, f.get(prefetched))
		}
		b.define(index, f.function)
	}
	b.entry = b.declare(b.handler)
	f := b.newBody()
	jump(f, f.opcode())
	b.define(b.entry, f.function)
}
