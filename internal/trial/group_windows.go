package trial

import (
	"os"
	"syscall"
)

// ownGroup puts a process into a group of its own, where the console's Ctrl-C does not reach it.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// killGroup kills a process. The worker starts no others.
func killGroup(p *os.Process) error { return p.Kill() }
