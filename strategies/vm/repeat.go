package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// The functions here go on with a loop over floats alone, after one of them has been read, as long as the next one follows
// at once and there is room for it. They return the index after the last one, and base of its element.

func repeatFloat64(m *decodeState, src []byte, i int, in *DecodeInstr, base unsafe.Pointer, off uint32) (int, unsafe.Pointer) {
	for n := m.capacity(in); m.last().index+1 < n && i+1 < len(src) && src[i] == ','; {
		v, next := wire.Float64(src, wire.Space(src, i+1))
		if next < 0 {
			break
		}
		base = m.advance(in, base)
		*at[float64](base, off) = v
		i = next
	}
	return i, base
}

func repeatFloat32(m *decodeState, src []byte, i int, in *DecodeInstr, base unsafe.Pointer, off uint32) (int, unsafe.Pointer) {
	for n := m.capacity(in); m.last().index+1 < n && i+1 < len(src) && src[i] == ','; {
		v, next := wire.Float32(src, wire.Space(src, i+1))
		if next < 0 {
			break
		}
		base = m.advance(in, base)
		*at[float32](base, off) = v
		i = next
	}
	return i, base
}

// capacity returns how many elements the array or slice has room for whose loop in ends.
func (m *decodeState) capacity(in *DecodeInstr) int {
	if in.Op == OpNextArray {
		return in.length()
	}
	return (*sliceHeader)(m.last().at).capacity
}

// advance goes on to the next element of the array or slice whose loop in ends, and returns its address.
func (m *decodeState) advance(in *DecodeInstr, base unsafe.Pointer) unsafe.Pointer {
	f := m.last()
	f.index++
	if in.Op == OpNext {
		h := (*sliceHeader)(f.at)
		h.length = max(h.length, f.index+1)
	}
	return unsafe.Add(base, in.Off)
}
