package vm

import (
	"math"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// maxLiteral is the length of the longest literal of one instruction, in bytes.
const maxLiteral = math.MaxUint16

// An assembler collects the instructions of a program, the literals and types they refer to, and the subprograms that
// remain to be compiled. The two compilers use it one after the other.
type assembler struct {
	program *Program
	code    []Instr

	text    strings.Builder
	literal map[string]uint32 // literals by their text
	types   map[*schema.Type]uint32

	// pending is the literal that the next instruction appends.
	pending []byte

	calls   map[*schema.Type][]int  // OpCall instructions by subprogram
	entries map[*schema.Type]uint32 // addresses of subprograms
	waiting []*schema.Type          // subprograms that are called and not yet compiled
}

func newAssembler(p *Program) *assembler {
	return &assembler{program: p, literal: map[string]uint32{}, types: map[*schema.Type]uint32{}}
}

// begin starts the code of one direction.
func (a *assembler) begin() {
	a.code = nil
	a.calls = map[*schema.Type][]int{}
	a.entries = map[*schema.Type]uint32{}
}

// end compiles the subprograms that calls asked for, resolves the calls and returns the code.
func (a *assembler) end(compile func(*schema.Type)) []Instr {
	a.emit(Instr{Op: OpHalt})
	for len(a.waiting) > 0 {
		t := a.waiting[0]
		a.waiting = a.waiting[1:]
		a.entries[t] = a.here()
		compile(t)
		a.emit(Instr{Op: OpReturn})
	}
	for t, calls := range a.calls {
		for _, pc := range calls {
			a.code[pc].Arg = a.entries[t]
		}
	}
	return a.code
}

func (a *assembler) finish() { a.program.Text = a.text.String() }

// here is the address of the next instruction. It flushes the literal that is pending, since what follows may be
// reached without the instructions before.
func (a *assembler) here() uint32 {
	a.flush()
	return uint32(len(a.code))
}

// emit adds an instruction that appends the pending literal and returns its address.
func (a *assembler) emit(in Instr) int {
	if len(a.pending) > maxLiteral {
		a.flush()
	}
	if n := len(a.pending); n > 0 {
		in.Lit, in.LitLen = a.intern(string(a.pending)), uint16(n)
		a.pending = a.pending[:0]
	}
	a.code = append(a.code, in)
	return len(a.code) - 1
}

// emitTyped adds an instruction whose Lit is the index of a type.
func (a *assembler) emitTyped(in Instr, t *schema.Type) int {
	a.flush()
	in.Lit = a.typeIndex(t)
	return a.emit(in)
}

// write adds text to the pending literal.
func (a *assembler) write(s string) { a.pending = append(a.pending, s...) }

// flush emits the pending literal in instructions of its own.
func (a *assembler) flush() {
	for len(a.pending) > 0 {
		n := min(len(a.pending), maxLiteral)
		in := Instr{Op: OpLiteral, Lit: a.intern(string(a.pending[:n])), LitLen: uint16(n)}
		a.code = append(a.code, in)
		a.pending = a.pending[:copy(a.pending, a.pending[n:])]
	}
}

// intern returns the position of s in the text.
func (a *assembler) intern(s string) uint32 {
	at, ok := a.literal[s]
	if !ok {
		at = uint32(a.text.Len())
		a.text.WriteString(s)
		a.literal[s] = at
	}
	return at
}

func (a *assembler) typeIndex(t *schema.Type) uint32 {
	i, ok := a.types[t]
	if !ok {
		i = uint32(len(a.program.Types))
		a.program.Types = append(a.program.Types, t)
		a.types[t] = i
	}
	return i
}

// call emits a call of the subprogram of t on the operand at off.
func (a *assembler) call(t *schema.Type, off uintptr) {
	pc := a.emit(Instr{Op: OpCall, Off: uint32(off)})
	if _, ok := a.calls[t]; !ok {
		a.waiting = append(a.waiting, t)
	}
	a.calls[t] = append(a.calls[t], pc)
}

// land makes the instruction at pc go to the next address.
func (a *assembler) land(pc int) { a.code[pc].Arg = a.here() }
