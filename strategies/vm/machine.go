package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encodeMachine is the state of an engine whose instructions are functions.
type encodeMachine struct {
	encodeState
	p       *Program
	e       wire.Encoder
	members *mapWriter // of the innermost map
	deep    deepStack[encodeFrame]
	few     [fewFrames]encodeFrame
}

var (
	encodeMachines machinePool[encodeMachine]
	decodeMachines machinePool[decodeMachine]
)

// start begins a program whose first instruction is at code.
func (m *encodeMachine) start(p *Program, code unsafe.Pointer) {
	m.p, m.code = p, code
	m.e.Style = p.style()
	m.frames = m.few[:]
}

// room makes room for another frame. It returns false, with an error kept, when the value has no end.
func (m *encodeMachine) room() bool { return m.top < len(m.frames) || m.grow() }

func (m *encodeMachine) grow() bool {
	if m.p.endless(&m.e.Nesting, &m.encodeState) {
		return false
	}
	m.frames = m.deep.deepen(&encodeStacks, m.frames)
	return true
}

// openMap begins the map at the operand of in. It returns false where no member follows.
func (m *encodeMachine) openMap(dst []byte, in *EncodeInstr, base unsafe.Pointer) ([]byte, bool) {
	dst, w := m.p.openMap(&m.e, dst, in.Arg, unsafe.Add(base, in.Off))
	if w == nil {
		return dst, false
	}
	w.outer, w.base, m.members = m.members, base, w
	return dst, true
}

// closeMap ends the innermost map, whose type has that number, and returns the object that it is in.
func (m *encodeMachine) closeMap(number int32) unsafe.Pointer {
	base := m.members.base
	m.members = m.p.closeMap(m.members, number)
	return base
}

// A decodeMachine is the state of an engine whose instructions are functions.
type decodeMachine struct {
	decodeState
	p       *Program
	d       wire.Decoder
	members *mapReader // of the innermost map
	deep    deepStack[decodeFrame]
	few     [fewFrames]decodeFrame
}

// start begins to read src by a program whose first instruction is at code.
func (m *decodeMachine) start(p *Program, src []byte, code unsafe.Pointer) {
	m.p, m.code = p, code
	p.begin(&m.d, src)
	m.frames = m.few[:]
}

// room makes room for another frame. It returns i, or wire.Stop, with an error kept, when the target has no end; the frames
// do not count any more then.
func (m *decodeMachine) room(i int) int {
	if m.top < len(m.frames) {
		return i
	}
	return m.grow(i)
}

func (m *decodeMachine) grow(i int) int {
	if m.top >= maxFrames {
		m.top = 0
		return m.d.Fail(errTooDeep)
	}
	m.frames = m.deep.deepen(&decodeStacks, m.frames)
	return i
}

// openMap begins the map at the operand of in, which takes a frame. It returns false where no member follows.
func (m *decodeMachine) openMap(i int, in *DecodeInstr, base unsafe.Pointer) (next int, more bool) {
	if i = m.room(i); i < 0 {
		return i, false
	}
	r, next := m.p.openMapReader(&m.d, i, in.Arg, unsafe.Add(base, in.Off))
	if r == nil {
		return next, false
	}
	r.outer, m.members = m.members, r
	return next, true
}

// mismatch passes over a value that the scalar instruction in cannot read.
func (m *decodeMachine) mismatch(i int, in *DecodeInstr) int {
	return m.d.Mismatch(i, m.p.Types[in.Arg].Name, in.Flags&FlagNumeric != 0)
}

// repeatFloats is repeatFloats for this machine.
func (m *encodeMachine) repeatFloats(dst []byte, in *EncodeInstr, base unsafe.Pointer) ([]byte, unsafe.Pointer) {
	return repeatFloats(&m.encodeState, &m.e, dst, in, base)
}
