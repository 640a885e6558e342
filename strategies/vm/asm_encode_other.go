//go:build !amd64

package vm

import "unsafe"

const hasAsm = false

// encodeAsm leaves everything to Go.
func encodeAsm(_ *encodeState, pc *EncodeInstr, base, _ unsafe.Pointer, n, _, _ int) (*EncodeInstr, unsafe.Pointer, int) {
	return pc, base, n
}
