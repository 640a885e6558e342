package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
)

// NewTable returns the machine that finds the function of an opcode in a table.
func NewTable() strategies.Strategy {
	return strategy{
		name: "vm-table", summary: "vm-switch with a table of functions by opcode in place of the switch",
		settings: settings{engine: engineTable}, codec: newTableCodec,
	}
}

func newTableCodec(c codec) strategies.Codec { return &tableCodec{c} }

// A tableCodec runs programs by tables of functions.
type tableCodec struct{ codec }

func (c *tableCodec) Append(dst []byte, v any) ([]byte, error) {
	return c.appendByTable(dst, v, (*tableEncoder).run)
}

// appendByTable appends the value by a machine that run sets going.
func (c *codec) appendByTable(dst []byte, v any, run func(*tableEncoder, *EncodeInstr)) ([]byte, error) {
	base := c.base(v)
	if base == nil {
		return dst, c.misused(v)
	}
	m := tableEncoders.get()
	m.start(c.program, unsafe.Pointer(&c.program.Encode[0]))
	m.dst, m.base = dst, base
	run(m, &c.program.Encode[0])
	out, err := m.dst, m.e.Err()
	m.deep.release(&encodeStacks)
	tableEncoders.put(m)
	if err != nil {
		return dst, err
	}
	return out, nil
}

var tableEncoders machinePool[tableEncoder]

// A tableEncoder is an encodeMachine with all its registers in memory.
type tableEncoder struct {
	encodeMachine
	dst  []byte
	base unsafe.Pointer
}

// An encodeHandler does what an opcode says, and returns the next instruction; nil ends the program.
type encodeHandler func(m *tableEncoder, in *EncodeInstr) *EncodeInstr

func (m *tableEncoder) run(in *EncodeInstr) {
	for in != nil {
		m.dst = append(m.dst, in.literal()...)
		in = encodeTable[in.Op](m, in)
	}
}

// encodeTable has an entry for every value of an opcode, so that no index is out of its range.
var encodeTable = [1 << 8]encodeHandler{
	OpHalt:         (*tableEncoder).halt,
	OpCall:         (*tableEncoder).call,
	OpCallPointer:  (*tableEncoder).callPointer,
	OpReturn:       (*tableEncoder).ret,
	OpLiteral:      (*tableEncoder).literal,
	OpReserve:      (*tableEncoder).literal,
	OpComma:        (*tableEncoder).comma,
	OpBool:         (*tableEncoder).bool,
	OpInt8:         (*tableEncoder).int8,
	OpInt16:        (*tableEncoder).int16,
	OpInt32:        (*tableEncoder).int32,
	OpInt64:        (*tableEncoder).int64,
	OpUint8:        (*tableEncoder).uint8,
	OpUint16:       (*tableEncoder).uint16,
	OpUint32:       (*tableEncoder).uint32,
	OpUint64:       (*tableEncoder).uint64,
	OpFloat32:      (*tableEncoder).float32,
	OpFloat64:      (*tableEncoder).float64,
	OpString:       (*tableEncoder).string,
	OpStringPlain:  (*tableEncoder).special,
	OpStringLax:    (*tableEncoder).special,
	OpBytes:        (*tableEncoder).special,
	OpNumber:       (*tableEncoder).special,
	OpRaw:          (*tableEncoder).special,
	OpTime:         (*tableEncoder).special,
	OpQuotedString: (*tableEncoder).special,
	OpPointer:      (*tableEncoder).pointer,
	OpEmbedded:     (*tableEncoder).embedded,
	OpPop:          (*tableEncoder).leave,
	OpSlice:        (*tableEncoder).slice,
	OpArray:        (*tableEncoder).array,
	OpNext:         (*tableEncoder).next,
	OpMap:          (*tableEncoder).mapping,
	OpNextMap:      (*tableEncoder).nextMap,
	OpAny:          (*tableEncoder).special,
	OpInterface:    (*tableEncoder).special,
	OpJSON:         (*tableEncoder).special,
	OpText:         (*tableEncoder).special,
	OpUnsupported:  (*tableEncoder).unsupported,
	OpOmit8:        (*tableEncoder).omit8,
	OpOmit16:       (*tableEncoder).omit16,
	OpOmit32:       (*tableEncoder).omit32,
	OpOmit64:       (*tableEncoder).omit64,
	OpOmitPointer:  (*tableEncoder).omitPointer,
	OpOmitFloat32:  (*tableEncoder).omitFloat32,
	OpOmitFloat64:  (*tableEncoder).omitFloat64,
	OpOmitMap:      (*tableEncoder).omitMap,
	OpOmitZero:     (*tableEncoder).omitZero,
	OpOmitIsZero:   (*tableEncoder).omitZero,
	OpOmitRow:      (*tableEncoder).omitRow,
}

func (m *tableEncoder) halt(*EncodeInstr) *EncodeInstr { return nil }

func (m *tableEncoder) call(in *EncodeInstr) *EncodeInstr {
	return m.enter(in, unsafe.Add(m.base, in.Off))
}

func (m *tableEncoder) callPointer(in *EncodeInstr) *EncodeInstr {
	elem := *at[unsafe.Pointer](m.base, in.Off)
	if elem == nil {
		m.dst = append(m.dst, "null"...)
		return in.next()
	}
	return m.enter(in, elem)
}

// enter goes to the subprogram of in on base.
func (m *tableEncoder) enter(in *EncodeInstr, base unsafe.Pointer) *EncodeInstr {
	if !m.room() {
		return nil
	}
	m.push(m.encodeState.call(m.base, in.next()))
	m.base = base
	return in.target()
}

func (m *tableEncoder) ret(*EncodeInstr) *EncodeInstr {
	f := m.pop()
	m.base = f.base
	return m.instr(f)
}

func (m *tableEncoder) literal(in *EncodeInstr) *EncodeInstr { return in.next() }

func (m *tableEncoder) comma(in *EncodeInstr) *EncodeInstr {
	m.dst = appendComma(m.dst)
	return in.next()
}

func (m *tableEncoder) bool(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendBool(m.dst, *at[bool](m.base, in.Off))
	return in.next()
}

func (m *tableEncoder) int8(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendInt(m.dst, int64(*at[int8](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) int16(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendInt(m.dst, int64(*at[int16](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) int32(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendInt(m.dst, int64(*at[int32](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) int64(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendInt(m.dst, *at[int64](m.base, in.Off))
	return in.next()
}

func (m *tableEncoder) uint8(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendUint(m.dst, uint64(*at[uint8](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) uint16(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendUint(m.dst, uint64(*at[uint16](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) uint32(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendUint(m.dst, uint64(*at[uint32](m.base, in.Off)))
	return in.next()
}

func (m *tableEncoder) uint64(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendUint(m.dst, *at[uint64](m.base, in.Off))
	return in.next()
}

func (m *tableEncoder) float32(in *EncodeInstr) *EncodeInstr {
	m.dst = m.e.Float32(m.dst, *at[float32](m.base, in.Off))
	next := in.next()
	if next.repeats(in) {
		m.dst, m.base = m.repeatFloats(m.dst, in, m.base)
	}
	return next
}

func (m *tableEncoder) float64(in *EncodeInstr) *EncodeInstr {
	m.dst = m.e.Float64(m.dst, *at[float64](m.base, in.Off))
	next := in.next()
	if next.repeats(in) {
		m.dst, m.base = m.repeatFloats(m.dst, in, m.base)
	}
	return next
}

func (m *tableEncoder) string(in *EncodeInstr) *EncodeInstr {
	m.dst = wire.AppendString(m.dst, *at[string](m.base, in.Off))
	return in.next()
}

func (m *tableEncoder) special(in *EncodeInstr) *EncodeInstr {
	m.dst = m.p.appendSpecial(&m.e, m.dst, in, m.base)
	return in.next()
}

func (m *tableEncoder) pointer(in *EncodeInstr) *EncodeInstr {
	elem := *at[unsafe.Pointer](m.base, in.Off)
	if elem == nil {
		m.dst = append(m.dst, "null"...)
		return in.target()
	}
	return m.follow(in, elem)
}

func (m *tableEncoder) embedded(in *EncodeInstr) *EncodeInstr {
	elem := *at[unsafe.Pointer](m.base, in.Off)
	if elem == nil {
		return in.target()
	}
	return m.follow(in, elem)
}

func (m *tableEncoder) omitPointer(in *EncodeInstr) *EncodeInstr {
	elem := *at[unsafe.Pointer](m.base, in.Off)
	if elem == nil {
		return in.target()
	}
	if in.Lit == commaDue {
		m.dst = appendComma(m.dst)
	}
	return m.follow(in, elem)
}

// follow goes on with what a pointer points to.
func (m *tableEncoder) follow(in *EncodeInstr, elem unsafe.Pointer) *EncodeInstr {
	if !m.room() {
		return nil
	}
	m.push(encodeFrame{base: m.base})
	m.base = elem
	return in.next()
}

func (m *tableEncoder) leave(in *EncodeInstr) *EncodeInstr {
	m.base = m.pop().base
	return in.next()
}

func (m *tableEncoder) slice(in *EncodeInstr) *EncodeInstr {
	s := *at[[]byte](m.base, in.Off)
	if len(s) == 0 {
		m.dst = appendEmptySlice(m.dst, s == nil)
		return in.target()
	}
	if !m.room() {
		return nil
	}
	m.dst = append(m.dst, '[')
	m.push(encodeFrame{base: m.base, left: len(s)})
	m.base = unsafe.Pointer(unsafe.SliceData(s))
	return in.next()
}

func (m *tableEncoder) array(in *EncodeInstr) *EncodeInstr {
	if !m.room() {
		return nil
	}
	m.push(encodeFrame{base: m.base, left: int(in.Arg)})
	m.base = unsafe.Add(m.base, in.Off)
	return in.next()
}

func (m *tableEncoder) next(in *EncodeInstr) *EncodeInstr {
	if f := m.last(); f.left > 1 {
		f.left--
		m.dst = append(m.dst, ',')
		m.base = unsafe.Add(m.base, in.Off)
		return in.target()
	}
	m.dst = append(m.dst, ']')
	m.base = m.pop().base
	return in.next()
}

func (m *tableEncoder) mapping(in *EncodeInstr) *EncodeInstr {
	if !m.room() {
		return nil
	}
	var more bool
	if m.dst, more = m.openMap(m.dst, in, m.base); !more {
		return in.next().target()
	}
	m.push(m.encodeState.call(*at[unsafe.Pointer](m.base, in.Off), in))
	m.dst, m.base = m.members.next(m.dst, m.e.Style)
	return in.next().next()
}

func (m *tableEncoder) nextMap(in *EncodeInstr) *EncodeInstr {
	if m.members.more() {
		m.dst, m.base = m.members.next(append(m.dst, ','), m.e.Style)
		return in.target()
	}
	m.dst = append(m.dst, '}')
	m.base = m.closeMap(m.instr(m.pop()).Arg)
	return in.next()
}

func (m *tableEncoder) unsupported(in *EncodeInstr) *EncodeInstr {
	m.e.Unsupported(m.p.Types[in.Arg].Name)
	return nil
}

func (m *tableEncoder) omit8(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[uint8](m.base, in.Off) == 0)
}

func (m *tableEncoder) omit16(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[uint16](m.base, in.Off) == 0)
}

func (m *tableEncoder) omit32(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[uint32](m.base, in.Off) == 0)
}

func (m *tableEncoder) omit64(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[uint64](m.base, in.Off) == 0)
}

func (m *tableEncoder) omitFloat32(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[float32](m.base, in.Off) == 0)
}

func (m *tableEncoder) omitFloat64(in *EncodeInstr) *EncodeInstr {
	return m.omit(in, *at[float64](m.base, in.Off) == 0)
}

// omit goes on after a test for a field that is left out when empty.
func (m *tableEncoder) omit(in *EncodeInstr, empty bool) *EncodeInstr {
	if empty {
		return in.target()
	}
	if in.Lit == commaDue {
		m.dst = appendComma(m.dst)
	}
	return in.next()
}

func (m *tableEncoder) omitMap(in *EncodeInstr) *EncodeInstr {
	if len(*at[map[string]struct{}](m.base, in.Off)) == 0 {
		return in.target()
	}
	return in.next()
}

func (m *tableEncoder) omitZero(in *EncodeInstr) *EncodeInstr {
	return skipTarget(in, m.p.omits(in, m.base))
}

func (m *tableEncoder) omitRow(in *EncodeInstr) *EncodeInstr { return in.next().passRow(m.base) }

// skipTarget goes on after an instruction whose target stands in the one behind it.
func skipTarget(in *EncodeInstr, taken bool) *EncodeInstr {
	if taken {
		return in.next().target()
	}
	return in.next().next()
}
