//go:build !linux

package trial

// limitMemory does nothing: only Linux can hold a process to its data.
func limitMemory(int64) {}
