package trial

import "time"

// frameTable is the memory that the reference loop works on: larger than a first-level cache, smaller than a second.
// It is no part of the heap, so the garbage collector has no more to do for it.
var frameTable [1 << 15]uint64

// frameSink keeps the reference loop's result alive.
//
//lint:ignore U1000 written and never read
var frameSink uint64

const (
	frameSteps = 1 << 14 // of the reference loop: about 60 µs
	frameTries = 16
)

// frame runs the reference loop and returns its time in nanoseconds: the best of some tries, because a single
// interruption says nothing about the speed that the machine has before and after it. The work is fixed: what changes
// between two frames is the machine.
func frame() float64 {
	best := time.Duration(1<<63 - 1)
	for range frameTries {
		begin := time.Now()
		frameSink += referenceLoop(frameSteps)
		best = min(best, time.Since(begin))
	}
	return float64(best)
}

// referenceLoop mixes what codecs do: dependent arithmetic, loads and stores at addresses that depend on it, and a
// branch that cannot be predicted every time.
func referenceLoop(steps int) uint64 {
	x, sum := uint64(0x9e3779b97f4a7c15), uint64(0)
	for range steps {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		entry := &frameTable[x%uint64(len(frameTable))]
		if x&7 == 0 {
			*entry = x
		}
		sum += *entry
	}
	return sum
}
