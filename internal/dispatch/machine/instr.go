package machine

import "fmt"

// An Instr is an instruction as it lies in memory: opcode, A, B in two bytes and Imm in four, the lowest byte first.
type Instr uint64

// InstrSize is the number of bytes of an instruction.
const InstrSize = 8

func newInstr(op Op, a uint8, b uint16, imm uint32) Instr {
	return Instr(op) | Instr(a)<<8 | Instr(b)<<16 | Instr(imm)<<32
}

// Op is the opcode.
func (i Instr) Op() Op { return Op(i) }

// A is a small operand: the length of a literal.
func (i Instr) A() uint32 { return uint32(uint8(i >> 8)) }

// B is an operand of 16 bits: the size of a record.
func (i Instr) B() uint32 { return uint32(uint16(i >> 16)) }

// Imm is the operand of 32 bits: a value, an offset or an address.
func (i Instr) Imm() uint32 { return uint32(i >> 32) }

// WithImm is the instruction with another operand.
func (i Instr) WithImm(imm uint32) Instr { return i&0xffffffff | Instr(imm)<<32 }

// Signed is Imm as a signed number of 64 bits.
func (i Instr) Signed() uint64 { return uint64(int64(i) >> 32) }

func (i Instr) String() string {
	return fmt.Sprintf("%-10s %#x a=%d b=%d", i.Op(), i.Imm(), i.A(), i.B())
}
