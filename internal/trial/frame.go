package trial

import "time"

// frameSteps are those of the reference loop: about 12 µs.
const frameSteps = 1 << 13

// frameSink keeps the reference loop's result alive.
//
//lint:ignore U1000 written and never read
var frameSink uint64

// frame runs the reference loop and returns its time in nanoseconds. The work is fixed: what changes between two frames is
// the machine.
func frame() float64 {
	begin := time.Now()
	frameSink = referenceLoop(frameSteps)
	return float64(time.Since(begin))
}

// referenceLoop keeps all arithmetic units of a processor busy, with chains that do not wait for each other. So it feels
// what a loop that waits for itself does not: that another thread shares the core, which makes codecs up to twice as slow.
// It touches no memory, and so changes nothing for the windows beside it.
func referenceLoop(steps int) uint64 {
	a, b, c, d := uint64(1), uint64(2), uint64(3), uint64(4)
	e, f, g, h := uint64(5), uint64(6), uint64(7), uint64(8)
	for step := range steps {
		x := uint64(step)
		a += x ^ 3
		b ^= x + 5
		c += x ^ 7
		d ^= x + 9
		e += x ^ 11
		f ^= x + 13
		g += x ^ 15
		h ^= x + 17
	}
	return a + b + c + d + e + f + g + h
}
