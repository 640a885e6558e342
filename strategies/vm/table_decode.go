package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

func (c *tableCodec) Decode(src []byte, v any) error {
	base := c.base(v)
	if base == nil {
		return c.misused(v)
	}
	m := tableDecoders.get()
	m.start(c.program, src, unsafe.Pointer(&c.program.Decode[0]))
	m.i, m.base = m.d.Start(), base
	m.run(&c.program.Decode[0])
	err := m.d.Finish(m.i)
	m.deep.release(&decodeStacks)
	tableDecoders.put(m)
	return err
}

var tableDecoders machinePool[tableDecoder]

// A tableDecoder is a decodeMachine with all its registers in memory.
type tableDecoder struct {
	decodeMachine
	base unsafe.Pointer
	i    int // index of the next input byte
	now  phase
}

// A decodeHandler does what an opcode says and leaves the phase that comes next in now, which is atDone before. It returns
// the instruction of that phase; nil ends the program.
type decodeHandler func(m *tableDecoder, in *DecodeInstr) *DecodeInstr

func (m *tableDecoder) run(in *DecodeInstr) {
	m.now = atValue
	for in != nil && m.i >= 0 {
		switch m.now {
		case atKey:
			in, m.i, m.now = m.p.key(&m.d, in, m.i)
		case atDone:
			in, m.i, m.now = done(&m.d, in, m.i)
		default:
			m.now = atDone
			in = decodeTable[in.Op](m, in)
		}
	}
}

// decodeTable has an entry for every value of an opcode, so that no index is out of its range.
var decodeTable = [1 << 8]decodeHandler{
	OpHalt:          (*tableDecoder).halt,
	OpCall:          (*tableDecoder).call,
	OpReturn:        (*tableDecoder).ret,
	OpObject:        (*tableDecoder).object,
	OpBool:          (*tableDecoder).bool,
	OpInt8:          (*tableDecoder).int8,
	OpInt16:         (*tableDecoder).int16,
	OpInt32:         (*tableDecoder).int32,
	OpInt64:         (*tableDecoder).int64,
	OpUint8:         (*tableDecoder).uint8,
	OpUint16:        (*tableDecoder).uint16,
	OpUint32:        (*tableDecoder).uint32,
	OpUint64:        (*tableDecoder).uint64,
	OpFloat32:       (*tableDecoder).float32,
	OpFloat64:       (*tableDecoder).float64,
	OpString:        (*tableDecoder).string,
	OpStringLax:     (*tableDecoder).special,
	OpStringView:    (*tableDecoder).special,
	OpStringLaxView: (*tableDecoder).special,
	OpBytes:         (*tableDecoder).bytes,
	OpNumber:        (*tableDecoder).special,
	OpRaw:           (*tableDecoder).special,
	OpTime:          (*tableDecoder).special,
	OpQuoted:        (*tableDecoder).special,
	OpPointer:       (*tableDecoder).pointer,
	OpQuotedPointer: (*tableDecoder).pointer,
	OpEmbedded:      (*tableDecoder).pointer,
	OpPop:           (*tableDecoder).leave,
	OpSlice:         (*tableDecoder).slice,
	OpArray:         (*tableDecoder).array,
	OpNext:          (*tableDecoder).next,
	OpNextArray:     (*tableDecoder).nextArray,
	OpMap:           (*tableDecoder).mapping,
	OpNextMap:       (*tableDecoder).nextMap,
	OpAny:           (*tableDecoder).special,
	OpInterface:     (*tableDecoder).special,
	OpJSON:          (*tableDecoder).special,
	OpText:          (*tableDecoder).special,
	OpQuotedJSON:    (*tableDecoder).special,
	OpQuotedText:    (*tableDecoder).special,
	OpUnsupported:   (*tableDecoder).special,
}

// value passes over the spaces before a value and returns its index.
func (m *tableDecoder) value() int {
	m.i = wire.Space(m.d.Src, m.i)
	return m.i
}

// into goes on with the value that in reads, at base.
func (m *tableDecoder) into(in *DecodeInstr, base unsafe.Pointer) *DecodeInstr {
	m.base, m.now = base, atValue
	return in
}

func (m *tableDecoder) halt(*DecodeInstr) *DecodeInstr { return nil }

func (m *tableDecoder) call(in *DecodeInstr) *DecodeInstr {
	m.i = m.room(m.i)
	m.push(decodeFrame{m.base, int(free(m.code, unsafe.Pointer(in)))})
	return m.into(in.subprogram(), unsafe.Add(m.base, in.Off))
}

func (m *tableDecoder) ret(*DecodeInstr) *DecodeInstr {
	f := m.pop()
	m.base = f.at
	return (*DecodeInstr)(unsafe.Add(m.code, f.index))
}

func (m *tableDecoder) object(in *DecodeInstr) *DecodeInstr {
	var more bool
	if m.i, more = m.p.openObject(&m.d, m.value(), in); !more {
		return in.end()
	}
	m.now = atKey
	return in.next()
}

func (m *tableDecoder) bool(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Bool(m.d.Src, i)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[bool](m.base, in.Off) = v
	m.i = next
	return in
}

func (m *tableDecoder) int8(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Int(m.d.Src, i, 8)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[int8](m.base, in.Off) = int8(v)
	m.i = next
	return in
}

func (m *tableDecoder) int16(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Int(m.d.Src, i, 16)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[int16](m.base, in.Off) = int16(v)
	m.i = next
	return in
}

func (m *tableDecoder) int32(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Int(m.d.Src, i, 32)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[int32](m.base, in.Off) = int32(v)
	m.i = next
	return in
}

func (m *tableDecoder) int64(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Int(m.d.Src, i, 64)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[int64](m.base, in.Off) = v
	m.i = next
	return in
}

func (m *tableDecoder) uint8(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Uint(m.d.Src, i, 8)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[uint8](m.base, in.Off) = uint8(v)
	m.i = next
	return in
}

func (m *tableDecoder) uint16(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Uint(m.d.Src, i, 16)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[uint16](m.base, in.Off) = uint16(v)
	m.i = next
	return in
}

func (m *tableDecoder) uint32(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Uint(m.d.Src, i, 32)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[uint32](m.base, in.Off) = uint32(v)
	m.i = next
	return in
}

func (m *tableDecoder) uint64(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Uint(m.d.Src, i, 64)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[uint64](m.base, in.Off) = v
	m.i = next
	return in
}

func (m *tableDecoder) float32(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Float32(m.d.Src, i)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[float32](m.base, in.Off) = v
	if n := in.next(); n.repeats(in) {
		next, m.base = repeatFloat32(&m.decodeState, m.d.Src, next, n, m.base, in.Off)
	}
	m.i = next
	return in
}

func (m *tableDecoder) float64(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.Float64(m.d.Src, i)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[float64](m.base, in.Off) = v
	if n := in.next(); n.repeats(in) {
		next, m.base = repeatFloat64(&m.decodeState, m.d.Src, next, n, m.base, in.Off)
	}
	m.i = next
	return in
}

func (m *tableDecoder) string(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	v, next := wire.String(m.d.Src, i)
	if next < 0 {
		m.i = m.mismatch(i, in)
		return in
	}
	*at[string](m.base, in.Off) = v
	m.i = next
	return in
}

func (m *tableDecoder) bytes(in *DecodeInstr) *DecodeInstr {
	i := m.value()
	if i < len(m.d.Src) && m.d.Src[i] == '[' {
		m.now = atValue
		return in.next()
	}
	b := at[[]byte](m.base, in.Off)
	*b, m.i = m.d.Bytes(i, *b, m.p.Types[in.Arg].Name)
	return in.end()
}

func (m *tableDecoder) special(in *DecodeInstr) *DecodeInstr {
	m.i = m.p.readSpecial(&m.d, m.value(), in, m.base)
	return in
}

func (m *tableDecoder) pointer(in *DecodeInstr) *DecodeInstr {
	var elem unsafe.Pointer
	if elem, m.i = m.p.follow(&m.d, m.value(), in, m.base); elem == nil {
		return in.end()
	}
	m.i = m.room(m.i)
	m.push(decodeFrame{at: m.base})
	return m.into(in.next(), elem)
}

func (m *tableDecoder) leave(in *DecodeInstr) *DecodeInstr {
	m.base = m.pop().at
	return in
}

func (m *tableDecoder) slice(in *DecodeInstr) *DecodeInstr {
	slot := unsafe.Add(m.base, in.Off)
	var first unsafe.Pointer
	if first, m.i = openSlice(&m.d, m.value(), &m.p.Types[in.Arg], slot); first == nil {
		return in.end()
	}
	m.i = m.room(m.i)
	m.push(decodeFrame{at: slot})
	return m.into(in.next(), first)
}

func (m *tableDecoder) next(in *DecodeInstr) *DecodeInstr {
	var more bool
	m.i, more = m.d.More(m.value(), ']')
	f := m.last()
	f.index++
	if more {
		return m.into(in.start(), element(&m.d, m.i, &m.p.Types[in.Arg], f.at, f.index))
	}
	truncate(f.at, f.index)
	m.base = unsafe.Add(m.pop().at, -int(in.opener().Off))
	return in
}

func (m *tableDecoder) array(in *DecodeInstr) *DecodeInstr {
	slot := unsafe.Add(m.base, in.Off)
	var more bool
	if m.i, more = openArray(&m.d, m.value(), &m.p.Types[in.Arg], slot); !more {
		return in.end()
	}
	m.i = m.room(m.i)
	m.push(decodeFrame{})
	return m.into(in.next(), slot)
}

func (m *tableDecoder) nextArray(in *DecodeInstr) *DecodeInstr {
	t := &m.p.Types[in.Arg]
	i, more := m.d.More(m.value(), ']')
	m.i = i
	if f := m.last(); more && f.index+1 < t.Len {
		f.index++
		return m.into(in.start(), unsafe.Add(m.base, in.Off))
	}
	index := m.pop().index
	m.base = in.arrayBase(m.base, index)
	m.i = closeArray(&m.d, i, more, t, unsafe.Add(m.base, in.opener().Off), index+1)
	return in
}

func (m *tableDecoder) mapping(in *DecodeInstr) *DecodeInstr {
	var more bool
	if m.i, more = m.openMap(m.value(), in, m.base); !more {
		return in.end()
	}
	m.push(decodeFrame{at: m.base})
	return m.member(in.next())
}

func (m *tableDecoder) nextMap(in *DecodeInstr) *DecodeInstr {
	var more bool
	if m.i, more = m.d.More(m.members.store(&m.d, m.value()), '}'); more {
		return m.member(in.start())
	}
	m.members = m.p.closeMapReader(m.members)
	m.base = m.pop().at
	return in
}

// member reads the key of a map's next member and goes on with its value, which in reads.
func (m *tableDecoder) member(in *DecodeInstr) *DecodeInstr {
	elem, i := m.members.next(&m.d, m.i)
	m.i = i
	return m.into(in, elem)
}
