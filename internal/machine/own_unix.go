//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package machine

import (
	"syscall"
	"time"
)

// ownTime is the processor time of this process and of its children that have ended.
func ownTime() (spent time.Duration, known bool) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if syscall.Getrusage(who, &usage) != nil {
			return 0, false
		}
		spent += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return spent, true
}
