package integer

import (
	"testing"
	"unsafe"
)

func TestSizes(t *testing.T) {
	var memory [3]uint64
	for _, size := range []uintptr{1, 2, 4, 8} {
		bits := 8 * size
		for _, v := range []uint64{0, 1, 1<<(bits-1) - 1, 1 << (bits - 1), 1<<bits - 1} {
			memory = [3]uint64{1<<64 - 1, 1<<64 - 1, 1<<64 - 1}
			p := unsafe.Pointer(&memory[1])
			Store(p, size, v)
			if got := Uint(p, size); got != v {
				t.Errorf("%d bytes: stored %x, loaded %x", size, v, got)
			}
			if got, want := Int(p, size), int64(v<<(64-bits))>>(64-bits); got != want {
				t.Errorf("%d bytes of %x: %d, want %d", size, v, got, want)
			}
			Store(p, size, 1<<64-1)
			if memory != [3]uint64{1<<64 - 1, 1<<64 - 1, 1<<64 - 1} {
				t.Errorf("%d bytes: other memory has changed: %x", size, memory)
			}
		}
	}
}
