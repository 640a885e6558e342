//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package trial

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

func rusage() (usage syscall.Rusage) {
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage) // the zero value says that nothing is known
	return usage
}

func used() resources {
	u := rusage()
	return resources{time.Duration(u.Utime.Nano() + u.Stime.Nano()), int64(u.Nivcsw)}
}

// peakMemory is the most memory that the process has had, in bytes. On Linux, getrusage's answer includes the parent's
// memory at the time of the fork; /proc knows better.
func peakMemory() int64 {
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, rest, ok := bytes.Cut(status, []byte("\nVmHWM:")); ok {
			fields := bytes.Fields(rest)
			if kilobytes, err := strconv.ParseInt(string(fields[0]), 10, 64); err == nil {
				return kilobytes << 10
			}
		}
	}
	u := rusage()
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}
