package trial

import "syscall"

// limitMemory holds the process to a number of bytes of data, the heap included. An allocation beyond them ends the
// process, before it can take the machine's memory from the others.
func limitMemory(bytes int64) {
	if bytes > 0 {
		limit := syscall.Rlimit{Cur: uint64(bytes), Max: uint64(bytes)}
		syscall.Setrlimit(syscall.RLIMIT_DATA, &limit) // without it, the time limit still holds
	}
}
