// Package integer loads and stores integers of any size in memory, for both virtual machines. In flow pointers to integers of user
// values and how many bytes they have; the caller answers for both.
package integer

import "unsafe"

// Int returns the signed integer of so many bytes at p.
func Int(p unsafe.Pointer, size uintptr) int64 {
	shift := 64 - 8*size
	return int64(Uint(p, size)<<shift) >> shift
}

// Uint returns the unsigned integer of so many bytes at p.
func Uint(p unsafe.Pointer, size uintptr) uint64 {
	switch size {
	case 1:
		return uint64(*(*uint8)(p))
	case 2:
		return uint64(*(*uint16)(p))
	case 4:
		return uint64(*(*uint32)(p))
	}
	return *(*uint64)(p)
}

// Store stores the lowest bytes of an integer at p, so many.
func Store(p unsafe.Pointer, size uintptr, v uint64) {
	switch size {
	case 1:
		*(*uint8)(p) = uint8(v)
	case 2:
		*(*uint16)(p) = uint16(v)
	case 4:
		*(*uint32)(p) = uint32(v)
	default:
		*(*uint64)(p) = v
	}
}
