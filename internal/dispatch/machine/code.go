package machine

import (
	"encoding/binary"
	"fmt"
)

// A code is a program while it is written.
type code struct {
	name string
	pc   uint32 // of its first instruction
	list []Instr
}

// add appends an instruction of an opcode and its Imm.
func (c *code) add(op Op, imm int32) *code {
	c.list = append(c.list, newInstr(op, 0, 0, uint32(imm)))
	return c
}

// literal appends the instruction that writes a text of up to 16 bytes.
func (c *code) literal(text string) *code {
	c.list = append(c.list, newInstr(OpLit16, uint8(len(text)), 0, literals.place(text)))
	return c
}

// unless appends instructions that are passed over if acc is 0.
func (c *code) unless(then func()) *code {
	at := len(c.list)
	c.add(OpJumpZero, 0)
	then()
	c.list[at] = newInstr(OpJumpZero, 0, 0, c.here())
	return c
}

// either appends instructions for an acc other than 0, and others for 0.
func (c *code) either(then, otherwise func()) *code {
	var jump int
	c.unless(func() {
		then()
		jump = len(c.list)
		c.add(OpJump, 0)
	})
	otherwise()
	c.list[jump] = newInstr(OpJump, 0, 0, c.here())
	return c
}

// next appends the end of a record: the next one goes on at an address, and behind the last one the program ends.
func (c *code) next(pc uint32) *code {
	c.list = append(c.list, newInstr(OpNext, 0, RecordSize, pc))
	return c.add(OpHalt, 0)
}

// here is the address of the instruction that is appended next.
func (c *code) here() uint32 { return c.pc + uint32(len(c.list)*InstrSize) }

func (c *code) bytes() []byte {
	var b []byte
	for _, in := range c.list {
		b = binary.LittleEndian.AppendUint64(b, uint64(in))
	}
	return b
}

// A pool has the texts of literals, each once.
type pool struct {
	text   []byte
	places map[string]uint32
}

// literals are those of all programs.
var literals = &pool{places: map[string]uint32{}}

// place is the address of a text.
func (p *pool) place(text string) uint32 {
	if len(text) > 16 {
		panic(fmt.Sprintf("machine: literal %q is longer than 16 bytes", text))
	}
	at, known := p.places[text]
	if !known {
		at = Literals + uint32(len(p.text))
		p.places[text] = at
		p.text = append(p.text, text...)
		p.text = append(p.text, make([]byte, 16-len(text))...)
	}
	return at
}
