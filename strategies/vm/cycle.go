package vm

import "github.com/vmbench/vmbench/strategies/wire"

// maxFrames is how many frames there may be at all. A cycle is looked for when manyFrames do not suffice.
const maxFrames = 1 << 20

// endless reports whether the value that is being written contains itself, or is nested too deep for any machine; then an
// error is kept in e. It is called when the stack of frames is full.
//
// A machine that meets an object in itself does the same again, so some of the frames of a cycle come again; not all, since
// the elements of maps are copied. The stack is doubled from then on, so it is long enough at last to hold one of them twice.
// (encoding/json counts levels instead, and beyond 1,000 keeps a set of the pointers, maps and slices that are open.)
func (p *Program) endless(e *wire.Nesting, m *encodeState) bool {
	if m.top < manyFrames {
		return false
	}
	seen := make(map[encodeFrame]struct{})
	for _, f := range m.frames[:m.top] {
		if !f.isCall() {
			continue
		}
		if _, again := seen[f]; again {
			e.Fail(&wire.UnsupportedValueError{Msg: "encountered a cycle via " + p.Type.Name})
			return true
		}
		seen[f] = struct{}{}
	}
	if m.top >= maxFrames {
		e.Fail(&wire.UnsupportedValueError{Msg: "nested too deep, in " + p.Type.Name})
		return true
	}
	return false
}
