//go:build !linux

package machine

import (
	"errors"
	"runtime"
)

// Counters count events of one thread, on Linux.
type Counters struct{}

// OpenCounters says that nothing can be counted.
func OpenCounters(...Event) (*Counters, error) {
	return nil, errors.New("performance counters cannot be read on " + runtime.GOOS)
}

// Read reads nothing.
func (c *Counters) Read(Readings) {}

// Close does nothing.
func (c *Counters) Close() {}
