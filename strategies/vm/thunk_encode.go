package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
)

// NewThunk returns the machine whose instructions hold the function that runs them.
func NewThunk() strategies.Strategy {
	return strategy{
		name: "vm-thunk", summary: "vm-switch with the function that runs an instruction in the instruction, and registers as arguments",
		settings: settings{engine: engineThunk}, codec: newThunkCodec,
	}
}

// A thunkCodec runs a program in the form in which each instruction holds its function.
type thunkCodec struct {
	codec
	encode []encodeThunk
	decode []decodeThunk
}

func newThunkCodec(c codec) strategies.Codec {
	return &thunkCodec{c, encodeThunks(c.program.Encode), decodeThunks(c.program.Decode)}
}

func (c *thunkCodec) Append(dst []byte, v any) ([]byte, error) {
	base := c.base(v)
	if base == nil {
		return dst, c.misused(v)
	}
	m := encodeMachines.get()
	m.start(c.program, unsafe.Pointer(&c.encode[0]))
	written := runEncodeThunks(&c.encode[0], base, dst, m)
	out, err := written, m.e.Err()
	m.deep.release(&encodeStacks)
	encodeMachines.put(m)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// An encodeThunk is an instruction that writes, with the function that runs it. Its target is a distance between thunks.
type encodeThunk struct {
	run encodeFunc
	lit unsafe.Pointer // the literal; of OpTarget, the row
	EncodeInstr
}

// An encodeFunc does what the instruction says and returns the next one, nil at the end of the program, with the registers
// of the machine.
type encodeFunc func(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte)

const thunkSize = unsafe.Sizeof(encodeThunk{})

func runEncodeThunks(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) []byte {
	for in != nil {
		dst = append(dst, in.literal()...)
		in, base, dst = in.run(in, base, dst, m)
	}
	return dst
}

// encodeThunks gives each instruction its function.
func encodeThunks(code []EncodeInstr) []encodeThunk {
	thunks := make([]encodeThunk, len(code))
	for i := range code {
		in := &code[i]
		t := encodeThunk{run: encodeFuncs[in.Op], EncodeInstr: *in}
		switch {
		case in.LitLen != 0:
			t.lit = unsafe.Pointer(unsafe.SliceData(in.literal()))
		case in.Op == OpTarget && code[i-1].Op == OpOmitRow:
			t.lit = unsafe.Add(unsafe.Pointer(in), in.Off)
		}
		if opcodeTable[in.Op].encode&usesTarget != 0 {
			t.Arg = in.Arg / int32(encodeSize) * int32(thunkSize)
		}
		thunks[i] = t
	}
	return thunks
}

func (in *encodeThunk) literal() []byte { return unsafe.Slice((*byte)(in.lit), in.LitLen) }

func (in *encodeThunk) next() *encodeThunk {
	return (*encodeThunk)(unsafe.Add(unsafe.Pointer(in), thunkSize))
}

func (in *encodeThunk) target() *encodeThunk {
	return (*encodeThunk)(unsafe.Add(unsafe.Pointer(in), in.Arg))
}

// origin returns the program's instruction that in was made of.
func (in *encodeThunk) origin(m *encodeMachine) *EncodeInstr {
	return &m.p.Encode[free(m.code, unsafe.Pointer(in))/thunkSize]
}

// repeats reports whether in ends a loop over body alone, of which each round appends nothing but a comma beside.
func (in *encodeThunk) repeats(body *encodeThunk) bool {
	return in.Op == OpNext && in.target() == body && in.LitLen|body.LitLen == 0
}

// frame returns the frame of a call or map at base.
func (in *encodeThunk) frame(m *encodeMachine, base unsafe.Pointer) encodeFrame {
	return encodeFrame{base, ^int(free(m.code, unsafe.Pointer(in)))}
}

// thunkOf returns the instruction that the frame of a call or map keeps.
func (m *encodeMachine) thunkOf(f encodeFrame) *encodeThunk {
	return (*encodeThunk)(unsafe.Add(m.code, ^f.left))
}

var encodeFuncs = [opcodes]encodeFunc{
	OpHalt:         thunkHalt,
	OpCall:         thunkCall,
	OpCallPointer:  thunkCallPointer,
	OpReturn:       thunkReturn,
	OpLiteral:      thunkLiteral,
	OpReserve:      thunkLiteral,
	OpComma:        thunkComma,
	OpBool:         thunkBool,
	OpInt8:         thunkInt8,
	OpInt16:        thunkInt16,
	OpInt32:        thunkInt32,
	OpInt64:        thunkInt64,
	OpUint8:        thunkUint8,
	OpUint16:       thunkUint16,
	OpUint32:       thunkUint32,
	OpUint64:       thunkUint64,
	OpFloat32:      thunkFloat32,
	OpFloat64:      thunkFloat64,
	OpString:       thunkString,
	OpStringPlain:  thunkSpecial,
	OpStringLax:    thunkSpecial,
	OpBytes:        thunkSpecial,
	OpNumber:       thunkSpecial,
	OpRaw:          thunkSpecial,
	OpTime:         thunkSpecial,
	OpQuotedString: thunkSpecial,
	OpPointer:      thunkPointer,
	OpEmbedded:     thunkEmbedded,
	OpPop:          thunkPop,
	OpSlice:        thunkSlice,
	OpArray:        thunkArray,
	OpNext:         thunkNext,
	OpMap:          thunkMap,
	OpNextMap:      thunkNextMap,
	OpAny:          thunkSpecial,
	OpInterface:    thunkSpecial,
	OpJSON:         thunkSpecial,
	OpText:         thunkSpecial,
	OpUnsupported:  thunkUnsupported,
	OpOmit8:        thunkOmit8,
	OpOmit16:       thunkOmit16,
	OpOmit32:       thunkOmit32,
	OpOmit64:       thunkOmit64,
	OpOmitPointer:  thunkOmitPointer,
	OpOmitFloat32:  thunkOmitFloat32,
	OpOmitFloat64:  thunkOmitFloat64,
	OpOmitMap:      thunkOmitMap,
	OpOmitZero:     thunkOmitZero,
	OpOmitIsZero:   thunkOmitZero,
	OpOmitRow:      thunkOmitRow,
}

func thunkHalt(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return nil, base, dst
}

func thunkCall(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.enter(base, unsafe.Add(base, in.Off), dst, m)
}

func thunkCallPointer(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	elem := *at[unsafe.Pointer](base, in.Off)
	if elem == nil {
		return in.next(), base, append(dst, "null"...)
	}
	return in.enter(base, elem, dst, m)
}

// enter goes from base to the subprogram of in on part.
func (in *encodeThunk) enter(base, part unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if !m.room() {
		return nil, base, dst
	}
	m.push(in.next().frame(m, base))
	return in.target(), part, dst
}

func thunkReturn(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	f := m.pop()
	return m.thunkOf(f), f.base, dst
}

func thunkLiteral(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, dst
}

func thunkComma(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, appendComma(dst)
}

func thunkBool(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendBool(dst, *at[bool](base, in.Off))
}

func thunkInt8(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendInt(dst, int64(*at[int8](base, in.Off)))
}

func thunkInt16(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendInt(dst, int64(*at[int16](base, in.Off)))
}

func thunkInt32(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendInt(dst, int64(*at[int32](base, in.Off)))
}

func thunkInt64(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendInt(dst, *at[int64](base, in.Off))
}

func thunkUint8(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendUint(dst, uint64(*at[uint8](base, in.Off)))
}

func thunkUint16(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendUint(dst, uint64(*at[uint16](base, in.Off)))
}

func thunkUint32(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendUint(dst, uint64(*at[uint32](base, in.Off)))
}

func thunkUint64(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendUint(dst, *at[uint64](base, in.Off))
}

func thunkFloat32(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	dst = m.e.Float32(dst, *at[float32](base, in.Off))
	next := in.next()
	if next.repeats(in) {
		dst, base = m.repeatFloats(dst, in.origin(m), base)
	}
	return next, base, dst
}

func thunkFloat64(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	dst = m.e.Float64(dst, *at[float64](base, in.Off))
	next := in.next()
	if next.repeats(in) {
		dst, base = m.repeatFloats(dst, in.origin(m), base)
	}
	return next, base, dst
}

func thunkString(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, wire.AppendString(dst, *at[string](base, in.Off))
}

func thunkSpecial(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), base, m.p.appendSpecial(&m.e, dst, &in.EncodeInstr, base)
}

func thunkPointer(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	elem := *at[unsafe.Pointer](base, in.Off)
	if elem == nil {
		return in.target(), base, append(dst, "null"...)
	}
	return in.into(base, elem, dst, m)
}

func thunkEmbedded(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	elem := *at[unsafe.Pointer](base, in.Off)
	if elem == nil {
		return in.target(), base, dst
	}
	return in.into(base, elem, dst, m)
}

func thunkOmitPointer(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	elem := *at[unsafe.Pointer](base, in.Off)
	if elem == nil {
		return in.target(), base, dst
	}
	if in.Lit == commaDue {
		dst = appendComma(dst)
	}
	return in.into(base, elem, dst, m)
}

// into goes from base to part, at the next instruction.
func (in *encodeThunk) into(base, part unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if !m.room() {
		return nil, base, dst
	}
	m.push(encodeFrame{base: base})
	return in.next(), part, dst
}

func thunkPop(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.next(), m.pop().base, dst
}

func thunkSlice(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	s := *at[[]byte](base, in.Off)
	if len(s) == 0 {
		return in.target(), base, appendEmptySlice(dst, s == nil)
	}
	if !m.room() {
		return nil, base, dst
	}
	m.push(encodeFrame{base: base, left: len(s)})
	return in.next(), unsafe.Pointer(unsafe.SliceData(s)), append(dst, '[')
}

func thunkArray(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if !m.room() {
		return nil, base, dst
	}
	m.push(encodeFrame{base: base, left: int(in.Arg)})
	return in.next(), unsafe.Add(base, in.Off), dst
}

func thunkNext(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if f := m.last(); f.left > 1 {
		f.left--
		return in.target(), unsafe.Add(base, in.Off), append(dst, ',')
	}
	return in.next(), m.pop().base, append(dst, ']')
}

func thunkMap(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if !m.room() {
		return nil, base, dst
	}
	target := in.next()
	dst, more := m.openMap(dst, &in.EncodeInstr, base)
	if !more {
		return target.target(), base, dst
	}
	m.push(in.frame(m, *at[unsafe.Pointer](base, in.Off)))
	dst, base = m.members.next(dst, m.e.Style)
	return target.next(), base, dst
}

func thunkNextMap(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if m.members.more() {
		dst, elem := m.members.next(append(dst, ','), m.e.Style)
		return in.target(), elem, dst
	}
	return in.next(), m.closeMap(m.thunkOf(m.pop()).Arg), append(dst, '}')
}

func thunkUnsupported(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	m.e.Unsupported(m.p.Types[in.Arg].Name)
	return nil, base, dst
}

func thunkOmit8(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[uint8](base, in.Off) == 0, base, dst)
}

func thunkOmit16(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[uint16](base, in.Off) == 0, base, dst)
}

func thunkOmit32(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[uint32](base, in.Off) == 0, base, dst)
}

func thunkOmit64(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[uint64](base, in.Off) == 0, base, dst)
}

func thunkOmitFloat32(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[float32](base, in.Off) == 0, base, dst)
}

func thunkOmitFloat64(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.omit(*at[float64](base, in.Off) == 0, base, dst)
}

// omit goes on after a test for a field that is left out when empty.
func (in *encodeThunk) omit(empty bool, base unsafe.Pointer, dst []byte) (*encodeThunk, unsafe.Pointer, []byte) {
	if empty {
		return in.target(), base, dst
	}
	if in.Lit == commaDue {
		dst = appendComma(dst)
	}
	return in.next(), base, dst
}

func thunkOmitMap(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	if len(*at[map[string]struct{}](base, in.Off)) == 0 {
		return in.target(), base, dst
	}
	return in.next(), base, dst
}

func thunkOmitZero(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	return in.skipTarget(m.p.omits(&in.EncodeInstr, base)), base, dst
}

func thunkOmitRow(in *encodeThunk, base unsafe.Pointer, dst []byte, m *encodeMachine) (*encodeThunk, unsafe.Pointer, []byte) {
	end := in.next()
	back := passRow(end.lit, base) / uint32(encodeSize) * uint32(thunkSize)
	return (*encodeThunk)(unsafe.Add(unsafe.Pointer(end.target()), -int(back))), base, dst
}

// skipTarget goes on after an instruction whose target stands in the one behind it.
func (in *encodeThunk) skipTarget(taken bool) *encodeThunk {
	if taken {
		return in.next().target()
	}
	return in.next().next()
}
