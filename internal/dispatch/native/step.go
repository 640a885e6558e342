package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A step does an instruction and returns the step of the next one, nil at the end: what a tail call would be, by way of a
// loop. The registers are in a state.
type step func(*state) step

// A state is the registers of the machine, and the instruction that is done.
type state struct {
	m                 *machine.Memory
	in                machine.Instr
	pc, rec, out, cnt uint32
	acc               uint64
}

// steps has the step of each opcode. It is set when the program starts, since steps refer to it.
var steps [256]step

// runSteps is a loop around steps.
func runSteps(m *machine.Memory, pc uint32) (end uint32) {
	s := state{m: m, pc: pc, rec: machine.Records, out: machine.Output, cnt: machine.NumRecords}
	for next := s.fetch(); next != nil; {
		next = next(&s)
	}
	return s.out
}

// fetch is the step of the instruction at pc.
func (s *state) fetch() step {
	s.in = s.m.Fetch(s.pc)
	return steps[s.in.Op()]
}

// following is the step of the instruction behind the one at pc.
func (s *state) following() step {
	s.pc += machine.InstrSize
	return s.fetch()
}

func stepHalt(*state) step { return nil }

func stepJump(s *state) step {
	s.pc = s.in.Imm()
	return s.fetch()
}

func stepJumpZero(s *state) step {
	if s.acc == 0 {
		return stepJump(s)
	}
	return s.following()
}

func stepNext(s *state) step {
	s.rec += s.in.B()
	if s.cnt--; s.cnt != 0 {
		return stepJump(s)
	}
	return s.following()
}
