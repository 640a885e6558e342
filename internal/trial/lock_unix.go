//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package trial

import (
	"os"
	"syscall"
)

// lock keeps other processes from locking the file until this one closes it or ends.
func lock(file *os.File) error {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

// syncDir makes the names of new files durable.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
