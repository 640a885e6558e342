package vm

import (
	"strings"
	"unsafe"
)

// A textPool collects what instructions refer to as text, each string once.
type textPool struct {
	text strings.Builder
	at   map[string]int
}

// intern returns the position of s in the text.
func (p *textPool) intern(s string) int {
	at, ok := p.at[s]
	if !ok {
		at = p.text.Len()
		p.text.WriteString(s)
		if p.at == nil {
			p.at = map[string]int{}
		}
		p.at[s] = at
	}
	return at
}

// copyUnit is how many bytes the engines copy at once; they read that much from the start of any text.
const copyUnit = 32

// withText returns the instructions in memory that the text follows, with a copyUnit to spare, since the engines copy whole
// units.
func withText[I EncodeInstr | DecodeInstr](code []I, p *textPool) []I {
	var one I
	size := int(unsafe.Sizeof(one))
	units := (p.text.Len() + copyUnit + size - 1) / size
	all := make([]I, len(code)+units)
	copy(all, code)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&all[len(code)])), units*size), p.text.String())
	return all[:len(code)]
}
