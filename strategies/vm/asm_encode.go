package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
)

// NewAsm returns the machine whose encoder jumps from handler to handler in assembly.
func NewAsm() strategies.Strategy {
	return strategy{
		name: "vm-asm", summary: "vm with handlers in assembly, each of which jumps to the next, in place of the encoder's core",
		fallback: noAsm, codec: newAsmCodec,
	}
}

func newAsmCodec(c codec) strategies.Codec { return &asmCodec{c} }

// An asmCodec writes by assembly and reads as vm does.
type asmCodec struct{ codec }

func (c *asmCodec) Append(dst []byte, v any) ([]byte, error) {
	return c.appendByTable(dst, v, (*tableEncoder).runAsm)
}

// runAsm lets the assembly run as far as it gets, and does the instruction at which that stops as vm-table does.
func (m *tableEncoder) runAsm(in *EncodeInstr) {
	for in != nil {
		dst := makeRoom(m.dst, int(in.Need)+slack)
		var n int
		in, m.base, n = encodeAsm(&m.encodeState, in, m.base, unsafe.Pointer(unsafe.SliceData(dst)), len(dst), cap(dst))
		m.dst = append(dst[:n], in.literal()...)
		in = encodeTable[in.Op](m, in)
	}
}
