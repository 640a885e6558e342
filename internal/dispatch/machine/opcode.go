package machine

import "fmt"

// An Op is an opcode. Below, i is the instruction's operand Imm, and R[i] the memory at rec + i.
type Op uint8

const (
	OpHalt Op = iota // end of the program

	// Tiny opcodes: a few machine instructions each.
	OpLoad8  // acc = R[i], one byte
	OpLoad32 // acc = R[i], four bytes with their sign
	OpLoad64 // acc = R[i], eight bytes
	OpZigzag // acc = acc<<1 ^ acc>>63, as Protocol Buffers has sint64
	OpAdd    // acc += i, with its sign
	OpAnd    // acc &= i, with its sign
	OpShift  // acc >>= i, without sign
	OpSave   // saved = acc
	OpXor    // acc ^= saved
	OpHash   // sum = sum*31 + acc; acc = sum
	OpTag    // append i, one byte
	OpLit2   // append i, two bytes
	OpLit4   // append i, four bytes
	OpLit16  // append the A ≤ 16 bytes at address i
	OpFix32  // append acc, four bytes
	OpFix64  // append acc, eight bytes
	OpBool   // append false if acc is 0, else true

	// Opcodes with a loop.
	OpVarint // append acc in groups of 7 bits
	OpString // append the length of the string that R[i] points to, one byte, and the string

	// Bloated opcodes: what would spill the registers of a loop that they are part of.
	OpInteger    // append acc as a decimal integer with its sign
	OpDecimal    // append acc hundredths as a decimal number with two places
	OpJSONString // append the string that R[i] points to in quotes, with JSON's escapes
	OpHex        // append acc as 16 hexadecimal digits
	OpDate       // append the day that lies acc days behind 1970-01-01 as YYYY-MM-DD

	// Control.
	OpJump     // pc = i
	OpJumpZero // if acc is 0, pc = i
	OpNext     // rec += B; cnt--; if cnt is not 0, pc = i

	NumOps = iota
)

var opNames = [NumOps]string{
	OpHalt: "halt", OpLoad8: "load8", OpLoad32: "load32", OpLoad64: "load64", OpZigzag: "zigzag", OpAdd: "add", OpAnd: "and",
	OpShift: "shift", OpSave: "save", OpXor: "xor", OpHash: "hash", OpTag: "tag", OpLit2: "lit2", OpLit4: "lit4",
	OpLit16: "lit16", OpFix32: "fix32", OpFix64: "fix64", OpBool: "bool", OpVarint: "varint", OpString: "string",
	OpInteger: "integer", OpDecimal: "decimal", OpJSONString: "jsonstring", OpHex: "hex", OpDate: "date",
	OpJump: "jump", OpJumpZero: "jumpzero", OpNext: "next",
}

func (o Op) String() string {
	if int(o) < NumOps {
		return opNames[o]
	}
	return fmt.Sprintf("op%d", uint8(o))
}

// Bloated reports whether the opcode is one that an interpreter may want to have outside of its loop.
func (o Op) Bloated() bool { return o >= OpString && o <= OpDate }

// Control reports whether the opcode decides which instruction is next. All others go on with the one behind them.
func (o Op) Control() bool { return o == OpHalt || o >= OpJump }
