package vm

import "unsafe"

// noAsm says why encodeAsm is not in assembly: it is.
const noAsm = ""

// encodeAsm does what encodeCore does, but leaves more to Go. It cannot be preempted, so it returns after some rounds of
// loops, too. It stores no pointer while the garbage collector marks.
//
//go:noescape
func encodeAsm(m *encodeState, pc *EncodeInstr, base, out unsafe.Pointer, n, size int) (*EncodeInstr, unsafe.Pointer, int)
