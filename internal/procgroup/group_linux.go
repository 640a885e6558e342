package procgroup

import (
	"os"
	"syscall"
)

// Own puts a process into a group of its own, where the terminal's signals do not reach it, and has the kernel kill
// it when its parent dies.
func Own() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// Kill kills a process and all that it has started.
func Kill(p *os.Process) error { return syscall.Kill(-p.Pid, syscall.SIGKILL) }
