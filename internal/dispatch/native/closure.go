package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A closure is an instruction as a function that holds its operands. It returns the number of the next one, which is
// negative at the end, and the registers.
type closure func(m *machine.Memory, rec, out, cnt uint32, acc uint64) (int, uint32, uint32, uint32, uint64)

// compileClosures returns what runs the program at pc as closures.
func compileClosures(m *machine.Memory, pc uint32) runner {
	code := make([]closure, (machine.Literals-pc)/machine.InstrSize)
	for i := range code {
		if in := m.Fetch(pc + uint32(i)*machine.InstrSize); int(in.Op()) < machine.NumOps {
			if in.Op().Control() {
				in = in.WithImm((in.Imm() - pc) / machine.InstrSize)
			}
			code[i] = closures[in.Op()](in, i+1)
		}
	}
	return func(m *machine.Memory) uint32 {
		rec, out, cnt, acc := uint32(machine.Records), uint32(machine.Output), uint32(machine.NumRecords), uint64(0)
		for at := 0; at >= 0; {
			at, rec, out, cnt, acc = code[at](m, rec, out, cnt, acc)
		}
		return out
	}
}

func closeHalt(machine.Instr, int) closure {
	return func(_ *machine.Memory, rec, out, cnt uint32, acc uint64) (int, uint32, uint32, uint32, uint64) {
		return -1, rec, out, cnt, acc
	}
}

func closeJump(in machine.Instr, _ int) closure {
	target := int(in.Imm())
	return func(_ *machine.Memory, rec, out, cnt uint32, acc uint64) (int, uint32, uint32, uint32, uint64) {
		return target, rec, out, cnt, acc
	}
}

func closeJumpZero(in machine.Instr, next int) closure {
	target := int(in.Imm())
	return func(_ *machine.Memory, rec, out, cnt uint32, acc uint64) (int, uint32, uint32, uint32, uint64) {
		if acc == 0 {
			return target, rec, out, cnt, acc
		}
		return next, rec, out, cnt, acc
	}
}

func closeNext(in machine.Instr, next int) closure {
	target, size := int(in.Imm()), in.B()
	return func(_ *machine.Memory, rec, out, cnt uint32, acc uint64) (int, uint32, uint32, uint32, uint64) {
		if cnt--; cnt != 0 {
			return target, rec + size, out, cnt, acc
		}
		return next, rec + size, out, cnt, acc
	}
}
