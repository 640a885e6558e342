package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A handler does an instruction. The registers are its parameters and results; a pc of 0 ends the program.
type handler func(m *machine.Memory, in machine.Instr, pc, rec, out, cnt uint32, acc uint64) (uint32, uint32, uint32, uint32, uint64)

// runTable is a loop around a table of functions.
func runTable(m *machine.Memory, pc uint32) (end uint32) {
	rec, out, cnt, acc := uint32(machine.Records), uint32(machine.Output), uint32(machine.NumRecords), uint64(0)
	for pc != 0 {
		in := m.Fetch(pc)
		pc, rec, out, cnt, acc = handlers[in.Op()](m, in, pc, rec, out, cnt, acc)
	}
	return out
}

func handleHalt(_ *machine.Memory, _ machine.Instr, _, rec, out, cnt uint32, acc uint64) (uint32, uint32, uint32, uint32, uint64) {
	return 0, rec, out, cnt, acc
}

func handleJump(_ *machine.Memory, in machine.Instr, _, rec, out, cnt uint32, acc uint64) (uint32, uint32, uint32, uint32, uint64) {
	return in.Imm(), rec, out, cnt, acc
}

func handleJumpZero(_ *machine.Memory, in machine.Instr, pc, rec, out, cnt uint32, acc uint64) (uint32, uint32, uint32, uint32, uint64) {
	if pc += machine.InstrSize; acc == 0 {
		pc = in.Imm()
	}
	return pc, rec, out, cnt, acc
}

func handleNext(_ *machine.Memory, in machine.Instr, pc, rec, out, cnt uint32, acc uint64) (uint32, uint32, uint32, uint32, uint64) {
	pc += machine.InstrSize
	if cnt--; cnt != 0 {
		pc = in.Imm()
	}
	return pc, rec + in.B(), out, cnt, acc
}
