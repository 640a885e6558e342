package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
)

// NewClosure returns the machine that turns a program into closures.
func NewClosure() strategies.Strategy {
	return strategy{
		name: "vm-closure", summary: "vm-switch with a closure for each instruction, made at compile time, in place of opcodes",
		settings: settings{engine: engineClosure}, codec: newClosureCodec,
	}
}

// A closureCodec runs a program in the form of closures.
type closureCodec struct {
	codec
	encode *encodeBlock
	decode *decodeNode
}

func newClosureCodec(c codec) strategies.Codec {
	return &closureCodec{c, encodeClosures(c.program), decodeClosures(c.program)}
}

func (c *closureCodec) Append(dst []byte, v any) ([]byte, error) {
	base := c.base(v)
	if base == nil {
		return dst, c.misused(v)
	}
	m := encodeMachines.get()
	m.start(c.program, nil)
	written := c.encode.run(m, dst, base)
	out, err := written, m.e.Err()
	m.deep.release(&encodeStacks)
	encodeMachines.put(m)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// An encodeBlock is a run of instructions that end with one which can go elsewhere than to the next one or changes base.
type encodeBlock struct {
	steps []encodeStep
	exit  encodeExit
}

// An encodeStep writes a part of the object at base.
type encodeStep func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte

// An encodeExit ends a block and returns the next one, nil at the end of the program, and the object that it is about.
type encodeExit func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer)

func (b *encodeBlock) run(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
	for b != nil {
		for _, step := range b.steps {
			dst = step(m, dst, base)
		}
		b, dst, base = b.exit(m, dst, base)
	}
	return dst
}

// An encodeCloser turns a program into closures.
type encodeCloser struct {
	*Program
	blocks []*encodeBlock // by the index of their first instruction
}

func encodeClosures(p *Program) *encodeBlock {
	return (&encodeCloser{p, make([]*encodeBlock, len(p.Encode))}).block(0)
}

// block returns the block that begins at pc. It can overlap others.
func (c *encodeCloser) block(pc int) *encodeBlock {
	if b := c.blocks[pc]; b != nil {
		return b
	}
	b := new(encodeBlock)
	c.blocks[pc] = b
	for ; ; pc++ {
		step, ok := c.step(pc)
		if !ok {
			b.exit = c.exit(pc)
			return b
		}
		if step != nil {
			b.steps = append(b.steps, step)
		}
	}
}

// target returns the block at the target of the instruction at pc.
func (c *encodeCloser) target(pc int) *encodeBlock {
	return c.block(pc + int(c.Encode[pc].Arg)/int(encodeSize))
}

// step returns the closure of an instruction that does not end a block, nil if it does nothing.
func (c *encodeCloser) step(pc int) (step encodeStep, ok bool) {
	in := &c.Encode[pc]
	lit, off := string(in.literal()), in.Off
	switch in.Op {
	case OpLiteral, OpReserve:
		if lit == "" {
			return nil, true
		}
		return func(_ *encodeMachine, dst []byte, _ unsafe.Pointer) []byte { return append(dst, lit...) }, true
	case OpComma:
		return func(_ *encodeMachine, dst []byte, _ unsafe.Pointer) []byte { return appendComma(append(dst, lit...)) }, true
	case OpBool:
		return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
			return wire.AppendBool(append(dst, lit...), *at[bool](base, off))
		}, true
	case OpInt8:
		return stepInt[int8](lit, off), true
	case OpInt16:
		return stepInt[int16](lit, off), true
	case OpInt32:
		return stepInt[int32](lit, off), true
	case OpInt64:
		return stepInt[int64](lit, off), true
	case OpUint8:
		return stepUint[uint8](lit, off), true
	case OpUint16:
		return stepUint[uint16](lit, off), true
	case OpUint32:
		return stepUint[uint32](lit, off), true
	case OpUint64:
		return stepUint[uint64](lit, off), true
	case OpFloat32:
		return c.float32(pc, lit), true
	case OpFloat64:
		return c.float64(pc, lit), true
	case OpString:
		return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
			return wire.AppendString(append(dst, lit...), *at[string](base, off))
		}, true
	case OpStringPlain, OpStringLax, OpBytes, OpNumber, OpRaw, OpTime, OpQuotedString, OpAny, OpInterface, OpJSON, OpText:
		return func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
			return m.p.appendSpecial(&m.e, append(dst, lit...), in, base)
		}, true
	}
	return nil, false
}

func stepInt[T int8 | int16 | int32 | int64](lit string, off uint32) encodeStep {
	return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
		return wire.AppendInt(append(dst, lit...), int64(*at[T](base, off)))
	}
}

func stepUint[T uint8 | uint16 | uint32 | uint64](lit string, off uint32) encodeStep {
	return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
		return wire.AppendUint(append(dst, lit...), uint64(*at[T](base, off)))
	}
}

// float32 returns the closure that writes a float, or a whole loop over floats but for its end, which takes base from the
// stack.
func (c *encodeCloser) float32(pc int, lit string) encodeStep {
	in, next := &c.Encode[pc], &c.Encode[pc+1]
	off := in.Off
	if next.repeats(in) {
		return func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
			dst, _ = m.repeatFloats(m.e.Float32(dst, *at[float32](base, off)), in, base)
			return dst
		}
	}
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
		return m.e.Float32(append(dst, lit...), *at[float32](base, off))
	}
}

func (c *encodeCloser) float64(pc int, lit string) encodeStep {
	in, next := &c.Encode[pc], &c.Encode[pc+1]
	off := in.Off
	if next.repeats(in) {
		return func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
			dst, _ = m.repeatFloats(m.e.Float64(dst, *at[float64](base, off)), in, base)
			return dst
		}
	}
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) []byte {
		return m.e.Float64(append(dst, lit...), *at[float64](base, off))
	}
}

// exit returns the closure of an instruction that ends a block.
func (c *encodeCloser) exit(pc int) encodeExit {
	in := &c.Encode[pc]
	lit := string(in.literal())
	switch in.Op {
	case OpHalt:
		return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			return nil, append(dst, lit...), base
		}
	case OpCall, OpCallPointer:
		return c.call(pc, lit)
	case OpReturn:
		return func(m *encodeMachine, dst []byte, _ unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			f := m.pop()
			return c.blocks[^f.left], append(dst, lit...), f.base
		}
	case OpPointer, OpEmbedded, OpOmitPointer:
		return c.pointer(pc, lit)
	case OpPop:
		next := c.block(pc + 1)
		return func(m *encodeMachine, dst []byte, _ unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			return next, append(dst, lit...), m.pop().base
		}
	case OpSlice:
		return c.slice(pc, lit)
	case OpArray:
		return c.array(pc, lit)
	case OpNext:
		return c.next(pc, lit)
	case OpMap:
		return c.mapping(pc, lit)
	case OpNextMap:
		return c.nextMap(pc, lit)
	case OpUnsupported:
		name := c.Types[in.Arg].Name
		return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			m.e.Unsupported(name)
			return nil, dst, base
		}
	}
	return c.omit(pc, lit)
}

// call returns the closure of a call. The frame keeps the index of the instruction to return to.
func (c *encodeCloser) call(pc int, lit string) encodeExit {
	off, left := c.Encode[pc].Off, ^(pc + 1)
	next, target := c.block(pc+1), c.target(pc)
	if c.Encode[pc].Op == OpCall {
		return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			if !m.room() {
				return nil, dst, base
			}
			m.push(encodeFrame{base, left})
			return target, append(dst, lit...), unsafe.Add(base, off)
		}
	}
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		elem := *at[unsafe.Pointer](base, off)
		if elem == nil {
			return next, append(dst, "null"...), base
		}
		if !m.room() {
			return nil, dst, base
		}
		m.push(encodeFrame{base, left})
		return target, dst, elem
	}
}

func (c *encodeCloser) pointer(pc int, lit string) encodeExit {
	in := &c.Encode[pc]
	off, comma, null := in.Off, in.Op == OpOmitPointer && in.Lit == commaDue, ""
	if in.Op == OpPointer {
		null = "null"
	}
	next, target := c.block(pc+1), c.target(pc)
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		elem := *at[unsafe.Pointer](base, off)
		if elem == nil {
			return target, append(dst, null...), base
		}
		if !m.room() {
			return nil, dst, base
		}
		if comma {
			dst = appendComma(dst)
		}
		m.push(encodeFrame{base: base})
		return next, dst, elem
	}
}

func (c *encodeCloser) slice(pc int, lit string) encodeExit {
	off := c.Encode[pc].Off
	next, target := c.block(pc+1), c.target(pc)
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		s := *at[[]byte](base, off)
		if len(s) == 0 {
			return target, appendEmptySlice(dst, s == nil), base
		}
		if !m.room() {
			return nil, dst, base
		}
		m.push(encodeFrame{base: base, left: len(s)})
		return next, append(dst, '['), unsafe.Pointer(unsafe.SliceData(s))
	}
}

func (c *encodeCloser) array(pc int, lit string) encodeExit {
	off, length := c.Encode[pc].Off, int(c.Encode[pc].Arg)
	next := c.block(pc + 1)
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		if !m.room() {
			return nil, dst, base
		}
		m.push(encodeFrame{base: base, left: length})
		return next, append(dst, lit...), unsafe.Add(base, off)
	}
}

func (c *encodeCloser) next(pc int, lit string) encodeExit {
	size := c.Encode[pc].Off
	next, target := c.block(pc+1), c.target(pc)
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		if f := m.last(); f.left > 1 {
			f.left--
			return target, append(dst, ','), unsafe.Add(base, size)
		}
		return next, append(dst, ']'), m.pop().base
	}
}

// mapping returns the closure that begins a map. The frame keeps the index of its instruction.
func (c *encodeCloser) mapping(pc int, lit string) encodeExit {
	in, left := &c.Encode[pc], ^pc
	next, target := c.block(pc+2), c.target(pc+1)
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		if !m.room() {
			return nil, dst, base
		}
		dst, more := m.openMap(append(dst, lit...), in, base)
		if !more {
			return target, dst, base
		}
		m.push(encodeFrame{*at[unsafe.Pointer](base, in.Off), left})
		dst, base = m.members.next(dst, m.e.Style)
		return next, dst, base
	}
}

func (c *encodeCloser) nextMap(pc int, lit string) encodeExit {
	next, target := c.block(pc+1), c.target(pc)
	return func(m *encodeMachine, dst []byte, _ unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		if m.members.more() {
			dst, elem := m.members.next(append(dst, ','), m.e.Style)
			return target, dst, elem
		}
		return next, append(dst, '}'), m.closeMap(m.p.Encode[^m.pop().left].Arg)
	}
}

// omit returns the closure of a test for a field that is left out.
func (c *encodeCloser) omit(pc int, lit string) encodeExit {
	in := &c.Encode[pc]
	off := in.Off
	switch in.Op {
	case OpOmit8:
		return exitOmit[uint8](c, pc, lit)
	case OpOmit16:
		return exitOmit[uint16](c, pc, lit)
	case OpOmit32:
		return exitOmit[uint32](c, pc, lit)
	case OpOmit64:
		return exitOmit[uint64](c, pc, lit)
	case OpOmitFloat32:
		return exitOmit[float32](c, pc, lit)
	case OpOmitFloat64:
		return exitOmit[float64](c, pc, lit)
	case OpOmitMap:
		next, target := c.block(pc+1), c.target(pc)
		return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
			if len(*at[map[string]struct{}](base, off)) == 0 {
				return target, append(dst, lit...), base
			}
			return next, append(dst, lit...), base
		}
	}
	next, target := c.block(pc+2), c.target(pc+1)
	if in.Op == OpOmitRow {
		return c.row(pc, lit)
	}
	return func(m *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		if m.p.omits(in, base) {
			return target, append(dst, lit...), base
		}
		return next, append(dst, lit...), base
	}
}

// row returns the closure that looks through a row of members.
func (c *encodeCloser) row(pc int, lit string) encodeExit {
	target := &c.Encode[pc+1]
	end := pc + 1 + int(target.Arg)/int(encodeSize)
	table := unsafe.Add(unsafe.Pointer(target), target.Off)
	blocks := make([]*encodeBlock, end-pc) // by the distance from the end
	blocks[0] = c.block(end)
	for e := range int(c.Encode[pc].Arg) {
		back := int((*rowEntry)(unsafe.Add(table, e*int(rowEntrySize))).back) / int(encodeSize)
		blocks[back] = c.block(end - back)
	}
	return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		return blocks[uintptr(passRow(table, base))/encodeSize], append(dst, lit...), base
	}
}

func exitOmit[T uint8 | uint16 | uint32 | uint64 | float32 | float64](c *encodeCloser, pc int, lit string) encodeExit {
	off, comma := c.Encode[pc].Off, c.Encode[pc].Lit == commaDue
	next, target := c.block(pc+1), c.target(pc)
	return func(_ *encodeMachine, dst []byte, base unsafe.Pointer) (*encodeBlock, []byte, unsafe.Pointer) {
		dst = append(dst, lit...)
		switch {
		case *at[T](base, off) == 0:
			return target, dst, base
		case comma:
			dst = appendComma(dst)
		}
		return next, dst, base
	}
}
