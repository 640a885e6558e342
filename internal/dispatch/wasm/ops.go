package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A body is the place where the code of an opcode is written: a function, and its locals that are the registers.
type body struct {
	*function
	pc, rec, out, cnt, acc local
}

// imm is the operand of 32 bits.
func (b *body) imm() expr { return load32(b.get(b.pc), 4) }

// member is the address of the record's member that the operand names.
func (b *body) member() expr { return add(b.get(b.rec), b.imm()) }

// behind is the address of the next instruction.
func (b *body) behind() expr { return add(b.get(b.pc), number(machine.InstrSize)) }

// at is the end of the output.
func (b *body) at() expr { return b.get(b.out) }

// advance says that so many bytes were appended.
func (b *body) advance(n int32) { b.advanceBy(number(n)) }

func (b *body) advanceBy(n expr) { b.set(b.out, add(b.at(), n)) }

// append8 appends a byte.
func (b *body) append8(v expr) {
	b.store8(b.at(), 0, v)
	b.advance(1)
}

// accumulator sets acc.
func (b *body) accumulator(e expr) { b.set(b.acc, e) }

// zero is the address 0, for places in the memory that are known.
func zero() expr { return number(0) }

// ops has the code of every opcode but the halt, whose code is the technique's. Those that are control set pc; behind all
// others the technique goes on with the next instruction.
var ops = [machine.NumOps]func(*body){
	machine.OpLoad8:  func(b *body) { b.accumulator(load8Wide(b.member(), 0)) },
	machine.OpLoad32: func(b *body) { b.accumulator(load32Wide(b.member(), 0)) },
	machine.OpLoad64: func(b *body) { b.accumulator(load64(b.member(), 0)) },
	machine.OpZigzag: func(b *body) {
		b.accumulator(xor(shl(b.get(b.acc), wide(1)), shrS(b.get(b.acc), wide(63))))
	},
	machine.OpAdd:   func(b *body) { b.accumulator(add(b.get(b.acc), extendS(b.imm()))) },
	machine.OpAnd:   func(b *body) { b.accumulator(and(b.get(b.acc), extendS(b.imm()))) },
	machine.OpShift: func(b *body) { b.accumulator(shr(b.get(b.acc), extend(b.imm()))) },
	machine.OpSave:  func(b *body) { b.store64(zero(), machine.Saved, b.get(b.acc)) },
	machine.OpXor:   func(b *body) { b.accumulator(xor(b.get(b.acc), load64(zero(), machine.Saved))) },
	machine.OpHash: func(b *body) {
		sum := add(mul(load64(zero(), machine.Sum), wide(31)), b.get(b.acc))
		b.store64(zero(), machine.Sum, b.tee(b.acc, sum))
	},
	machine.OpTag: func(b *body) { b.append8(b.imm()) },
	machine.OpLit2: func(b *body) {
		b.store16(b.at(), 0, b.imm())
		b.advance(2)
	},
	machine.OpLit4: func(b *body) {
		b.store32(b.at(), 0, b.imm())
		b.advance(4)
	},
	machine.OpLit16: func(b *body) {
		b.store64(b.at(), 0, load64(b.imm(), 0))
		b.store64(b.at(), 8, load64(b.imm(), 8))
		b.advanceBy(load8(b.get(b.pc), 1))
	},
	machine.OpFix32: func(b *body) {
		b.store32(b.at(), 0, b.get(b.acc))
		b.advance(4)
	},
	machine.OpFix64: func(b *body) {
		b.store64(b.at(), 0, b.get(b.acc))
		b.advance(8)
	},
	machine.OpBool: func(b *body) {
		b.when(isZero(b.get(b.acc)), func() {
			b.store64(b.at(), 0, wide(machine.FalseWord))
			b.advance(5)
		}, func() {
			b.store32(b.at(), 0, number(machine.TrueWord))
			b.advance(4)
		})
	},
	machine.OpVarint:     varint,
	machine.OpString:     stringOp,
	machine.OpInteger:    integer,
	machine.OpDecimal:    decimal,
	machine.OpJSONString: jsonString,
	machine.OpHex:        hex,
	machine.OpDate:       date,

	machine.OpJump:     func(b *body) { b.set(b.pc, b.imm()) },
	machine.OpJumpZero: func(b *body) { b.set(b.pc, choose(isZero(b.get(b.acc)), b.imm(), b.behind())) },
	machine.OpNext: func(b *body) {
		b.set(b.rec, add(b.get(b.rec), load16(b.get(b.pc), 2)))
		b.set(b.cnt, sub(b.get(b.cnt), number(1)))
		b.set(b.pc, choose(b.get(b.cnt), b.imm(), b.behind()))
	},
}

func varint(b *body) {
	v := b.variable(i64)
	b.set(v, b.get(b.acc))
	b.block(func() {
		b.loop(func() {
			b.leaveIf(lt(b.get(v), wide(128)), 1)
			b.append8(or(b.get(v), wide(128)))
			b.set(v, shr(b.get(v), wide(7)))
			b.leave(0)
		})
	})
	b.append8(b.get(v))
}

func stringOp(b *body) {
	from, n, i := b.variable(i32), b.variable(i32), b.variable(i32)
	b.set(n, b.member())
	b.set(from, load32(b.get(n), 0))
	b.set(n, load32(b.get(n), 4))
	b.append8(b.get(n))
	b.set(i, number(0))
	b.loop(func() {
		b.store64(add(b.at(), b.get(i)), 0, load64(add(b.get(from), b.get(i)), 0))
		b.leaveIf(lt(b.tee(i, add(b.get(i), number(8))), b.get(n)), 0)
	})
	b.advanceBy(b.get(n))
}
