package vm

import (
	"fmt"
	"strings"
	"unsafe"
)

// String disassembles the whole program.
func (p *Program) String() string { return p.EncodeString() + "\n" + p.DecodeString() }

// EncodeString disassembles the instructions that write values, a line each: address, opcode, the operand's offset, the
// type or object it refers to, where it may go, and the literal that it appends first.
func (p *Program) EncodeString() string {
	return p.disassemble("encode", p.Encode, func(op Opcode) operands { return opcodeTable[op].encode })
}

// DecodeString disassembles the instructions that read values. The literal is the key that is expected next.
func (p *Program) DecodeString() string {
	return p.disassemble("decode", p.Decode, func(op Opcode) operands { return opcodeTable[op].decode })
}

func (p *Program) disassemble(direction string, code []Instr, uses func(Opcode) operands) string {
	var b strings.Builder
	size := len(code) * int(unsafe.Sizeof(Instr{}))
	fmt.Fprintf(&b, "%s %s, %d instructions, %d bytes\n", direction, p.Format, len(code), size)
	for pc, in := range code {
		line := fmt.Sprintf("%4d  %-14s %s", pc, in.Op, p.operands(in, uses(in.Op)))
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// operands are the operands of an instruction in columns.
func (p *Program) operands(in Instr, uses operands) string {
	var off, rest string
	if uses&usesOff != 0 {
		off = fmt.Sprintf("+%d", in.Off)
	}
	if uses&usesTarget != 0 {
		rest += fmt.Sprintf(" → %d", in.Arg)
	}
	if uses&usesType != 0 {
		rest += " " + p.Types[in.Lit].Name
	}
	if uses&usesObject != 0 {
		o := p.Objects[in.Arg]
		rest += fmt.Sprintf(" %s → %d", o.Type.Name, o.End)
	}
	if uses&usesText != 0 {
		rest += fmt.Sprintf(" %#q", p.Text[in.Arg:][:in.Off])
	}
	if in.LitLen != 0 {
		rest += fmt.Sprintf(" %#q", p.Text[in.Lit:][:in.LitLen])
	}
	if in.Flags&FlagUnexported != 0 {
		rest += " unexported"
	}
	return fmt.Sprintf("%-6s%s", off, rest)
}
