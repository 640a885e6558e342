package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// buildLoopValues builds a loop that calls a handler with the registers and gets them back. A pc of 0 ends it.
func (b *builder) buildLoopValues() {
	typ := b.signature(b.registers, b.registers)
	functions := b.declareAll(typ)
	table := b.table(functions)
	for i, index := range functions {
		f := b.newBody()
		f.performOrStop(opOf(i))
		f.push(f.state()...)
		b.define(index, f.function)
	}
	b.entry = b.declare(b.handler)
	f := b.newBody()
	f.loop(func() {
		f.push(f.state()...)
		f.push(f.opcode())
		f.op(opCallIndirect, typ, table)
		for i := len(f.params) - 1; i >= 0; i-- {
			f.pop(f.params[i])
		}
		f.leaveIf(f.get(f.pc), 0)
	})
	f.push(f.at())
	b.define(b.entry, f.function)
}

// performOrStop is perform, but that the halt sets pc to 0.
func (b *body) performOrStop(op machine.Op) {
	if op == machine.OpHalt {
		b.set(b.pc, number(0))
		return
	}
	b.perform(op)
}

// buildLoopMemory builds a loop that calls handlers without parameters. Each loads the registers that it needs, and stores
// those that it has changed.
func (b *builder) buildLoopMemory() {
	typ := b.signature(nil, nil)
	functions := b.declareAll(typ)
	table := b.table(functions)
	for i, index := range functions {
		b.define(index, b.inMemory(opOf(i)))
	}
	b.entry = b.declare(b.handler)
	f := b.newBody()
	for _, l := range f.params {
		f.spill(l)
	}
	f.loop(func() {
		f.push(load8(spilled(f.pc), 0))
		f.op(opCallIndirect, typ, table)
		f.leaveIf(spilled(f.pc), 0)
	})
	f.push(spilled(f.out))
	b.define(b.entry, f.function)
}

// inMemory is a handler that finds the registers in memory.
func (b *builder) inMemory(op machine.Op) *function {
	f := newFunction()
	registers := make([]local, len(b.registers))
	for i, t := range b.registers {
		registers[i] = f.variable(t)
	}
	handler := &body{f, registers[0], registers[1], registers[2], registers[3], registers[4]}
	handler.performOrStop(op)
	inner := f.code
	f.code = nil
	for _, l := range registers {
		if f.touched[l] {
			f.push(spilled(l))
			f.code.byte(opLocalSet)
			f.code.unsigned(l.index)
		}
	}
	f.code.byte(inner...)
	for _, l := range registers {
		if f.written[l] {
			f.spill(l)
		}
	}
	return f
}

// spill stores a register in the memory.
func (f *function) spill(l local) {
	if l.typ == i64 {
		f.store64(zero(), place(l), f.get(l))
		return
	}
	f.store32(zero(), place(l), f.get(l))
}

// spilled is a register that is in the memory.
func spilled(l local) expr {
	if l.typ == i64 {
		return load64(zero(), place(l))
	}
	return load32(zero(), place(l))
}

func place(l local) uint32 { return machine.Spill + 8*l.index }
