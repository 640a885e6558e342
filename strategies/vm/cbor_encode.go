package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// appendCBOR appends the serialized form of the value at p. It calls nothing but the core where that does not stop.
func appendCBOR(p *Program, dst []byte, at unsafe.Pointer) ([]byte, error) {
	var m encodeState
	var few [fewFrames]encodeFrame
	m.frames = few[:]
	first := p.first(&m)
	if p.engine != engineCore {
		return p.goOnCBOR(&m, dst, dst, first, at)
	}
	out := makeRoom(dst, int(first.Need)+slack)
	pc, base, n := encodeCoreCBOR(&m, first, at, unsafe.Pointer(unsafe.SliceData(out)), len(out), cap(out))
	if pc == nil {
		return out[:n], nil
	}
	return p.goOnCBOR(&m, dst, out[:n], pc, base)
}

// goOnCBOR goes on with the instruction pc. It returns dst if there is an error.
func (p *Program) goOnCBOR(m *encodeState, dst, out []byte, pc *EncodeInstr, base unsafe.Pointer) ([]byte, error) {
	var e cbor.Encoder
	out = p.finishCBOR(&e, m, out, pc, base)
	if err := e.Err(); err != nil {
		return dst, err
	}
	return out, nil
}

// encodeCBOR is encode for CBOR, of what lies within another value. Errors are kept in e; the output is of no use then.
func (p *Program) encodeCBOR(e *cbor.Encoder, dst []byte, at unsafe.Pointer) []byte {
	var m encodeState
	var few [fewFrames]encodeFrame
	m.frames = few[:]
	first := p.first(&m)
	if p.engine != engineCore {
		return p.finishCBOR(e, &m, dst, first, at)
	}
	dst = makeRoom(dst, int(first.Need)+slack)
	pc, base, n := encodeCoreCBOR(&m, first, at, unsafe.Pointer(unsafe.SliceData(dst)), len(dst), cap(dst))
	if pc == nil {
		return dst[:n]
	}
	return p.finishCBOR(e, &m, dst[:n], pc, base)
}

// finishCBOR goes on with the instruction pc, at which the core has stopped.
func (p *Program) finishCBOR(e *cbor.Encoder, m *encodeState, dst []byte, pc *EncodeInstr, base unsafe.Pointer) []byte {
	var deep deepStack[encodeFrame]
	var members *mapWriter // of the innermost map
	for stopped := true; ; stopped = false {
		if p.engine == engineCore && !stopped {
			dst = makeRoom(dst, int(pc.Need)+slack)
			var n int
			pc, base, n = encodeCoreCBOR(m, pc, base, unsafe.Pointer(unsafe.SliceData(dst)), len(dst), cap(dst))
			dst = dst[:n]
			if pc == nil {
				deep.release(&encodeStacks)
				return dst
			}
		}
		if m.top == len(m.frames) {
			if p.endless(&e.Nesting, m) {
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
				dst = cbor.AppendNull(dst)
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
			m.count++
		case OpObject:
			m.open(len(dst), int(in.Off))
			dst = cbor.OpenMap(dst, int(in.Arg))
		case OpEndObject:
			place, count := m.close()
			dst = cbor.CloseMap(dst, place, int(in.Arg), count)
		case OpCount:
			dst = cbor.AppendMap(dst, in.countMembers(base))

		case OpBool:
			dst = cbor.AppendBool(dst, *at[bool](base, in.Off))
		case OpInt8:
			dst = cbor.AppendInt(dst, int64(*at[int8](base, in.Off)))
		case OpInt16:
			dst = cbor.AppendInt(dst, int64(*at[int16](base, in.Off)))
		case OpInt32:
			dst = cbor.AppendInt(dst, int64(*at[int32](base, in.Off)))
		case OpInt64:
			dst = cbor.AppendInt(dst, *at[int64](base, in.Off))
		case OpUint8:
			dst = cbor.AppendUint(dst, uint64(*at[uint8](base, in.Off)))
		case OpUint16:
			dst = cbor.AppendUint(dst, uint64(*at[uint16](base, in.Off)))
		case OpUint32:
			dst = cbor.AppendUint(dst, uint64(*at[uint32](base, in.Off)))
		case OpUint64:
			dst = cbor.AppendUint(dst, *at[uint64](base, in.Off))
		case OpFloat32:
			dst = cbor.AppendFloat32(dst, *at[float32](base, in.Off))
		case OpFloat64:
			dst = cbor.AppendFloat64(dst, *at[float64](base, in.Off))
		case OpString, OpStringPlain, OpStringLax:
			dst = cbor.AppendString(dst, *at[string](base, in.Off))

		case OpPointer:
			elem := *at[unsafe.Pointer](base, in.Off)
			if elem == nil {
				dst = cbor.AppendNull(dst)
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
			m.counts(in)
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
				if s == nil {
					dst = cbor.AppendNull(dst)
				} else {
					dst = cbor.AppendArray(dst, 0)
				}
				pc = in.target()
				continue
			}
			dst = cbor.AppendArray(dst, len(s))
			m.push(encodeFrame{base: base, left: len(s)})
			base = unsafe.Pointer(unsafe.SliceData(s))
		case OpArray:
			m.push(encodeFrame{base: base, left: int(in.Arg)})
			base = unsafe.Add(base, in.Off)
		case OpNext, OpNextRow:
			if f := m.last(); f.left > 1 {
				f.left--
				base = unsafe.Add(base, in.Off)
				pc = in.target()
				continue
			}
			base = m.pop().base
		case OpMap:
			var w *mapWriter
			if dst, w = p.openMapCBOR(e, dst, in.Arg, unsafe.Add(base, in.Off)); w == nil {
				pc = pc.target()
				continue
			}
			w.outer, w.base, members = members, base, w
			m.push(m.call(*at[unsafe.Pointer](base, in.Off), in))
			dst, base = w.nextCBOR(dst)
			pc = pc.next()
		case OpNextMap:
			if members.more() {
				dst, base = members.nextCBOR(dst)
				pc = in.target()
				continue
			}
			base = members.base
			members = p.closeMap(members, m.instr(m.pop()).Arg)

		case OpUnsupported:
			e.Unsupported(p.Types[in.Arg].Name)
			return dst

		case OpOmit8:
			if *at[uint8](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
			}
		case OpOmit16:
			if *at[uint16](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
			}
		case OpOmit32:
			if *at[uint32](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
			}
		case OpOmit64:
			if *at[uint64](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
			}
		case OpOmitFloat32:
			if *at[float32](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
			}
		case OpOmitFloat64:
			if *at[float64](base, in.Off) == 0 {
				pc = in.target()
			} else {
				m.counts(in)
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
			dst = p.appendSpecialCBOR(e, dst, in, base)
		}
	}
}
