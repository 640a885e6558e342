package vm

import (
	"slices"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encodeFrame keeps what an instruction that goes into another object has to come back to.
type encodeFrame struct {
	base unsafe.Pointer // as it was; of a map, the map itself
	// left is the number of elements of a slice or array that are not yet written. Of a call, it is the complement of the
	// distance of the instruction to return to from the program's start, and of a map, that of the map's. Of a struct whose members are
	// counted, it is where its head is in the output, and in the lowest bits the count of the struct around it.
	left int
}

// isCall tells the frames of calls and maps: in a value that contains itself, one of them comes again.
func (f encodeFrame) isCall() bool { return f.left < 0 }

// encodeState is what of the machine lies in memory.
type encodeState struct {
	frames []encodeFrame
	top    int            // number of frames in use
	code   unsafe.Pointer // the program's first instruction
	count  int            // of the members written of the innermost struct of a binary format in which some may be absent
}

// first returns the first instruction of the program, which m begins.
func (p *Program) first(m *encodeState) *EncodeInstr {
	pc := &p.Encode[0]
	m.code = unsafe.Pointer(pc)
	return pc
}

// call returns the frame of a call or map at base.
func (m *encodeState) call(base unsafe.Pointer, pc *EncodeInstr) encodeFrame {
	return encodeFrame{base, ^int(free(m.code, unsafe.Pointer(pc)))}
}

// instr returns the instruction that the frame of a call or map keeps.
func (m *encodeState) instr(f encodeFrame) *EncodeInstr {
	return (*EncodeInstr)(unsafe.Add(m.code, ^f.left))
}

// push adds a frame, for which there must be room.
func (m *encodeState) push(f encodeFrame) {
	m.frames[m.top] = f
	m.top++
}

// pop removes the last frame.
func (m *encodeState) pop() encodeFrame {
	m.top--
	return m.frames[m.top]
}

// last returns the last frame.
func (m *encodeState) last() *encodeFrame { return &m.frames[m.top-1] }

// encode runs the program on the value at base and returns dst with its serialized form appended. Errors are kept in e;
// the output is of no use then. It lets the core run as far as it gets, and does by itself the one instruction at which
// that stops; without the core, it does all of them.
func (p *Program) encode(e *wire.Encoder, dst []byte, base unsafe.Pointer) []byte {
	var m encodeState
	var few [fewFrames]encodeFrame
	var deep deepStack[encodeFrame]
	m.frames = few[:]
	var members *mapWriter // of the innermost map
	pc := &p.Encode[0]
	m.code = unsafe.Pointer(pc)
	for {
		if p.engine == engineCore {
			dst = makeRoom(dst, int(pc.Need)+slack)
			var n int
			pc, base, n = encodeCore(&m, pc, base, unsafe.Pointer(unsafe.SliceData(dst)), len(dst), cap(dst))
			dst = dst[:n]
			if pc == nil {
				deep.release(&encodeStacks)
				return dst
			}
		}
		if m.top == len(m.frames) {
			if p.endless(&e.Nesting, &m) {
				return dst
			}
			m.frames = deep.deepen(&encodeStacks, m.frames)
		}
		in := pc
		if p.encodeProfile != nil {
			p.encodeProfile.step(int(free(m.code, unsafe.Pointer(in))/encodeSize), len(dst))
		}
		pc = in.next()
		dst = append(dst, in.literal()...)
		switch in.Op {
		case OpHalt:
			deep.release(&encodeStacks)
			return dst
		case OpCall:
			m.push(m.call(base, pc))
			base = unsafe.Add(base, in.Off)
			pc = in.target()
		case OpCallPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				dst = append(dst, "null"...)
				continue
			}
			m.push(m.call(base, pc))
			base = elem
			pc = in.target()
		case OpReturn:
			f := m.pop()
			base, pc = f.base, m.instr(f)
		case OpLiteral, OpReserve:
		case OpComma:
			dst = appendComma(dst)

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
			if pc.repeats(in) {
				dst, base = repeatFloats(&m, e, dst, in, base)
			}
		case OpFloat64:
			dst = e.Float64(dst, *at[float64](base, in.Off))
			if pc.repeats(in) {
				dst, base = repeatFloats(&m, e, dst, in, base)
			}
		case OpString:
			dst = wire.AppendString(dst, *at[string](base, in.Off))

		case OpPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				dst = append(dst, "null"...)
				pc = in.target()
				continue
			}
			m.push(encodeFrame{base: base})
			base = elem
		case OpOmitPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				pc = in.target()
				continue
			}
			if in.Lit == commaDue {
				dst = appendComma(dst)
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
			if f := m.last(); f.left > 1 {
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
			w.outer, w.base, members = members, base, w
			m.push(m.call(*at[unsafe.Pointer](base, in.Off), in))
			dst, base = w.next(dst, e.Style)
			pc = pc.next()
		case OpNextMap:
			if members.more() {
				dst, base = members.next(append(dst, ','), e.Style)
				pc = in.target()
				continue
			}
			dst = append(dst, '}')
			base = members.base
			members = p.closeMap(members, m.instr(m.pop()).Arg)

		case OpUnsupported:
			e.Unsupported(p.Types[in.Arg].Name)
			return dst

		case OpOmit8:
			if *at[uint8](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmit16:
			if *at[uint16](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmit32:
			if *at[uint32](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmit64:
			if *at[uint64](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmitFloat32:
			if *at[float32](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmitFloat64:
			if *at[float64](base, in.Off) == 0 {
				pc = in.target()
			} else if in.Lit == commaDue {
				dst = appendComma(dst)
			}
		case OpOmitMap: // the length of a map does not depend on its type
			if len(*at[map[string]struct{}](base, in.Off)) == 0 {
				pc = in.target()
			}
		case OpOmitRow:
			pc = pc.passRow(base)
		case OpOmitZero, OpOmitIsZero:
			if p.omits(in, base) {
				pc = pc.target()
			} else {
				pc = pc.next()
			}
		default:
			dst = p.appendSpecial(e, dst, in, base)
		}
	}
}

// appendComma appends a comma unless dst ends in "{".
func appendComma(dst []byte) []byte {
	if dst[len(dst)-1] == '{' {
		return dst
	}
	return append(dst, ',')
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
