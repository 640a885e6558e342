package vm

import (
	"slices"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encodeFrame keeps what an instruction that goes into another object has to come back to.
type encodeFrame struct {
	base unsafe.Pointer
	pc   *EncodeInstr // OpCall: the instruction to return to; OpMap: the instruction itself
	left int          // elements of a slice or array that are not yet written
}

// encodeState is what of the machine lies in memory.
type encodeState struct {
	frames []encodeFrame
	top    int // number of frames in use
}

// fewFrames is how many frames a machine begins with.
const fewFrames = 6

// push adds a frame.
func (m *encodeState) push(f encodeFrame) {
	if m.top == len(m.frames) {
		grown := make([]encodeFrame, 2*m.top) // by append, escape analysis would move the first few to the heap
		copy(grown, m.frames)
		m.frames = grown
	}
	m.frames[m.top] = f
	m.top++
}

// pop removes the last frame.
func (m *encodeState) pop() encodeFrame {
	m.top--
	return m.frames[m.top]
}

// encode runs the program on the value at base and returns dst with its serialized form appended. Errors are kept in e;
// the output is of no use then. It lets the core run as far as it gets, and does by itself the one instruction at which
// that stops; without the core, it does all of them.
func (p *Program) encode(e *wire.Encoder, dst []byte, base unsafe.Pointer) []byte {
	var m encodeState
	var few [fewFrames]encodeFrame
	m.frames = few[:]
	var members *mapWriter // of the innermost map
	pc := &p.Encode[0]
	for {
		if !p.plain {
			dst = makeRoom(dst, int(pc.Need)+slack)
			var n int
			pc, base, n = encodeCore(&m, e, pc, base, unsafe.Pointer(unsafe.SliceData(dst)), len(dst), cap(dst))
			dst = dst[:n]
		}
		in := pc
		pc = in.next()
		dst = append(dst, in.literal()...)
		switch in.Op {
		case OpHalt:
			return dst
		case OpCall:
			m.push(encodeFrame{base: base, pc: pc})
			base = unsafe.Add(base, in.Off)
			pc = in.target()
		case OpReturn:
			f := m.pop()
			base, pc = f.base, f.pc
		case OpLiteral, OpReserve:
		case OpComma:
			if dst[len(dst)-1] != '{' {
				dst = append(dst, ',')
			}

		case OpBool:
			dst = wire.AppendBool(dst, *at[bool](base, in.Off))
		case OpInt8:
			dst = wire.AppendInt(dst, int64(*at[int8](base, in.Off)))
		case OpInt16:
			dst = wire.AppendInt(dst, int64(*at[int16](base, in.Off)))
		case OpInt32:
			dst = wire.AppendInt(dst, int64(*at[int32](base, in.Off)))
		case OpInt64:
			dst = wire.AppendInt(dst, *at[int64](base, in.Off))
		case OpUint8:
			dst = wire.AppendUint(dst, uint64(*at[uint8](base, in.Off)))
		case OpUint16:
			dst = wire.AppendUint(dst, uint64(*at[uint16](base, in.Off)))
		case OpUint32:
			dst = wire.AppendUint(dst, uint64(*at[uint32](base, in.Off)))
		case OpUint64:
			dst = wire.AppendUint(dst, *at[uint64](base, in.Off))
		case OpFloat32:
			dst = e.Float32(dst, *at[float32](base, in.Off))
		case OpFloat64:
			dst = e.Float64(dst, *at[float64](base, in.Off))
		case OpString:
			dst = wire.AppendString(dst, *at[string](base, in.Off))
		case OpBytes:
			dst = wire.AppendBytes(dst, *at[[]byte](base, in.Off))
		case OpNumber:
			dst = e.Number(dst, *at[string](base, in.Off))
		case OpRaw:
			dst = e.Raw(dst, *at[[]byte](base, in.Off))
		case OpTime:
			dst = e.Time(dst, *at[time.Time](base, in.Off))
		case OpQuotedString:
			dst = wire.AppendQuotedString(dst, *at[string](base, in.Off))

		case OpPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				dst = append(dst, "null"...)
				pc = in.target()
				continue
			}
			m.push(encodeFrame{base: base})
			base = elem
		case OpEmbedded:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				pc = in.target()
				continue
			}
			m.push(encodeFrame{base: base})
			base = elem
		case OpPop:
			base = m.pop().base

		case OpSlice:
			s := *at[[]byte](base, in.Off)
			if len(s) == 0 {
				dst = appendEmptySlice(dst, s == nil)
				pc = in.target()
				continue
			}
			dst = append(dst, '[')
			m.push(encodeFrame{base: base, left: len(s)})
			base = unsafe.Pointer(unsafe.SliceData(s))
		case OpArray:
			m.push(encodeFrame{base: base, left: int(in.Arg)})
			base = unsafe.Add(base, in.Off)
		case OpNext:
			if f := &m.frames[m.top-1]; f.left > 1 {
				f.left--
				dst = append(dst, ',')
				base = unsafe.Add(base, in.Off)
				pc = in.target()
				continue
			}
			dst = append(dst, ']')
			base = m.pop().base
		case OpMap:
			var w *mapWriter
			if dst, w = p.openMap(e, dst, in.Arg, unsafe.Add(base, in.Off)); w == nil {
				pc = pc.target()
				continue
			}
			w.outer, members = members, w
			m.push(encodeFrame{base: base, pc: in})
			dst, base = w.next(dst)
			pc = pc.next()
		case OpNextMap:
			if members.more() {
				dst, base = members.next(append(dst, ','))
				pc = in.target()
				continue
			}
			dst = append(dst, '}')
			f := m.pop()
			members = p.closeMap(members, f.pc.Arg)
			base = f.base

		case OpAny:
			dst, *e = appendAny(*e, dst, *at[any](base, in.Off))
		case OpInterface:
			dst, *e = appendInterface(*e, dst, p.Types[in.Arg], unsafe.Add(base, in.Off))
		case OpJSON:
			t := p.Types[in.Arg]
			dst = e.JSON(dst, method[wire.Marshaler](t, unsafe.Add(base, in.Off)), t.Name)
		case OpText:
			t := p.Types[in.Arg]
			dst = e.Text(dst, method[wire.TextMarshaler](t, unsafe.Add(base, in.Off)), t.Name)
		case OpUnsupported:
			e.Unsupported(p.Types[in.Arg].Name)
			return dst

		case OpEnter:
			if !enter(e, p.Types[in.Arg], unsafe.Add(base, in.Off)) {
				return dst
			}
		case OpLeave:
			e.Leave()

		case OpOmit8:
			if *at[uint8](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmit16:
			if *at[uint16](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmit32:
			if *at[uint32](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmit64:
			if *at[uint64](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmitFloat32:
			if *at[float32](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmitFloat64:
			if *at[float64](base, in.Off) == 0 {
				pc = in.target()
			}
		case OpOmitLength: // a string's header begins like a slice's
			if len(*at[string](base, in.Off)) == 0 {
				pc = in.target()
			}
		case OpOmitNil: // of an interface, the word that says its type
			if *at[unsafe.Pointer](base, in.Off) == nil {
				pc = in.target()
			}
		case OpOmitMap: // the length of a map does not depend on its type
			if len(*at[map[string]struct{}](base, in.Off)) == 0 {
				pc = in.target()
			}
		case OpOmitZero:
			if value(p.Types[in.Arg], unsafe.Add(base, in.Off)).IsZero() {
				pc = pc.target()
			} else {
				pc = pc.next()
			}
		case OpOmitIsZero:
			if isZero(p.Types[in.Arg], unsafe.Add(base, in.Off)) {
				pc = pc.target()
			} else {
				pc = pc.next()
			}
		}
	}
}

func appendEmptySlice(dst []byte, isNil bool) []byte {
	if isNil {
		return append(dst, "null"...)
	}
	return append(dst, "[]"...)
}

// makeRoom makes room for n more bytes. It at least doubles the capacity, since it is asked for little at a time.
func makeRoom(dst []byte, n int) []byte {
	if cap(dst)-len(dst) >= n {
		return dst
	}
	return slices.Grow(dst, max(n, cap(dst)))
}
