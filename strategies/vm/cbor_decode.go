package vm

import (
	"errors"
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// decodeCBOR is decode for CBOR. What is left of the innermost container is in the machine.
func (p *Program) decodeCBOR(d *cbor.Decoder, i int, base unsafe.Pointer) int {
	var m countedState
	var few [fewFrames]countedFrame
	var deep deepStack[countedFrame]
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
				in, base, i, now = decodeCoreCBOR(&m, d, in, base, b, origin, i, limit, now)
				if now == atPointer {
					elem := p.Types[in.Arg].new()
					*at[unsafe.Pointer](base, in.Off) = elem
					m.enter(base, 0)
					in, base, now = in.next(), elem, atValue
					continue
				}
				if now != atString {
					break
				}
				if text := src[from+i : from+m.end]; p.BatchStrings {
					*at[string](base, in.Off) = block.keep(text, len(src)-from-i)
				} else {
					*at[string](base, in.Off) = string(text)
				}
				i, now = m.end, atDone
			}
			i += from
			switch {
			case in == nil:
				deep.release(&countedStacks)
				return i
			case i > len(src): // a head whose number the input ends in
				return cbor.Stop
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
			in, i, now = p.keyCBOR(&m, d, in, i)
			continue
		case atDone:
			in, i, now = doneCBOR(&m, d, in, i)
			continue
		}
		if m.top == len(m.frames) {
			if m.top >= maxFrames { // no document is nested that deep: pointers go round in a circle
				return d.Fail(errTooDeep)
			}
			m.frames = deep.deepen(&countedStacks, m.frames)
		}
		now = atDone
		if in.Op == OpHalt {
			deep.release(&countedStacks)
			return i
		}
		next := cbor.Stop // index after the scalar that the instruction reads
		switch in.Op {
		case OpCall:
			m.enter(base, int(free(m.code, unsafe.Pointer(in))))
			base = unsafe.Add(base, in.Off)
			in, now = in.subprogram(), atValue
			continue
		case OpReturn:
			f := m.leave()
			in, base = (*DecodeInstr)(unsafe.Add(m.code, f.index)), f.at
			continue
		case OpObject:
			in, i, now = p.objectCBOR(&m, d, in, i)
			continue

		case OpBool:
			var v bool
			if v, next = cbor.Bool(src, i); next >= 0 {
				*at[bool](base, in.Off) = v
			}
		case OpInt8:
			var v int64
			if v, next = cbor.Int(src, i, 8); next >= 0 {
				*at[int8](base, in.Off) = int8(v)
			}
		case OpInt16:
			var v int64
			if v, next = cbor.Int(src, i, 16); next >= 0 {
				*at[int16](base, in.Off) = int16(v)
			}
		case OpInt32:
			var v int64
			if v, next = cbor.Int(src, i, 32); next >= 0 {
				*at[int32](base, in.Off) = int32(v)
			}
		case OpInt64:
			var v int64
			if v, next = cbor.Int(src, i, 64); next >= 0 {
				*at[int64](base, in.Off) = v
			}
		case OpUint8:
			var v uint64
			if v, next = cbor.Uint(src, i, 8); next >= 0 {
				*at[uint8](base, in.Off) = uint8(v)
			}
		case OpUint16:
			var v uint64
			if v, next = cbor.Uint(src, i, 16); next >= 0 {
				*at[uint16](base, in.Off) = uint16(v)
			}
		case OpUint32:
			var v uint64
			if v, next = cbor.Uint(src, i, 32); next >= 0 {
				*at[uint32](base, in.Off) = uint32(v)
			}
		case OpUint64:
			var v uint64
			if v, next = cbor.Uint(src, i, 64); next >= 0 {
				*at[uint64](base, in.Off) = v
			}
		case OpFloat32:
			var v float32
			if v, next = cbor.Float32(src, i); next >= 0 {
				*at[float32](base, in.Off) = v
			}
		case OpFloat64:
			var v float64
			if v, next = cbor.Float64(src, i); next >= 0 {
				*at[float64](base, in.Off) = v
			}
		case OpString:
			var v string
			if v, next = cbor.String(src, i); next >= 0 {
				*at[string](base, in.Off) = v
			}

		case OpBytes:
			if t := &p.Types[in.Arg]; t.Kind != schema.Bytes && cbor.IsArray(src, i) {
				in, now = in.next(), atValue
				continue
			}
			i = p.readSpecialCBOR(d, i, in, base)
			in = in.end()
			continue

		case OpPointer, OpEmbedded:
			var elem unsafe.Pointer
			if elem, i = p.followCBOR(d, i, in, base); elem == nil {
				in = in.end()
				continue
			}
			m.enter(base, 0)
			base = elem
			in, now = in.next(), atValue
			continue
		case OpPop:
			base = m.leave().at
			continue

		case OpSlice:
			slot := unsafe.Add(base, in.Off)
			var first unsafe.Pointer
			var left int
			if first, left, i = openSliceCBOR(d, i, &p.Types[in.Arg], slot); first == nil {
				in = in.end()
				continue
			}
			m.push(slot, left)
			base = first
			in, now = in.next(), atValue
			continue
		case OpNext:
			var more bool
			m.left--
			i, more = d.More(i, m.left)
			f := m.last()
			f.index++
			if more {
				base = elementCBOR(d, &p.Types[in.Arg], f.at, f.index, m.left)
				in, now = in.start(), atValue
				continue
			}
			truncate(f.at, f.index)
			base = unsafe.Add(m.pop().at, -int(in.opener().Off))
			continue
		case OpArray:
			slot := unsafe.Add(base, in.Off)
			var more bool
			var left int
			if left, i, more = openArrayCBOR(d, i, &p.Types[in.Arg], slot); !more {
				in = in.end()
				continue
			}
			m.push(nil, left)
			base = slot
			in, now = in.next(), atValue
			continue
		case OpNextArray:
			var more bool
			t := &p.Types[in.Arg]
			m.left--
			i, more = d.More(i, m.left)
			f := m.last()
			if more && f.index+1 < t.Len {
				f.index++
				base = unsafe.Add(base, in.Off)
				in, now = in.start(), atValue
				continue
			}
			left := m.left
			base = in.arrayBase(base, m.pop().index)
			i = closeArrayCBOR(d, i, left, more, t, unsafe.Add(base, in.opener().Off), f.index+1)
			continue

		case OpMap:
			r, left, at := p.openMapReaderCBOR(d, i, in.Arg, unsafe.Add(base, in.Off))
			if i = at; r == nil {
				in = in.end()
				continue
			}
			var elem unsafe.Pointer
			if elem, i = r.nextCBOR(d, i, &left); elem == nil {
				p.closeMapReader(r)
				in = in.end()
				continue
			}
			r.outer, members = members, r
			m.push(base, left)
			base = elem
			in, now = in.next(), atValue
			continue
		case OpNextMap:
			members.elem.store(members.target, members.name)
			m.left--
			var elem unsafe.Pointer
			if elem, i = members.nextCBOR(d, i, &m.left); elem != nil {
				base = elem
				in, now = in.start(), atValue
				continue
			}
			members = p.closeMapReader(members)
			base = m.pop().at
			continue

		default:
			i = p.readSpecialCBOR(d, i, in, base)
			continue
		}
		if next < 0 {
			next = d.Mismatch(i, p.Types[in.Arg].Name, in.Flags&FlagNumeric != 0)
		}
		i = next
	}
	return cbor.Stop
}

// objectCBOR begins to read a struct. It returns the instruction and phase that follow.
func (p *Program) objectCBOR(m *countedState, d *cbor.Decoder, in *DecodeInstr, i int) (*DecodeInstr, int, phase) {
	t := &p.Types[in.Arg]
	var left, next int
	first := atKey
	if t.ToArray {
		first = atValue
		left, next = d.Array(i)
	} else {
		left, next = d.Map(i)
	}
	if next < 0 {
		return in.end(), d.Mismatch(i, t.Name, false), atDone
	}
	next, more := d.More(next, left)
	if !more {
		return in.end(), next, atDone
	}
	m.push(nil, left)
	if t.ToArray && len(t.Fields) == 0 {
		return in.end(), restCBOR(m, d, next), atDone
	}
	return in.next(), next, first
}

// restCBOR passes over what is left of an array that a struct has no fields for, the element at i included.
func restCBOR(m *countedState, d *cbor.Decoder, i int) int {
	for more := true; more; {
		i = d.Skip(i)
		m.left--
		i, more = d.More(i, m.left)
	}
	m.pop()
	return i
}

// keyCBOR reads the key at i, which in expects, and if it is another one, keys until one names a member, passing over the values of those that
// do not. It returns the instruction and phase that follow.
func (p *Program) keyCBOR(m *countedState, d *cbor.Decoder, in *DecodeInstr, i int) (*DecodeInstr, int, phase) {
	if in.matches(d.Src[i:]) {
		return in, i + int(in.KeyLen), atValue
	}
	if p.decodeProfile != nil {
		p.decodeProfile.counts[int(free(unsafe.Pointer(&p.Decode[0]), unsafe.Pointer(in))/decodeSize)].Missed++
	}
	end := in.object()
	o := &p.Objects[end.Arg]
	for {
		name, next := d.Key(i)
		if next < 0 {
			return end, next, atDone
		}
		if entry, ok := o.find(name); ok {
			return &p.Decode[entry], next, atValue
		}
		if p.RejectUnknown {
			d.Save(errors.New(cbor.Format + ": unknown field " + strconv.Quote(string(name))))
		}
		i = d.Skip(next)
		m.left--
		var more bool
		if i, more = d.More(i, m.left); !more {
			m.pop()
			return end, i, atDone
		}
	}
}

// doneCBOR goes on after an instruction is complete, at index i. It returns the instruction and phase that follow.
func doneCBOR(m *countedState, d *cbor.Decoder, in *DecodeInstr, i int) (*DecodeInstr, int, phase) {
	if in.Flags&FlagMember == 0 {
		return in.next(), i, atValue
	}
	m.left--
	i, more := d.More(i, m.left)
	switch {
	case !more:
		m.pop()
		return in.end(), i, atDone
	case in.Flags&FlagElement == 0:
		return in.next(), i, atKey
	case in.next() != in.end():
		return in.next(), i, atValue
	}
	return in.end(), restCBOR(m, d, i), atDone
}
