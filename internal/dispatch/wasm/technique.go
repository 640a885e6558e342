package wasm

import (
	"github.com/vmbench/vmbench/internal/dispatch/engine"
	"github.com/vmbench/vmbench/internal/dispatch/machine"
)

// A Technique is a way to get from one instruction to the next.
type Technique struct {
	Name    string
	Summary string
	build   func(*builder)
}

// Techniques lists all of them, in the order of tables, with the baseline first.
func Techniques() []Technique {
	return []Technique{
		{"switch", "a loop around br_table", func(b *builder) { b.buildSwitch(inline) }},
		{"outlined", "switch, with functions for the bloated opcodes", func(b *builder) { b.buildSwitch(outlined) }},
		{"outlined-ref", "outlined, called through a table of typed references", func(b *builder) { b.buildSwitch(outlinedRef) }},
		{"switch-copies", "switch with 9 copies of each handler", func(b *builder) { b.copies = 9; b.buildSwitch(inline) }},
		{"loop-values", "a loop around call_indirect, registers as parameters and results", (*builder).buildLoopValues},
		{"loop-memory", "a loop around call_indirect, registers in memory", (*builder).buildLoopMemory},
		{"tail", "return_call_indirect through an untyped table", func(b *builder) { b.buildTail(untyped) }},
		{"tail-typed", "return_call_indirect through a typed table", func(b *builder) { b.buildTail(typed) }},
		{"tail-ref", "return_call_ref of table.get from a typed table", func(b *builder) { b.buildTail(tableGet) }},
		{"tail-array", "return_call_ref of an element of a GC array", func(b *builder) { b.buildTail(arrayGet) }},
		{"tail-prefetch", "tail, with the opcode of the next instruction loaded ahead", (*builder).buildPrefetch},
		{"tail-copies", "tail with 9 copies of each handler", func(b *builder) { b.copies = 9; b.buildTail(untyped) }},
		{"array-copies", "tail-array with 9 copies of each handler", func(b *builder) { b.copies = 9; b.buildTail(arrayGet) }},
	}
}

// Module returns the machine in a technique. Its handlers lie behind as many functions as layout says, which nobody calls: where code lies can
// decide its speed, and engines that compile functions one after the other have it elsewhere for each of some layouts. They
// differ in length, or an engine that rounds lengths up might move the handlers by whole lines of the cache.
func (t Technique) Module(layout int) engine.Module {
	b := newBuilder()
	for i := range layout {
		f := b.newBody()
		for j := range i + 1 {
			f.store32(f.get(f.out), uint32(4*j), f.get(f.pc))
		}
		f.push(number(0))
		b.define(b.declare(b.handler), f.function)
	}
	t.build(b)
	b.finish()
	return engine.Module{Technique: t.Name, Wasm: b.encode()}
}

// A builder writes the module of a technique.
type builder struct {
	module
	copies    int         // of each handler
	registers []valueType // in the order of their locals
	handler   uint32      // type of functions from the registers to the end of the output
	entry     uint32      // the function that runs a program; it is a handler
}

func newBuilder() *builder {
	b := &builder{copies: 1, registers: []valueType{i32, i32, i32, i32, i64}}
	b.handler = b.signature(b.registers, []valueType{i32})
	return b
}

// newBody returns a function whose parameters are the registers, and perhaps more.
func (b *builder) newBody(more ...valueType) *body {
	f := newFunction(append(b.registers[:len(b.registers):len(b.registers)], more...)...)
	return &body{f, f.params[0], f.params[1], f.params[2], f.params[3], f.params[4]}
}

// handlers is the number of handlers: of copies, those of an opcode lie NumOps apart.
func (b *builder) handlers() int { return b.copies * machine.NumOps }

// opOf is the opcode that a handler is for.
func opOf(handler int) machine.Op { return machine.Op(handler % machine.NumOps) }

// declareAll declares all handlers.
func (b *builder) declareAll(typ uint32) []uint32 {
	list := make([]uint32, b.handlers())
	for i := range list {
		list[i] = b.declare(typ)
	}
	return list
}

// opcode is the opcode at pc: with copies, the number of a handler.
func (b *body) opcode() expr { return load8(b.get(b.pc), 0) }

// state is the registers and what other parameters there are.
func (f *function) state() (list []expr) {
	for _, l := range f.params {
		list = append(list, f.get(l))
	}
	return list
}

// perform is what an opcode does, up to and with pc.
func (b *body) perform(op machine.Op) {
	ops[op](b)
	if !op.Control() {
		b.set(b.pc, b.behind())
	}
}
