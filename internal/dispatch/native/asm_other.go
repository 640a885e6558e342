//go:build !amd64

package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// noAsm says why threaded is not in assembly.
const noAsm = "there is no assembly for this architecture"

// threaded leaves everything to Go.
func threaded(*machine.Memory, *registers) {}
