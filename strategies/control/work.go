package control

import "sync/atomic"

// table is what the work reads: as large as a first-level cache. Nothing writes to it, so that codecs may share it.
var table [1 << 12]uint64

// worked keeps the work alive.
var worked atomic.Uint64

// work mixes what codecs do, so that what slows a machine down slows both: arithmetic, loads from addresses that depend
// on it, and a branch that cannot be predicted every time.
func work(steps int) {
	x, sum := uint64(0x9e3779b97f4a7c15), uint64(0)
	for range steps {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		sum += table[x%uint64(len(table))]
		if x&7 == 0 {
			sum ^= x
		}
	}
	if sum == 1 { // as good as never, but the compiler cannot know
		worked.Store(sum)
	}
}
