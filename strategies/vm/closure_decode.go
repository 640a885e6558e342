package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

func (c *closureCodec) Decode(src []byte, v any) error {
	base := c.base(v)
	if base == nil {
		return c.misused(v)
	}
	m := decodeMachines.get()
	m.start(c.program, src, unsafe.Pointer(c.decode))
	i := c.decode.run(m, src, m.d.Start(), base)
	err := m.d.Finish(i)
	m.deep.release(&decodeStacks)
	decodeMachines.put(m)
	return err
}

// A decodeNode is an instruction that reads, as a closure: either read or open.
type decodeNode struct {
	// read reads a value that one instruction reads, at i, and returns the index after it or wire.Stop.
	read decodeRead
	// open does anything else. It returns the node whose value is to be read next, nil at the end of the program, the
	// index of that value and base for it.
	open   decodeOpen
	origin *DecodeInstr
	end    *decodeNode // as in origin
	member bool        // completes the member of an object
}

type (
	decodeRead func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int
	decodeOpen func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer)
)

func (n *decodeNode) run(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
	for n != nil && i >= 0 {
		i = wire.Space(src, i)
		if n.read != nil {
			n, i = n.done(m, n.read(m, src, i, base))
		} else {
			n, i, base = n.open(m, i, base)
		}
	}
	return i
}

// next returns the node of the next instruction.
func (n *decodeNode) next() *decodeNode {
	return (*decodeNode)(unsafe.Add(unsafe.Pointer(n), unsafe.Sizeof(*n)))
}

// done goes on after n is complete, at index i: it returns the node whose value is read next, and its index.
func (n *decodeNode) done(m *decodeMachine, i int) (*decodeNode, int) {
	for n.member {
		if i < 0 {
			return n, i
		}
		var more bool
		if i, more = m.d.More(i, '}'); more {
			return n.next().key(m, i)
		}
		n = n.end
	}
	return n.next(), i
}

// completes returns what open returns after n is complete.
func (n *decodeNode) completes(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
	n, i = n.done(m, i)
	return n, i, base
}

// key reads the key at i, which n expects. It returns the node whose value is read next, and its index.
func (n *decodeNode) key(m *decodeMachine, i int) (*decodeNode, int) {
	found, i, now := m.p.key(&m.d, n.origin, i)
	if found != n.origin {
		pc := free(unsafe.Pointer(&m.p.Decode[0]), unsafe.Pointer(found)) / decodeSize
		n = (*decodeNode)(unsafe.Add(m.code, pc*unsafe.Sizeof(*n)))
	}
	if now == atDone {
		return n.done(m, i)
	}
	return n, i
}

// A decodeCloser turns a program into closures.
type decodeCloser struct {
	*Program
	nodes []decodeNode // one for each instruction
}

func decodeClosures(p *Program) *decodeNode {
	c := &decodeCloser{p, make([]decodeNode, len(p.Decode))}
	for pc := range p.Decode {
		in, n := &p.Decode[pc], &c.nodes[pc]
		n.origin, n.member, n.end = in, in.Flags&FlagMember != 0, c.at(pc, int(in.End))
		if n.read = c.read(pc); n.read == nil {
			n.open = c.open(pc)
		}
	}
	return &c.nodes[0]
}

// at returns the node of the instruction that is some bytes away from that at pc.
func (c *decodeCloser) at(pc, distance int) *decodeNode { return &c.nodes[pc+distance/int(decodeSize)] }

// read returns the closure of an instruction that reads a value alone, nil for another.
func (c *decodeCloser) read(pc int) decodeRead {
	in := &c.Decode[pc]
	off := in.Off
	switch in.Op {
	case OpBool:
		return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
			v, next := wire.Bool(src, i)
			if next < 0 {
				return m.mismatch(i, in)
			}
			*at[bool](base, off) = v
			return next
		}
	case OpInt8:
		return readInt[int8](in, 8)
	case OpInt16:
		return readInt[int16](in, 16)
	case OpInt32:
		return readInt[int32](in, 32)
	case OpInt64:
		return readInt[int64](in, 64)
	case OpUint8:
		return readUint[uint8](in, 8)
	case OpUint16:
		return readUint[uint16](in, 16)
	case OpUint32:
		return readUint[uint32](in, 32)
	case OpUint64:
		return readUint[uint64](in, 64)
	case OpFloat32:
		return c.float32(pc)
	case OpFloat64:
		return c.float64(pc)
	case OpString:
		return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
			v, next := wire.String(src, i)
			if next < 0 {
				return m.mismatch(i, in)
			}
			*at[string](base, off) = v
			return next
		}
	case OpStringLax, OpStringView, OpStringLaxView, OpNumber, OpRaw, OpTime, OpQuoted, OpAny, OpInterface, OpJSON, OpText,
		OpQuotedJSON, OpQuotedText, OpUnsupported:
		return func(m *decodeMachine, _ []byte, i int, base unsafe.Pointer) int {
			return m.p.readSpecial(&m.d, i, in, base)
		}
	}
	return nil
}

func readInt[T int8 | int16 | int32 | int64](in *DecodeInstr, size int) decodeRead {
	off := in.Off
	return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
		v, next := wire.Int(src, i, size)
		if next < 0 {
			return m.mismatch(i, in)
		}
		*at[T](base, off) = T(v)
		return next
	}
}

func readUint[T uint8 | uint16 | uint32 | uint64](in *DecodeInstr, size int) decodeRead {
	off := in.Off
	return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
		v, next := wire.Uint(src, i, size)
		if next < 0 {
			return m.mismatch(i, in)
		}
		*at[T](base, off) = T(v)
		return next
	}
}

// float32 returns the closure that reads a float by itself; nil where a loop over floats alone follows it, which open reads.
func (c *decodeCloser) float32(pc int) decodeRead {
	in := &c.Decode[pc]
	if in.next().repeats(in) {
		return nil
	}
	off := in.Off
	return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
		v, next := wire.Float32(src, i)
		if next < 0 {
			return m.mismatch(i, in)
		}
		*at[float32](base, off) = v
		return next
	}
}

func (c *decodeCloser) float64(pc int) decodeRead {
	in := &c.Decode[pc]
	if in.next().repeats(in) {
		return nil
	}
	off := in.Off
	return func(m *decodeMachine, src []byte, i int, base unsafe.Pointer) int {
		v, next := wire.Float64(src, i)
		if next < 0 {
			return m.mismatch(i, in)
		}
		*at[float64](base, off) = v
		return next
	}
}

// open returns the closure of any other instruction.
func (c *decodeCloser) open(pc int) decodeOpen {
	switch in := &c.Decode[pc]; in.Op {
	case OpHalt:
		return func(_ *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
			return nil, i, base
		}
	case OpCall:
		off, to := in.Off, c.at(pc, int(in.Arg))
		return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
			i = m.room(i)
			m.push(decodeFrame{base, pc})
			return to, i, unsafe.Add(base, off)
		}
	case OpReturn:
		return func(m *decodeMachine, i int, _ unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
			f := m.pop()
			return c.nodes[f.index].completes(m, i, f.at)
		}
	case OpObject:
		return c.object(pc)
	case OpFloat32:
		return c.floats32(pc)
	case OpFloat64:
		return c.floats64(pc)
	case OpBytes:
		return c.bytes(pc)
	case OpPointer, OpQuotedPointer, OpEmbedded:
		return c.pointer(pc)
	case OpPop:
		n := &c.nodes[pc]
		return func(m *decodeMachine, i int, _ unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
			return n.completes(m, i, m.pop().at)
		}
	case OpSlice:
		return c.slice(pc)
	case OpNext:
		return c.next(pc)
	case OpArray:
		return c.array(pc)
	case OpNextArray:
		return c.nextArray(pc)
	case OpMap:
		return c.mapping(pc)
	case OpNextMap:
		return c.nextMap(pc)
	}
	return nil // OpEndObject, which no node leads to: it is complete when an object is
}

func (c *decodeCloser) object(pc int) decodeOpen {
	n, first := &c.nodes[pc], &c.nodes[pc+1]
	in, end := n.origin, n.end
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		i, more := m.p.openObject(&m.d, i, in)
		if !more {
			return end.completes(m, i, base)
		}
		n, i := first.key(m, i)
		return n, i, base
	}
}

// floats32 returns the closure that reads the first float of a loop, and those after it as long as it can.
func (c *decodeCloser) floats32(pc int) decodeOpen {
	n, loop := &c.nodes[pc], &c.Decode[pc+1]
	in, off := n.origin, n.origin.Off
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		v, next := wire.Float32(m.d.Src, i)
		if next < 0 {
			return n.completes(m, m.mismatch(i, in), base)
		}
		*at[float32](base, off) = v
		next, base = repeatFloat32(&m.decodeState, m.d.Src, next, loop, base, off)
		return n.completes(m, next, base)
	}
}

func (c *decodeCloser) floats64(pc int) decodeOpen {
	n, loop := &c.nodes[pc], &c.Decode[pc+1]
	in, off := n.origin, n.origin.Off
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		v, next := wire.Float64(m.d.Src, i)
		if next < 0 {
			return n.completes(m, m.mismatch(i, in), base)
		}
		*at[float64](base, off) = v
		next, base = repeatFloat64(&m.decodeState, m.d.Src, next, loop, base, off)
		return n.completes(m, next, base)
	}
}

func (c *decodeCloser) bytes(pc int) decodeOpen {
	n, array := &c.nodes[pc], &c.nodes[pc+1]
	off, end, name := n.origin.Off, n.end, c.Types[n.origin.Arg].Name
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		if i < len(m.d.Src) && m.d.Src[i] == '[' {
			return array, i, base
		}
		b := at[[]byte](base, off)
		*b, i = m.d.Bytes(i, *b, name)
		return end.completes(m, i, base)
	}
}

func (c *decodeCloser) pointer(pc int) decodeOpen {
	n, first := &c.nodes[pc], &c.nodes[pc+1]
	in, end := n.origin, n.end
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		elem, i := m.p.follow(&m.d, i, in, base)
		if elem == nil {
			return end.completes(m, i, base)
		}
		i = m.room(i)
		m.push(decodeFrame{at: base})
		return first, i, elem
	}
}

func (c *decodeCloser) slice(pc int) decodeOpen {
	n, first := &c.nodes[pc], &c.nodes[pc+1]
	off, end, t := n.origin.Off, n.end, &c.Types[n.origin.Arg]
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		slot := unsafe.Add(base, off)
		elem, i := openSlice(&m.d, i, t, slot)
		if elem == nil {
			return end.completes(m, i, base)
		}
		i = m.room(i)
		m.push(decodeFrame{at: slot})
		return first, i, elem
	}
}

func (c *decodeCloser) next(pc int) decodeOpen {
	n, start := &c.nodes[pc], c.at(pc, int(c.Decode[pc].Rest))
	t, back := &c.Types[n.origin.Arg], -int(n.origin.opener().Off)
	return func(m *decodeMachine, i int, _ unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		i, more := m.d.More(i, ']')
		f := m.last()
		f.index++
		if more {
			return start, i, element(&m.d, i, t, f.at, f.index)
		}
		truncate(f.at, f.index)
		return n.completes(m, i, unsafe.Add(m.pop().at, back))
	}
}

func (c *decodeCloser) array(pc int) decodeOpen {
	n, first := &c.nodes[pc], &c.nodes[pc+1]
	off, end, t := n.origin.Off, n.end, &c.Types[n.origin.Arg]
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		slot := unsafe.Add(base, off)
		i, more := openArray(&m.d, i, t, slot)
		if !more {
			return end.completes(m, i, base)
		}
		i = m.room(i)
		m.push(decodeFrame{})
		return first, i, slot
	}
}

func (c *decodeCloser) nextArray(pc int) decodeOpen {
	n, start := &c.nodes[pc], c.at(pc, int(c.Decode[pc].Rest))
	t, size, back := &c.Types[n.origin.Arg], int(n.origin.Off), -int(n.origin.opener().Off)
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		i, more := m.d.More(i, ']')
		if f := m.last(); more && f.index+1 < t.Len {
			f.index++
			return start, i, unsafe.Add(base, size)
		}
		index := m.pop().index
		slot := unsafe.Add(base, -index*size)
		i = closeArray(&m.d, i, more, t, slot, index+1)
		return n.completes(m, i, unsafe.Add(slot, back))
	}
}

func (c *decodeCloser) mapping(pc int) decodeOpen {
	n, first := &c.nodes[pc], &c.nodes[pc+1]
	in, end := n.origin, n.end
	return func(m *decodeMachine, i int, base unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		i, more := m.openMap(i, in, base)
		if !more {
			return end.completes(m, i, base)
		}
		m.push(decodeFrame{at: base})
		elem, i := m.members.next(&m.d, i)
		return first, i, elem
	}
}

func (c *decodeCloser) nextMap(pc int) decodeOpen {
	n, start := &c.nodes[pc], c.at(pc, int(c.Decode[pc].Rest))
	return func(m *decodeMachine, i int, _ unsafe.Pointer) (*decodeNode, int, unsafe.Pointer) {
		i, more := m.d.More(m.members.store(&m.d, i), '}')
		if more {
			elem, i := m.members.next(&m.d, i)
			return start, i, elem
		}
		m.members = m.p.closeMapReader(m.members)
		return n.completes(m, i, m.pop().at)
	}
}
