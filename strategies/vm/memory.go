package vm

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// The cores move words between the input, the output and Go values. All pointers stay within their objects: the drivers
// see to it that there is room.

// coresWork tells whether words and pointers are what the cores take them for.
var coresWork = binary.NativeEndian.Uint16([]byte{1, 0}) == 1 && unsafe.Sizeof(uintptr(0)) == wordSize

func load8(p unsafe.Pointer) byte          { return *(*byte)(p) }
func load32(p unsafe.Pointer) uint32       { return *(*uint32)(p) }
func load64(p unsafe.Pointer) uint64       { return *(*uint64)(p) }
func store8(p unsafe.Pointer, v byte)      { *(*byte)(p) = v }
func store32(p unsafe.Pointer, v uint32)   { *(*uint32)(p) = v }
func store64(p unsafe.Pointer, v uint64)   { *(*uint64)(p) = v }
func copy16(to, from unsafe.Pointer)       { *(*[16]byte)(to) = *(*[16]byte)(from) }
func free(from, to unsafe.Pointer) uintptr { return uintptr(to) - uintptr(from) }
func firstByte(mask uint64) uintptr        { return uintptr(bits.TrailingZeros64(mask)) / 8 }

// at returns the field of type T that lies off bytes into the object at base.
func at[T any](base unsafe.Pointer, off uint32) *T { return (*T)(unsafe.Add(base, off)) }

// A sliceHeader is a slice of any type in memory.
type sliceHeader struct {
	data     unsafe.Pointer
	length   int
	capacity int
}

// A stringHeader is a string in memory.
type stringHeader struct {
	data   unsafe.Pointer
	length int
}

const (
	eachOne   = 0x0101010101010101
	eachZero  = '0' * eachOne
	eachSpace = ' ' * eachOne

	wordNull  = 'n' | 'u'<<8 | 'l'<<16 | 'l'<<24
	wordTrue  = 't' | 'r'<<8 | 'u'<<16 | 'e'<<24
	wordFalse = 'f' | 'a'<<8 | 'l'<<16 | 's'<<24 | 'e'<<32
)
