package vm

import "unsafe"

// A textPool collects what instructions refer to as text.
type textPool []byte

// add adds text and returns its position.
func (p *textPool) add(text []byte) int {
	at := len(*p)
	*p = append(*p, text...)
	return at
}

// copyUnit is how many bytes the engines copy at once; they read that much from the start of any text.
const copyUnit = 32

// withText returns the instructions in memory that the text follows, with a copyUnit to spare, since the engines copy whole
// units.
func withText[I EncodeInstr | DecodeInstr](code []I, p textPool) []I {
	var one I
	size := int(unsafe.Sizeof(one))
	units := (len(p) + copyUnit + size - 1) / size
	all := make([]I, len(code)+units)
	copy(all, code)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&all[len(code)])), units*size), p)
	return all[:len(code)]
}
