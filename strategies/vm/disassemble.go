package vm

import (
	"fmt"
	"strings"
)

// String disassembles the whole program.
func (p *Program) String() string { return p.EncodeString() + "\n" + p.DecodeString() }

// EncodeString disassembles the instructions that write values, a line each: index, opcode, the operand's offset, what it
// refers to, and the literal that it appends first.
func (p *Program) EncodeString() string {
	var b strings.Builder
	title(&b, "encode", p, len(p.Encode), encodeSize)
	for pc := range p.Encode {
		in := &p.Encode[pc]
		uses := opcodeTable[in.Op].encode
		l := newLine(pc, in.Op, uses, in.Off)
		if uses&usesTarget != 0 {
			l.add("→ %d", pc+int(in.Arg)/int(encodeSize))
		}
		if uses&usesLength != 0 {
			l.add("× %d", in.Arg)
		}
		if uses&usesType != 0 {
			l.add("%s", p.Types[in.Arg].Name)
		}
		l.write(&b, string(in.literal()))
	}
	return b.String()
}

// DecodeString disassembles the instructions that read values, a line each, with the key that is expected first.
func (p *Program) DecodeString() string {
	var b strings.Builder
	title(&b, "decode", p, len(p.Decode), decodeSize)
	for pc := range p.Decode {
		in := &p.Decode[pc]
		uses := opcodeTable[in.Op].decode
		l := newLine(pc, in.Op, uses, in.Off)
		if uses&usesTarget != 0 {
			l.add("→ %d", pc+int(in.Arg)/int(decodeSize))
		}
		if uses&usesStart != 0 {
			l.add("→ %d", pc+int(in.Rest)/int(decodeSize))
		}
		if uses&usesEnd != 0 {
			l.add("end %d", pc+int(in.End)/int(decodeSize))
		}
		if uses&usesType != 0 {
			l.add("%s", p.Types[in.Arg].Name)
		}
		if uses&usesObject != 0 {
			l.add("%s", p.Objects[in.Arg].Type.Name)
		}
		if in.Flags&FlagUnexported != 0 {
			l.add("unexported")
		}
		if in.Flags&FlagMember != 0 {
			l.add("member of %d", pc+int(in.End)/int(decodeSize))
		}
		l.write(&b, in.key())
	}
	return b.String()
}

func title(b *strings.Builder, direction string, p *Program, n int, size uintptr) {
	fmt.Fprintf(b, "%s %s, %d instructions, %d bytes\n", direction, p.Format, n, n*int(size))
}

// A line is one instruction of a disassembly.
type line struct {
	start string
	refs  []string
}

func newLine(pc int, op Opcode, uses operands, off uint32) *line {
	at := ""
	if uses&usesOff != 0 {
		at = fmt.Sprintf("+%d", off)
	}
	return &line{start: fmt.Sprintf("%4d  %-14s %-6s", pc, op, at)}
}

// add adds something that the instruction refers to.
func (l *line) add(format string, args ...any) { l.refs = append(l.refs, fmt.Sprintf(format, args...)) }

func (l *line) write(b *strings.Builder, text string) {
	refs := strings.Join(l.refs, ", ")
	if text != "" {
		refs = strings.TrimLeft(fmt.Sprintf("%s %#q", refs, text), " ")
	}
	b.WriteString(strings.TrimRight(l.start+" "+refs, " ") + "\n")
}
