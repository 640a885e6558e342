//go:build !amd64

package vm

import "unsafe"

const noAsm = "there is no assembly for this architecture, so writing is vm-table's"

// encodeAsm leaves everything to Go.
func encodeAsm(_ *encodeState, pc *EncodeInstr, base, _ unsafe.Pointer, n, _ int) (*EncodeInstr, unsafe.Pointer, int) {
	return pc, base, n
}
