package procgroup

import (
	"os"
	"syscall"
)

// Own puts a process into a group of its own, where the console's Ctrl-C does not reach it.
func Own() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// Kill kills a process. Those that it has started are left: this system has no process groups.
func Kill(p *os.Process) error { return p.Kill() }
