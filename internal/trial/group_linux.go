package trial

import (
	"os"
	"syscall"
)

// ownGroup puts a process into a group of its own, where the terminal's signals do not reach it, and has the kernel kill
// it when its parent dies.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// killGroup kills a process and all that it has started.
func killGroup(p *os.Process) error { return syscall.Kill(-p.Pid, syscall.SIGKILL) }
