package vm

import (
	"errors"
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A phase is where the decoder is: which part of the work on an instruction comes next.
type phase uint8

const (
	atKey     phase = iota // the key of a member, which the instruction expects
	atValue                // the value that the instruction reads
	atDone                 // the instruction is complete
	atPointer              // the value is one that a nil pointer is to point to: it needs memory
	atString               // the value is a string without escapes that ends at decodeState.end: it needs memory
	atEdge                 // added to one of the first three: the core would read beyond its window
)

// A decodeFrame keeps what an instruction that goes into another object has to come back to. It has one pointer, since
// storing one is dear while the garbage collector marks.
type decodeFrame struct {
	// at is base as it was; of a slice, the slice header, which lies in the object at base.
	at unsafe.Pointer
	// index is that of the element at hand; of a call, the distance of the instruction from the program's start.
	index int
}

// decodeState is what of the machine lies in memory.
type decodeState struct {
	frames []decodeFrame
	top    int            // number of frames in use
	code   unsafe.Pointer // the program's first instruction
	end    int            // see atString
	window window
}

var errTooDeep = errors.New("vm: the value to decode into is nested too deep")

// push adds a frame, for which there must be room.
func (m *decodeState) push(f decodeFrame) {
	m.frames[m.top] = f
	m.top++
}

// pop removes the last frame.
func (m *decodeState) pop() decodeFrame {
	m.top--
	return m.frames[m.top]
}

// last returns the last frame.
func (m *decodeState) last() *decodeFrame { return &m.frames[m.top-1] }

// decode runs the program on the value that begins at index i of the input and stores it at base. It returns the index
// after the value, or wire.Stop. It lets the core run as far as it gets, and does by itself the one phase of the one
// instruction at which that stops; without the core, it does all of them.
func (p *Program) decode(d *wire.Decoder, i int, base unsafe.Pointer) int {
	var m decodeState
	var few [fewFrames]decodeFrame
	var deep deepStack[decodeFrame]
	m.frames = few[:]
	var members *mapReader // of the innermost map
	var block textBlock    // see BatchStrings
	src := d.Src
	in, now := &p.Decode[0], atValue
	m.code = unsafe.Pointer(in)
	for i >= 0 {
		if p.engine == engineCore {
			b, from, limit := m.window.around(src, i)
			origin := unsafe.Pointer(unsafe.SliceData(src[from:]))
			i -= from
			for {
				in, base, i, now = decodeCore(&m, d, in, base, b, origin, i, limit, now)
				if now == atPointer {
					elem := p.Types[in.Arg].new()
					*at[unsafe.Pointer](base, in.Off) = elem
					m.push(decodeFrame{at: base})
					in, base, now = in.next(), elem, atValue
					continue
				}
				if now != atString {
					break
				}
				if text := src[from+i+1 : from+m.end]; p.BatchStrings {
					*at[string](base, in.Off) = block.keep(text, len(src)-from-i)
				} else {
					*at[string](base, in.Off) = string(text)
				}
				i, now = m.end+1, atDone
			}
			i += from
			switch {
			case in == nil:
				deep.release(&decodeStacks)
				return i
			case now >= atEdge:
				now -= atEdge
				if !m.window.copied {
					continue
				}
			}
		}
		if p.decodeProfile != nil && now == atValue {
			p.decodeProfile.step(int(free(m.code, unsafe.Pointer(in))/decodeSize), i)
		}
		switch now {
		case atKey:
			in, i, now = p.key(d, in, i)
			continue
		case atDone:
			in, i, now = done(d, in, i)
			continue
		}
		if m.top == len(m.frames) {
			if m.top >= maxFrames { // no document is nested that deep: pointers go round in a circle
				return d.Fail(errTooDeep)
			}
			m.frames = deep.deepen(&decodeStacks, m.frames)
		}
		now = atDone
		if in.Op == OpHalt {
			deep.release(&decodeStacks)
			return i
		}
		i = wire.Space(src, i)
		next := wire.Stop // index after the scalar that the instruction reads
		switch in.Op {
		case OpCall:
			m.push(decodeFrame{base, int(free(m.code, unsafe.Pointer(in)))})
			base = unsafe.Add(base, in.Off)
			in, now = in.subprogram(), atValue
			continue
		case OpReturn:
			f := m.pop()
			in, base = (*DecodeInstr)(unsafe.Add(m.code, f.index)), f.at
			continue
		case OpObject:
			var more bool
			if i, more = p.openObject(d, i, in); more {
				in, now = in.next(), atKey
			} else {
				in = in.end()
			}
			continue

		case OpBool:
			var v bool
			if v, next = wire.Bool(src, i); next >= 0 {
				*at[bool](base, in.Off) = v
			}
		case OpInt8:
			var v int64
			if v, next = wire.Int(src, i, 8); next >= 0 {
				*at[int8](base, in.Off) = int8(v)
			}
		case OpInt16:
			var v int64
			if v, next = wire.Int(src, i, 16); next >= 0 {
				*at[int16](base, in.Off) = int16(v)
			}
		case OpInt32:
			var v int64
			if v, next = wire.Int(src, i, 32); next >= 0 {
				*at[int32](base, in.Off) = int32(v)
			}
		case OpInt64:
			var v int64
			if v, next = wire.Int(src, i, 64); next >= 0 {
				*at[int64](base, in.Off) = v
			}
		case OpUint8:
			var v uint64
			if v, next = wire.Uint(src, i, 8); next >= 0 {
				*at[uint8](base, in.Off) = uint8(v)
			}
		case OpUint16:
			var v uint64
			if v, next = wire.Uint(src, i, 16); next >= 0 {
				*at[uint16](base, in.Off) = uint16(v)
			}
		case OpUint32:
			var v uint64
			if v, next = wire.Uint(src, i, 32); next >= 0 {
				*at[uint32](base, in.Off) = uint32(v)
			}
		case OpUint64:
			var v uint64
			if v, next = wire.Uint(src, i, 64); next >= 0 {
				*at[uint64](base, in.Off) = v
			}
		case OpFloat32:
			var v float32
			if v, next = wire.Float32(src, i); next >= 0 {
				*at[float32](base, in.Off) = v
				if n := in.next(); n.repeats(in) {
					next, base = repeatFloat32(&m, src, next, n, base, in.Off)
				}
			}
		case OpFloat64:
			var v float64
			if v, next = wire.Float64(src, i); next >= 0 {
				*at[float64](base, in.Off) = v
				if n := in.next(); n.repeats(in) {
					next, base = repeatFloat64(&m, src, next, n, base, in.Off)
				}
			}
		case OpString:
			var v string
			if v, next = wire.String(src, i); next >= 0 {
				*at[string](base, in.Off) = v
			}

		case OpBytes:
			if i < len(src) && src[i] == '[' {
				in, now = in.next(), atValue
				continue
			}
			b := at[[]byte](base, in.Off)
			*b, i = d.Bytes(i, *b, p.Types[in.Arg].Name)
			in = in.end()
			continue

		case OpPointer, OpQuotedPointer, OpEmbedded:
			var elem unsafe.Pointer
			if elem, i = p.follow(d, i, in, base); elem == nil {
				in = in.end()
				continue
			}
			m.push(decodeFrame{at: base})
			base = elem
			in, now = in.next(), atValue
			continue
		case OpPop:
			base = m.pop().at
			continue

		case OpSlice:
			slot := unsafe.Add(base, in.Off)
			var first unsafe.Pointer
			if first, i = openSlice(d, i, &p.Types[in.Arg], slot); first == nil {
				in = in.end()
				continue
			}
			m.push(decodeFrame{at: slot})
			base = first
			in, now = in.next(), atValue
			continue
		case OpNext:
			var more bool
			i, more = d.More(i, ']')
			f := m.last()
			f.index++
			if more {
				base = element(d, i, &p.Types[in.Arg], f.at, f.index)
				in, now = in.start(), atValue
				continue
			}
			truncate(f.at, f.index)
			base = unsafe.Add(m.pop().at, -int(in.opener().Off))
			continue
		case OpArray:
			slot := unsafe.Add(base, in.Off)
			var more bool
			if i, more = openArray(d, i, &p.Types[in.Arg], slot); !more {
				in = in.end()
				continue
			}
			m.push(decodeFrame{})
			base = slot
			in, now = in.next(), atValue
			continue
		case OpNextArray:
			var more bool
			t := &p.Types[in.Arg]
			i, more = d.More(i, ']')
			f := m.last()
			if more && f.index+1 < t.Len {
				f.index++
				base = unsafe.Add(base, in.Off)
				in, now = in.start(), atValue
				continue
			}
			base = in.arrayBase(base, m.pop().index)
			i = closeArray(d, i, more, t, unsafe.Add(base, in.opener().Off), f.index+1)
			continue

		case OpMap:
			var r *mapReader
			if r, i = p.openMapReader(d, i, in.Arg, unsafe.Add(base, in.Off)); r == nil {
				in = in.end()
				continue
			}
			r.outer, members = members, r
			m.push(decodeFrame{at: base})
			base, i = r.next(d, i)
			in, now = in.next(), atValue
			continue
		case OpNextMap:
			var more bool
			if i, more = d.More(members.store(d, i), '}'); more {
				base, i = members.next(d, i)
				in, now = in.start(), atValue
				continue
			}
			members = p.closeMapReader(members)
			base = m.pop().at
			continue

		default:
			i = p.readSpecial(d, i, in, base)
			continue
		}
		if next < 0 {
			next = d.Mismatch(i, p.Types[in.Arg].Name, in.Flags&FlagNumeric != 0)
		}
		i = next
	}
	return wire.Stop
}

// key reads the key at i, which in expects, and if it is another one, keys until one names a member, passing over the
// values of those that do not. It returns the instruction and phase that follow.
func (p *Program) key(d *wire.Decoder, in *DecodeInstr, i int) (*DecodeInstr, int, phase) {
	i = wire.Space(d.Src, i)
	if in.matches(d.Src[i:]) {
		return in, i + int(in.KeyLen), atValue
	}
	if p.decodeProfile != nil {
		p.decodeProfile.counts[int(free(unsafe.Pointer(&p.Decode[0]), unsafe.Pointer(in))/decodeSize)].Missed++
	}
	end := in.object()
	o := &p.Objects[end.Arg]
	for more := true; more; i, more = d.More(i, '}') {
		var name []byte
		if name, i = d.Key(i); i < 0 {
			return end, i, atDone
		}
		if entry, ok := o.find(name); ok {
			return &p.Decode[entry], i, atValue
		}
		if p.RejectUnknown {
			d.Save(errors.New("json: unknown field " + strconv.Quote(string(name))))
		}
		i = d.Skip(i)
	}
	return end, i, atDone
}

// done goes on after an instruction is complete, at index i. It returns the instruction and phase that follow.
func done(d *wire.Decoder, in *DecodeInstr, i int) (*DecodeInstr, int, phase) {
	if in.Flags&FlagMember == 0 {
		return in.next(), i, atValue
	}
	i, more := d.More(i, '}')
	if more {
		return in.next(), i, atKey
	}
	return in.end(), i, atDone
}
