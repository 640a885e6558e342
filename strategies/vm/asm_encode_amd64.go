package vm

import "unsafe"

// noAsm says why encodeAsm is not in assembly: it is.
const noAsm = ""

// encodeAsm does what encodeCore does, but leaves more to Go. It pushes frames while there are fewer than
// frames, which must lie on the Go stack, since it knows no write barrier. It cannot be preempted, so it returns after some
// rounds of loops, too.
//
//go:noescape
func encodeAsm(m *encodeState, pc *EncodeInstr, base, out unsafe.Pointer, n, size, frames int) (*EncodeInstr, unsafe.Pointer, int)
