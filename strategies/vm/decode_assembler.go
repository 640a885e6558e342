package vm

import "github.com/vmbench/vmbench/workloads/schema"

// A decodeAssembler collects the instructions that read, and the subprograms that remain to be compiled. While it works,
// targets are indexes of instructions.
type decodeAssembler struct {
	types   *typeTable
	code    []DecodeInstr
	objects []Object
	text    textPool
	texts   []int // instructions whose Rest is the distance of text; until linked, it is a position in the text

	pending []byte // the key that the next instruction expects
	noKey   uint64 // the first word of no key

	calls   map[*schema.Type][]int // OpCall instructions by subprogram
	entries map[*schema.Type]int   // addresses of subprograms
	waiting []*schema.Type         // subprograms that are called and not yet compiled
}

func newDecodeAssembler(types *typeTable) *decodeAssembler {
	return &decodeAssembler{types: types, noKey: noKey, calls: map[*schema.Type][]int{}, entries: map[*schema.Type]int{}}
}

// finish compiles the subprograms that calls asked for, resolves all addresses and returns the code.
func (a *decodeAssembler) finish(compile func(*schema.Type)) ([]DecodeInstr, []Object) {
	a.emit(DecodeInstr{Op: OpHalt})
	for len(a.waiting) > 0 {
		t := a.waiting[0]
		a.waiting = a.waiting[1:]
		a.entries[t] = a.here()
		compile(t)
		a.emit(DecodeInstr{Op: OpReturn})
	}
	for t, calls := range a.calls {
		for _, pc := range calls {
			a.code[pc].Arg = distance(pc, a.entries[t])
		}
	}
	for _, pc := range a.texts {
		a.code[pc].Rest += uint64((len(a.code) - pc) * int(decodeSize))
	}
	return withText(a.code, a.text), a.objects
}

// distance is the distance in bytes from one instruction to another.
func distance(from, to int) int32 { return int32((to - from) * int(decodeSize)) }

// here is the address of the next instruction.
func (a *decodeAssembler) here() int { return len(a.code) }

// emit adds an instruction, which expects the pending key, and returns its address.
func (a *decodeAssembler) emit(in DecodeInstr) int {
	pc := len(a.code)
	if in.Op != OpNextArray {
		in.Key = a.noKey
	}
	if key := a.pending; len(key) > 0 && len(key) <= maxKey {
		in.expect(key)
		if in.hasText() {
			in.Rest = uint64(a.text.add(key))
			a.texts = append(a.texts, pc)
		}
	}
	a.pending = a.pending[:0]
	a.code = append(a.code, in)
	return pc
}

// emitTyped adds an instruction whose Arg is the index of a type.
func (a *decodeAssembler) emitTyped(in DecodeInstr, t *schema.Type) int {
	in.Arg = a.types.index(t)
	return a.emit(in)
}

// call emits a call of the subprogram of t on the operand at off.
func (a *decodeAssembler) call(t *schema.Type, off uintptr) {
	pc := a.emit(DecodeInstr{Op: OpCall, Off: uint32(off)})
	if _, ok := a.calls[t]; !ok {
		a.waiting = append(a.waiting, t)
	}
	a.calls[t] = append(a.calls[t], pc)
}

// hash gives the object that ends at end a table of its members.
func (a *decodeAssembler) hash(o *Object, end int) {
	if table, size := hashTable(a.code, a.text, o.Members, end); table != nil {
		a.code[end].Off = size
		a.code[end].Rest = uint64(a.text.add(table))
		a.texts = append(a.texts, end)
	}
}

// closes makes the completion of one instruction that of another.
func (a *decodeAssembler) closes(open, end int) { a.code[open].End = distance(open, end) }

// closesLoop is closes for the first and last instruction of a loop.
func (a *decodeAssembler) closesLoop(open, end int) {
	a.closes(open, end)
	a.code[end].Rest = uint64(int64(distance(end, open+1)))
}

// completes makes an instruction the last of a member of the object that ends at end.
func (a *decodeAssembler) completes(last, end int) {
	a.code[last].Flags |= FlagMember
	a.code[last].End = distance(last, end)
}
