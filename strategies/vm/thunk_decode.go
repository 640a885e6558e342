package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

func (c *thunkCodec) Decode(src []byte, v any) error {
	base := c.base(v)
	if base == nil {
		return c.misused(v)
	}
	m := decodeMachines.get()
	m.start(c.program, src, unsafe.Pointer(&c.decode[0]))
	i := runDecodeThunks(&c.decode[0], base, src, m.d.Start(), m)
	err := m.d.Finish(i)
	m.deep.release(&decodeStacks)
	decodeMachines.put(m)
	return err
}

// A decodeThunk is an instruction that reads, with the function that runs it. Its distances are those between thunks.
type decodeThunk struct {
	run    decodeFunc
	origin *DecodeInstr // as it stands in the program
	DecodeInstr
}

// A decodeFunc reads the value of the instruction at i, which is no space. It returns the instruction whose value is to be
// read next, nil at the end of the program, with base for it and the index of that value, or wire.Stop.
type decodeFunc func(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int)

const decodeThunkSize = unsafe.Sizeof(decodeThunk{})

func runDecodeThunks(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) int {
	for in != nil && i >= 0 {
		in, base, i = in.run(in, base, src, wire.Space(src, i), m)
	}
	return i
}

// decodeThunks gives each instruction its function.
func decodeThunks(code []DecodeInstr) []decodeThunk {
	thunks := make([]decodeThunk, len(code))
	const from, to = int32(decodeSize), int32(decodeThunkSize)
	for i := range code {
		in := &code[i]
		t := decodeThunk{decodeFuncs[in.Op], in, *in}
		t.End = in.End / from * to
		uses := opcodeTable[in.Op].decode
		if uses&usesTarget != 0 {
			t.Arg = in.Arg / from * to
		}
		if uses&usesStart != 0 {
			t.Rest = uint64(int64(in.Rest) / int64(from) * int64(to))
		}
		thunks[i] = t
	}
	return thunks
}

// at returns the instruction that is some bytes away.
func (in *decodeThunk) at(distance int) *decodeThunk {
	return (*decodeThunk)(unsafe.Add(unsafe.Pointer(in), distance))
}

func (in *decodeThunk) next() *decodeThunk       { return in.at(int(decodeThunkSize)) }
func (in *decodeThunk) end() *decodeThunk        { return in.at(int(in.End)) }
func (in *decodeThunk) start() *decodeThunk      { return in.at(int(in.Rest)) }
func (in *decodeThunk) subprogram() *decodeThunk { return in.at(int(in.Arg)) }
func (in *decodeThunk) opener() *decodeThunk     { return in.at(int(in.Rest) - int(decodeThunkSize)) }

// repeats reports whether in ends a loop over body alone.
func (in *decodeThunk) repeats(body *decodeThunk) bool {
	return (in.Op == OpNext || in.Op == OpNextArray) && in.start() == body
}

// done goes on after in is complete, at index i: it returns the instruction whose value is read next, and its index.
func (in *decodeThunk) done(m *decodeMachine, i int) (*decodeThunk, int) {
	for in.Flags&FlagMember != 0 {
		if i < 0 {
			return in, i
		}
		var more bool
		if i, more = m.d.More(i, '}'); more {
			return in.next().key(m, i)
		}
		in = in.end()
	}
	return in.next(), i
}

// completes returns what a function returns after in is complete.
func (in *decodeThunk) completes(m *decodeMachine, i int, base unsafe.Pointer) (*decodeThunk, unsafe.Pointer, int) {
	in, i = in.done(m, i)
	return in, base, i
}

// key reads the key at i, which in expects. It returns the instruction whose value is read next, and its index.
func (in *decodeThunk) key(m *decodeMachine, i int) (*decodeThunk, int) {
	found, i, now := m.p.key(&m.d, in.origin, i)
	if found != in.origin {
		pc := free(unsafe.Pointer(&m.p.Decode[0]), unsafe.Pointer(found)) / decodeSize
		in = (*decodeThunk)(unsafe.Add(m.code, pc*decodeThunkSize))
	}
	if now == atDone {
		return in.done(m, i)
	}
	return in, i
}

var decodeFuncs = [opcodes]decodeFunc{
	OpHalt:          readThunkHalt,
	OpCall:          readThunkCall,
	OpReturn:        readThunkReturn,
	OpObject:        readThunkObject,
	OpBool:          readThunkBool,
	OpInt8:          readThunkInt8,
	OpInt16:         readThunkInt16,
	OpInt32:         readThunkInt32,
	OpInt64:         readThunkInt64,
	OpUint8:         readThunkUint8,
	OpUint16:        readThunkUint16,
	OpUint32:        readThunkUint32,
	OpUint64:        readThunkUint64,
	OpFloat32:       readThunkFloat32,
	OpFloat64:       readThunkFloat64,
	OpString:        readThunkString,
	OpStringLax:     readThunkSpecial,
	OpStringView:    readThunkSpecial,
	OpStringLaxView: readThunkSpecial,
	OpBytes:         readThunkBytes,
	OpNumber:        readThunkSpecial,
	OpRaw:           readThunkSpecial,
	OpTime:          readThunkSpecial,
	OpQuoted:        readThunkSpecial,
	OpPointer:       readThunkPointer,
	OpQuotedPointer: readThunkPointer,
	OpEmbedded:      readThunkPointer,
	OpPop:           readThunkPop,
	OpSlice:         readThunkSlice,
	OpArray:         readThunkArray,
	OpNext:          readThunkNext,
	OpNextArray:     readThunkNextArray,
	OpMap:           readThunkMap,
	OpNextMap:       readThunkNextMap,
	OpAny:           readThunkSpecial,
	OpInterface:     readThunkSpecial,
	OpJSON:          readThunkSpecial,
	OpText:          readThunkSpecial,
	OpQuotedJSON:    readThunkSpecial,
	OpQuotedText:    readThunkSpecial,
	OpUnsupported:   readThunkSpecial,
}

func readThunkHalt(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	return nil, base, i
}

func readThunkCall(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	i = m.room(i)
	m.push(decodeFrame{base, int(free(m.code, unsafe.Pointer(in)))})
	return in.subprogram(), unsafe.Add(base, in.Off), i
}

func readThunkReturn(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	f := m.pop()
	return (*decodeThunk)(unsafe.Add(m.code, f.index)).completes(m, i, f.at)
}

func readThunkObject(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	i, more := m.p.openObject(&m.d, i, in.origin)
	if !more {
		return in.end().completes(m, i, base)
	}
	in, i = in.next().key(m, i)
	return in, base, i
}

func readThunkBool(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Bool(src, i)
	if next >= 0 {
		*at[bool](base, in.Off) = v
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkInt8(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Int(src, i, 8)
	if next >= 0 {
		*at[int8](base, in.Off) = int8(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkInt16(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Int(src, i, 16)
	if next >= 0 {
		*at[int16](base, in.Off) = int16(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkInt32(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Int(src, i, 32)
	if next >= 0 {
		*at[int32](base, in.Off) = int32(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkInt64(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Int(src, i, 64)
	if next >= 0 {
		*at[int64](base, in.Off) = v
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkUint8(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Uint(src, i, 8)
	if next >= 0 {
		*at[uint8](base, in.Off) = uint8(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkUint16(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Uint(src, i, 16)
	if next >= 0 {
		*at[uint16](base, in.Off) = uint16(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkUint32(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Uint(src, i, 32)
	if next >= 0 {
		*at[uint32](base, in.Off) = uint32(v)
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkUint64(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Uint(src, i, 64)
	if next >= 0 {
		*at[uint64](base, in.Off) = v
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkFloat32(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Float32(src, i)
	if next >= 0 {
		*at[float32](base, in.Off) = v
		if n := in.next(); n.repeats(in) {
			next, base = repeatFloat32(&m.decodeState, src, next, &n.DecodeInstr, base, in.Off)
		}
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkFloat64(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.Float64(src, i)
	if next >= 0 {
		*at[float64](base, in.Off) = v
		if n := in.next(); n.repeats(in) {
			next, base = repeatFloat64(&m.decodeState, src, next, &n.DecodeInstr, base, in.Off)
		}
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkString(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	v, next := wire.String(src, i)
	if next >= 0 {
		*at[string](base, in.Off) = v
	} else {
		next = m.mismatch(i, in.origin)
	}
	return in.completes(m, next, base)
}

func readThunkBytes(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	if i < len(src) && src[i] == '[' {
		return in.next(), base, i
	}
	b := at[[]byte](base, in.Off)
	*b, i = m.d.Bytes(i, *b, m.p.Types[in.Arg].Name)
	return in.end().completes(m, i, base)
}

func readThunkSpecial(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	return in.completes(m, m.p.readSpecial(&m.d, i, in.origin, base), base)
}

func readThunkPointer(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	elem, i := m.p.follow(&m.d, i, in.origin, base)
	if elem == nil {
		return in.end().completes(m, i, base)
	}
	i = m.room(i)
	m.push(decodeFrame{at: base})
	return in.next(), elem, i
}

func readThunkPop(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	return in.completes(m, i, m.pop().at)
}

func readThunkSlice(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	slot := unsafe.Add(base, in.Off)
	first, i := openSlice(&m.d, i, &m.p.Types[in.Arg], slot)
	if first == nil {
		return in.end().completes(m, i, base)
	}
	i = m.room(i)
	m.push(decodeFrame{at: slot})
	return in.next(), first, i
}

func readThunkNext(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	i, more := m.d.More(i, ']')
	f := m.last()
	f.index++
	if more {
		return in.start(), element(&m.d, i, &m.p.Types[in.Arg], f.at, f.index), i
	}
	truncate(f.at, f.index)
	return in.completes(m, i, unsafe.Add(m.pop().at, -int(in.opener().Off)))
}

func readThunkArray(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	slot := unsafe.Add(base, in.Off)
	i, more := openArray(&m.d, i, &m.p.Types[in.Arg], slot)
	if !more {
		return in.end().completes(m, i, base)
	}
	i = m.room(i)
	m.push(decodeFrame{})
	return in.next(), slot, i
}

func readThunkNextArray(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	t := &m.p.Types[in.Arg]
	i, more := m.d.More(i, ']')
	if f := m.last(); more && f.index+1 < t.Len {
		f.index++
		return in.start(), unsafe.Add(base, in.Off), i
	}
	index := m.pop().index
	slot := unsafe.Add(base, -index*int(in.Off))
	i = closeArray(&m.d, i, more, t, slot, index+1)
	return in.completes(m, i, unsafe.Add(slot, -int(in.opener().Off)))
}

func readThunkMap(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	i, more := m.openMap(i, in.origin, base)
	if !more {
		return in.end().completes(m, i, base)
	}
	m.push(decodeFrame{at: base})
	elem, i := m.members.next(&m.d, i)
	return in.next(), elem, i
}

func readThunkNextMap(in *decodeThunk, base unsafe.Pointer, src []byte, i int, m *decodeMachine) (*decodeThunk, unsafe.Pointer, int) {
	i, more := m.d.More(m.members.store(&m.d, i), '}')
	if more {
		elem, i := m.members.next(&m.d, i)
		return in.start(), elem, i
	}
	m.members = m.p.closeMapReader(m.members)
	return in.completes(m, i, m.pop().at)
}
