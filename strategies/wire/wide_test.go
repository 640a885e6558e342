package wire

import (
	"testing"
	"unsafe"
)

// TestWide holds the vectors to the words. It needs GOEXPERIMENT=simd.
func TestWide(t *testing.T) {
	if !Wide {
		t.Skip("without vectors")
	}
	r := random()
	for range 200_000 {
		var b [WideSize]byte
		for i := range b {
			b[i] = ' ' + byte(r.IntN(0x60))
			if r.IntN(8) == 0 {
				b[i] = byte(r.IntN(256))
			}
		}
		p := unsafe.Pointer(&b)
		if got, want := PlainToRead(p), plainBytes(b, readMask); got != want {
			t.Fatalf("%q: %d bytes end no plain run, want %d", b, got, want)
		}
		if got, want := PlainToWrite(p), plainBytes(b, writeMask); got != want {
			t.Fatalf("%q: %d bytes are written as they are, want %d", b, got, want)
		}
	}
}

// plainBytes returns how many bytes come before the first that the mask of a word marks.
func plainBytes(b [WideSize]byte, mask func(uint64) uint64) int {
	n := firstByte(mask(load(b[:], 0)))
	if n == wordSize {
		n += firstByte(mask(load(b[:], wordSize)))
	}
	return n
}
