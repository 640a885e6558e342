package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// repeatFloats goes on, after the first of them has been written, with a loop over floats alone that in writes, and with a
// loop over arrays of them around it. It returns base of the last float.
func repeatFloats(m *encodeState, e *wire.Encoder, dst []byte, in *EncodeInstr, base unsafe.Pointer) ([]byte, unsafe.Pointer) {
	dst, base = repeatRow(m.last(), e, dst, in, base)
	array, rows := in.previous(), in.next().next()
	if !rows.repeatsRow(array) {
		return dst, base
	}
	row := m.last()
	for f := &m.frames[m.top-2]; f.left > 1; f.left-- {
		row.base = unsafe.Add(row.base, rows.Off)
		row.left = int(array.Arg)
		dst, base = append(dst, "],["...), unsafe.Add(row.base, array.Off)
		dst, base = repeatRow(row, e, appendFloat(e, dst, in, base), in, base)
	}
	return dst, base
}

// repeatRow goes on with the innermost loop, of which f is the frame.
func repeatRow(f *encodeFrame, e *wire.Encoder, dst []byte, in *EncodeInstr, base unsafe.Pointer) ([]byte, unsafe.Pointer) {
	for size := in.next().Off; f.left > 1; f.left-- {
		base = unsafe.Add(base, size)
		dst = appendFloat(e, append(dst, ','), in, base)
	}
	return dst, base
}

// appendFloat appends the float that in writes.
func appendFloat(e *wire.Encoder, dst []byte, in *EncodeInstr, base unsafe.Pointer) []byte {
	if in.Op == OpFloat32 {
		return e.Float32(dst, *at[float32](base, in.Off))
	}
	return e.Float64(dst, *at[float64](base, in.Off))
}

// The functions below go on with a loop over floats alone, after one of them has been read, as long as the next one follows
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
