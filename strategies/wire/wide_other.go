//go:build !goexperiment.simd || !amd64

package wire

import "unsafe"

// Wide says whether strings are examined WideSize bytes at a time, by PlainToRead and PlainToWrite. That takes GOEXPERIMENT=simd.
const Wide = false

// PlainToRead is not called.
func PlainToRead(unsafe.Pointer) int { return 0 }

// PlainToWrite is not called.
func PlainToWrite(unsafe.Pointer) int { return 0 }
