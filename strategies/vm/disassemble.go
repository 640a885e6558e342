package vm

import (
	"fmt"
	"strings"
)

// A Listing is one half of a program, disassembled.
type Listing struct {
	Direction    string `json:"direction"` // "encode" or "decode"
	Format       string `json:"format"`
	Bytes        int    `json:"bytes"` // of the instructions, without their text
	Instructions []Line `json:"instructions"`
	// Documents is how many a profile was made of; 0 if there is none.
	Documents int `json:"documents,omitempty"`
}

// A Line is one instruction of a Listing.
type Line struct {
	Index  int      `json:"index"`
	Op     string   `json:"op"`
	Offset *uint32  `json:"offset,omitempty"` // of the operand in the object at hand, in bytes
	Refs   []string `json:"refs,omitempty"`   // where it may go, its type, and the like
	Text   string   `json:"text,omitempty"`   // what it appends first, or the key that it expects first
	*Counts
}

// EncodeListing disassembles the instructions that write values, a line each: index, opcode, the operand's offset, what it
// refers to, and the literal that it appends first.
func (p *Program) EncodeListing() *Listing {
	l := &Listing{Direction: "encode", Format: string(p.Format.name), Bytes: len(p.Encode) * int(encodeSize)}
	for pc := range p.Encode {
		in := &p.Encode[pc]
		uses := opcodeTable[in.Op].encode
		line := newLine(pc, in.Op, uses, in.Off)
		if uses&usesTarget != 0 {
			line.refer("→ %d", pc+int(in.Arg)/int(encodeSize))
		}
		if uses&usesLength != 0 {
			line.refer("× %d", in.Arg)
		}
		if uses&usesEntries != 0 {
			line.refer("%d + %d", in.Arg&maxSure, in.Arg>>sureBits)
		}
		if uses&usesType != 0 {
			line.refer("%s", p.Types[in.Arg].Name)
		}
		line.Text = string(in.literal())
		l.Instructions = append(l.Instructions, line)
	}
	return l
}

// DecodeListing disassembles the instructions that read values, a line each, with the key that is expected first.
func (p *Program) DecodeListing() *Listing {
	l := &Listing{Direction: "decode", Format: string(p.Format.name), Bytes: len(p.Decode) * int(decodeSize)}
	for pc := range p.Decode {
		in := &p.Decode[pc]
		line := newLine(pc, in.Op, opcodeTable[in.Op].decode, in.Off)
		p.referDecode(&line, in)
		line.Text = in.key()
		l.Instructions = append(l.Instructions, line)
	}
	return l
}

// referDecode adds what an instruction that reads refers to.
func (p *Program) referDecode(line *Line, in *DecodeInstr) {
	uses := opcodeTable[in.Op].decode
	at := func(distance int) int { return line.Index + distance/int(decodeSize) }
	if uses&usesTarget != 0 {
		line.refer("→ %d", at(int(in.Arg)))
	}
	if uses&usesStart != 0 {
		line.refer("→ %d", at(int(in.Rest)))
	}
	if uses&usesEnd != 0 {
		line.refer("end %d", at(int(in.End)))
	}
	if uses&usesType != 0 {
		line.refer("%s", p.Types[in.Arg].Name)
	}
	if uses&usesObject != 0 {
		line.refer("%s", p.Objects[in.Arg].Type.Name)
	}
	if in.Flags&FlagUnexported != 0 {
		line.refer("unexported")
	}
	if in.Flags&FlagMember != 0 {
		line.refer("member of %d", at(int(in.End)))
	}
}

func newLine(pc int, op Opcode, uses operands, off uint32) Line {
	l := Line{Index: pc, Op: op.String()}
	if uses&usesOff != 0 {
		l.Offset = &off
	}
	return l
}

// refer adds something that the instruction refers to.
func (l *Line) refer(format string, args ...any) {
	l.Refs = append(l.Refs, fmt.Sprintf(format, args...))
}

// String is the listing as text. With a profile, each line begins with how often the instruction ran for a document, its share of
// the time, the bytes that it wrote or read, and how often another key came than it expects.
func (l *Listing) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s, %d instructions, %d bytes\n", l.Direction, l.Format, len(l.Instructions), l.Bytes)
	if l.Documents > 0 {
		fmt.Fprintf(&b, "%9s %6s %9s %7s\n", "runs", "time", "bytes", "missed")
	}
	for i := range l.Instructions {
		b.WriteString(l.counts(&l.Instructions[i]) + l.Instructions[i].String() + "\n")
	}
	return b.String()
}

// counts are the columns of a profile.
func (l *Listing) counts(line *Line) string {
	if l.Documents == 0 {
		return ""
	}
	c := line.Counts
	return fmt.Sprintf("%9s %6s %9s %7s ", perDocument(c.Runs, l.Documents), percent(c.Time),
		perDocument(c.Bytes, l.Documents), perDocument(c.Missed, l.Documents))
}

// perDocument is a count for each of n documents, or nothing if it is 0.
func perDocument(count, n int) string {
	switch {
	case count == 0:
		return ""
	case count%n == 0:
		return fmt.Sprint(count / n)
	}
	return fmt.Sprintf("%.1f", float64(count)/float64(n))
}

func percent(share float64) string {
	if share == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f%%", 100*share)
}

func (l *Line) String() string {
	off := ""
	if l.Offset != nil {
		off = fmt.Sprintf("+%d", *l.Offset)
	}
	refs := strings.Join(l.Refs, ", ")
	if l.Text != "" {
		refs = strings.TrimLeft(fmt.Sprintf("%s %#q", refs, l.Text), " ")
	}
	return strings.TrimRight(fmt.Sprintf("%4d  %-14s %-6s %s", l.Index, l.Op, off, refs), " ")
}
