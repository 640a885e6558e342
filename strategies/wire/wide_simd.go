//go:build goexperiment.simd && amd64

package wire

import (
	"math/bits"
	"simd/archsimd"
	"unsafe"
)

// Wide says whether strings are examined WideSize bytes at a time, by PlainToRead and PlainToWrite.
var Wide = archsimd.X86.AVX2()

// The characters that are looked for, in all bytes of a vector.
var (
	wideQuote     = each16('"')
	wideBackslash = each16('\\')
	wideSpace     = each16(' ')
	wideLess      = each16('<')
	wideGreater   = each16('>')
	wideAnd       = each16('&')
)

func each16(c int8) (v [WideSize]int8) {
	for i := range v {
		v[i] = c
	}
	return v
}

// PlainToRead returns how many of the 16 bytes at p come before the first that ends a plain run in a string that is read.
func PlainToRead(p unsafe.Pointer) int {
	x := archsimd.LoadInt8x16((*[WideSize]int8)(p))
	special := x.Less(archsimd.LoadInt8x16(&wideSpace)) // as signed bytes, those outside ASCII are below zero
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideQuote)))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideBackslash)))
	return bits.TrailingZeros32(uint32(special.ToBits()) | 1<<WideSize)
}

// PlainToWrite is PlainToRead for what is not written as it is.
func PlainToWrite(p unsafe.Pointer) int {
	x := archsimd.LoadInt8x16((*[WideSize]int8)(p))
	special := x.Less(archsimd.LoadInt8x16(&wideSpace))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideQuote)))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideBackslash)))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideLess)))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideGreater)))
	special = special.Or(x.Equal(archsimd.LoadInt8x16(&wideAnd)))
	return bits.TrailingZeros32(uint32(special.ToBits()) | 1<<WideSize)
}
