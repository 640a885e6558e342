package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// An outlining says where the bloated opcodes of a switch are.
type outlining int

const (
	inline      outlining = iota
	outlined              // in functions that are called directly
	outlinedRef           // in functions that are called by call_ref, which engines do not inline back
)

// buildSwitch builds a loop with a br_table.
func (b *builder) buildSwitch(where outlining) {
	call := b.outline(where)
	b.entry = b.declare(b.handler)
	f := b.newBody()
	last := b.handlers() - 1
	f.loop(func() {
		f.cases(last, func() {
			f.push(f.opcode())
			f.op(opBrTable, uint32(last))
			for i := range last + 1 {
				f.code.unsigned(uint32(i))
			}
		}, func(handler int) {
			again := uint32(last - handler) // the blocks around this place, and the loop
			switch op := opOf(handler); {
			case op == machine.OpHalt:
				f.push(f.at())
				f.op(opReturn)
				return
			case where != inline && op.Bloated():
				call(f, op)
				f.set(f.pc, f.behind())
			default:
				f.perform(op)
			}
			f.leave(again)
		})
	})
	f.op(opUnreachable)
	b.define(b.entry, f.function)
}

// cases writes blocks around a jump, so that leaving the i-th block comes to case i.
func (f *function) cases(last int, jump func(), each func(int)) {
	for range last + 1 {
		f.code.byte(opBlock, typeVoid)
	}
	jump()
	for i := range last + 1 {
		f.code.byte(opEnd)
		each(i)
	}
}

// outline writes functions for the bloated opcodes, from the registers that these read to the end of the output. It returns
// what calls one.
func (b *builder) outline(where outlining) (call func(*body, machine.Op)) {
	if where == inline {
		return nil
	}
	typ := b.signature([]valueType{i32, i32, i32, i64}, []valueType{i32})
	functions := map[machine.Op]uint32{}
	places := map[machine.Op]int32{}
	var list []uint32
	for op := range machine.Op(machine.NumOps) {
		if op.Bloated() {
			index := b.declare(typ)
			f := newFunction(i32, i32, i32, i64)
			o := &body{f, f.params[0], f.params[1], f.params[2], local{}, f.params[3]}
			ops[op](o)
			f.push(o.at())
			b.define(index, f)
			places[op] = int32(len(list))
			functions[op], list = index, append(list, index)
		}
	}
	if where == outlined {
		return func(f *body, op machine.Op) {
			f.push(f.get(f.pc), f.get(f.rec), f.get(f.out), f.get(f.acc))
			f.op(opCall, functions[op])
			f.pop(f.out)
		}
	}
	table := b.typedTable(typ, list)
	return func(f *body, op machine.Op) {
		f.push(f.get(f.pc), f.get(f.rec), f.get(f.out), f.get(f.acc))
		f.push(number(places[op]))
		f.op(opTableGet, table)
		f.op(opCallRef, typ)
		f.pop(f.out)
	}
}
