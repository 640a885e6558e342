package procgroup

import (
	"os/exec"
	"runtime"
)

// Start starts a process on a thread of its own, which stays until the process is gone, since the kernel may kill the process when that thread
// ends. How it ended is then in the channel, which has room for it.
func Start(cmd *exec.Cmd) (ended <-chan error, err error) {
	end, started := make(chan error, 1), make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			end <- cmd.Wait()
		}
	}()
	return end, <-started
}
