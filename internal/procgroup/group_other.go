//go:build !unix && !windows

package procgroup

import (
	"os"
	"syscall"
)

// Own leaves a process where it is: this system has no process groups.
func Own() *syscall.SysProcAttr { return nil }

// Kill kills a process alone.
func Kill(p *os.Process) error { return p.Kill() }
