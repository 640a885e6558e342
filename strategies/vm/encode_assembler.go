package vm

import (
	"math"

	"github.com/vmbench/vmbench/workloads/schema"
)

const (
	// maxLiteral is the length of the longest literal of one instruction, in bytes.
	maxLiteral = math.MaxUint8
	// maxNeed is about how much room instructions take before one of them checks for it, in bytes.
	maxNeed = 2048
)

// An encodeAssembler collects the instructions that write, their literals, and the subprograms that remain to be compiled.
// While it works, targets are indexes of instructions and literals are positions in the text.
type encodeAssembler struct {
	types *typeTable
	code  []EncodeInstr
	text  textPool

	rows []row

	pending []byte // the literal that the next instruction appends
	need    int    // room taken since an instruction checked for it, at most, on any way
	leaving []int  // the same by instruction, for where it goes to its target

	calls   map[*schema.Type][]int // calling instructions by subprogram
	entries map[*schema.Type]int   // addresses of subprograms
	waiting []*schema.Type         // subprograms that are called and not yet compiled
}

func newEncodeAssembler(types *typeTable) *encodeAssembler {
	return &encodeAssembler{types: types, calls: map[*schema.Type][]int{}, entries: map[*schema.Type]int{}}
}

// finish compiles the subprograms that calls asked for, resolves all addresses and returns the code.
func (a *encodeAssembler) finish(compile func(*schema.Type)) []EncodeInstr {
	a.emit(EncodeInstr{Op: OpHalt})
	for len(a.waiting) > 0 {
		t := a.waiting[0]
		a.waiting = a.waiting[1:]
		a.entries[t] = a.here()
		compile(t)
		a.emit(EncodeInstr{Op: OpReturn})
	}
	for t, calls := range a.calls {
		for _, pc := range calls {
			a.code[pc].Arg = int32(a.entries[t])
		}
	}
	computeNeeds(a.code, a.rows)
	return a.link()
}

// link turns addresses into distances and puts the text behind the code.
func (a *encodeAssembler) link() []EncodeInstr {
	for i := range a.code {
		in := &a.code[i]
		if in.LitLen != 0 {
			in.Lit += int32((len(a.code) - i) * int(encodeSize))
		}
		switch in.Op {
		case OpOmitRow:
			a.code[i+1].Off += uint32((len(a.code) - i - 1) * int(encodeSize))
		case OpCount:
			in.Off += uint32((len(a.code) - i) * int(encodeSize))
		}
		if opcodeTable[in.Op].encode&usesTarget != 0 {
			in.Arg = (in.Arg - int32(i)) * int32(encodeSize)
		}
	}
	return withText(a.code, a.text)
}

// here is the address of the next instruction. It flushes the literal that is pending, since what follows may be
// reached without the instructions before.
func (a *encodeAssembler) here() int {
	a.flush()
	return len(a.code)
}

// emit adds an instruction that appends the pending literal and returns its address.
func (a *encodeAssembler) emit(in EncodeInstr) int {
	for len(a.pending) > maxLiteral {
		a.add(EncodeInstr{Op: OpLiteral}, maxLiteral)
	}
	a.add(in, len(a.pending))
	return len(a.code) - 1
}

// add adds an instruction with the first n bytes of the pending literal, and before it one that checks for room, if it has
// been long since the last. Nothing comes between an instruction and its target.
func (a *encodeAssembler) add(in EncodeInstr, n int) {
	if a.need > maxNeed && in.Op != OpTarget {
		a.place(EncodeInstr{Op: OpReserve})
	}
	if n > 0 {
		in.LitLen, in.Lit = uint8(n), int32(a.text.add(a.pending[:n]))
		a.pending = a.pending[:copy(a.pending, a.pending[n:])]
	}
	a.place(in)
}

// place adds an instruction as it is and counts the room that it takes.
func (a *encodeAssembler) place(in EncodeInstr) {
	r := encodeRoom[in.Op]
	need := a.need + int(in.LitLen)
	if r.checks {
		need = 0
	}
	a.need = need + int(r.fixed)
	a.leaving = append(a.leaving, need+int(r.taken))
	a.code = append(a.code, in)
}

// emitTyped adds an instruction whose Arg is the index of a type.
func (a *encodeAssembler) emitTyped(in EncodeInstr, t *schema.Type) int {
	in.Arg = a.types.index(t)
	return a.emit(in)
}

// emitBranch adds an instruction that refers to a type and has a target. The target stands in an instruction of its own
// behind it, whose address is returned.
func (a *encodeAssembler) emitBranch(in EncodeInstr, t *schema.Type) int {
	a.emitTyped(in, t)
	return a.emit(EncodeInstr{Op: OpTarget})
}

// write adds text to the pending literal.
func (a *encodeAssembler) write(s string) { a.pending = append(a.pending, s...) }

// flush emits the pending literal in instructions of its own.
func (a *encodeAssembler) flush() {
	for len(a.pending) > 0 {
		a.add(EncodeInstr{Op: OpLiteral}, min(len(a.pending), maxLiteral))
	}
}

// call emits a call, by OpCall or OpCallPointer, of the subprogram of t on the operand at off.
func (a *encodeAssembler) call(op Opcode, t *schema.Type, off uintptr) {
	pc := a.emit(EncodeInstr{Op: op, Off: uint32(off)})
	if _, ok := a.calls[t]; !ok {
		a.waiting = append(a.waiting, t)
	}
	a.calls[t] = append(a.calls[t], pc)
}

// land makes the instruction at pc go to the next address. What that takes room for need not have been checked on this way.
func (a *encodeAssembler) land(pc int) {
	a.code[pc].Arg = int32(a.here())
	a.need = max(a.need, a.leaving[pc])
}
