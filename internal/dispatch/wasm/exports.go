package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// finish adds what every module has: the memory, run and check.
func (b *builder) finish() {
	b.export("memory", exportMem, 0)
	b.memory(b.image())
	b.exportRun()
	b.exportCheck()
}

// image is what lies in front of the output. Where handlers have copies, instructions name them in turn.
func (b *builder) image() []byte {
	image := machine.NewMemory()[:machine.Output]
	if b.copies == 1 {
		return image
	}
	for n, at := 0, machine.Code; at < machine.Literals; n, at = n+1, at+machine.InstrSize {
		image[at] += byte(machine.NumOps * (n * 5 % b.copies))
	}
	return image
}

// exportRun writes run(pc, reps): it runs a program over all records, again and again.
func (b *builder) exportRun() {
	index := b.declare(b.signature([]valueType{i32, i32}, []valueType{i32}))
	f := newFunction(i32, i32)
	pc, reps, end := f.params[0], f.params[1], f.variable(i32)
	f.loop(func() {
		f.store64(zero(), machine.Sum, wide(0))
		f.push(f.get(pc), number(machine.Records), number(machine.Output), number(machine.NumRecords), wide(0))
		f.op(opCall, b.entry)
		f.pop(end)
		f.leaveIf(f.tee(reps, sub(f.get(reps), number(1))), 0)
	})
	f.push(f.get(end))
	b.define(index, f)
	b.export("run", exportFunc, index)
}

// exportCheck writes check(end): FNV-1a of the output up to there.
func (b *builder) exportCheck() {
	index := b.declare(b.signature([]valueType{i32}, []valueType{i32}))
	f := newFunction(i32)
	end, at, hash := f.params[0], f.variable(i32), f.variable(i32)
	f.set(at, number(machine.Output))
	f.set(hash, number(-2128831035)) // 2166136261
	f.block(func() {
		f.loop(func() {
			f.leaveIf(ge(f.get(at), f.get(end)), 1)
			f.set(hash, mul(xor(f.get(hash), load8(f.get(at), 0)), number(16777619)))
			f.set(at, add(f.get(at), number(1)))
			f.leave(0)
		})
	})
	f.push(f.get(hash))
	b.define(index, f)
	b.export("check", exportFunc, index)
}
