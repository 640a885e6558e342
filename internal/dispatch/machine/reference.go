package machine

import (
	"hash/fnv"
	"slices"
)

// A Program is a program of the lab, with what it has to come to.
type Program struct {
	Name   string
	PC     uint32 // where it begins
	Steps  int    // instructions that it executes over all records
	Output []byte
	Hash   uint32 // of the output: FNV-1a of 32 bits
}

// Programs are those of the lab, in the order of tables.
func Programs() []Program {
	var list []Program
	for _, c := range programs() {
		m := NewMemory()
		end, steps := reference(m, c.pc)
		output := slices.Clone(m[Output:end])
		list = append(list, Program{Name: c.name, PC: c.pc, Steps: steps, Output: output, Hash: HashOf(output)})
	}
	return list
}

// HashOf is the hash of an output, as all variants have to compute it.
func HashOf(output []byte) uint32 {
	h := fnv.New32a()
	h.Write(output)
	return h.Sum32()
}

// straight are the opcodes that go on with the next instruction.
var straight = [NumOps]func(*Memory, Instr, uint32, uint32, uint64) (uint32, uint64){
	OpLoad8: Load8, OpLoad32: Load32, OpLoad64: Load64, OpZigzag: Zigzag, OpAdd: Add, OpAnd: And, OpShift: Shift, OpSave: Save,
	OpXor: Xor, OpHash: Hash, OpTag: Tag, OpLit2: Lit2, OpLit4: Lit4, OpLit16: Lit16, OpFix32: Fix32, OpFix64: Fix64,
	OpBool: Bool, OpVarint: Varint, OpString: String, OpInteger: Integer, OpDecimal: Decimal, OpJSONString: JSONString,
	OpHex: Hex, OpDate: Date,
}

// reference runs a program over all records. It returns where the output ends, and how many instructions were executed.
func reference(m *Memory, pc uint32) (end uint32, steps int) {
	rec, out, cnt, acc := uint32(Records), uint32(Output), uint32(NumRecords), uint64(0)
	m.Store64(Sum, 0)
	for {
		in := m.Fetch(pc)
		pc += InstrSize
		steps++
		switch in.Op() {
		case OpHalt:
			return out, steps
		case OpJump:
			pc = in.Imm()
		case OpJumpZero:
			if acc == 0 {
				pc = in.Imm()
			}
		case OpNext:
			rec += in.B()
			if cnt--; cnt != 0 {
				pc = in.Imm()
			}
		default:
			out, acc = straight[in.Op()](m, in, rec, out, acc)
		}
	}
}
