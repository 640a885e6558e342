package control

import (
	"sync"
	"sync/atomic"
	"time"
)

// A load adds work to calls: a part of what they take themselves. Its first calls run as they are and are timed; from
// the fastest of them follows how much work is added to each later call. The work is fixed from then on, so a machine
// that changes its speed changes that of both alike.
type load struct {
	part float64

	steps   atomic.Int64 // of spin, for each call; 0 until the load is settled
	mu      sync.Mutex   // guards the rest
	calls   int
	total   time.Duration
	fastest time.Duration
}

// The first calls end with both of these, which is within the warm-up of a trial.
const (
	settleCalls = 3
	settleTime  = 4 * time.Millisecond
)

// around makes a call and adds the work.
func (l *load) around(call func()) {
	if steps := l.steps.Load(); steps > 0 {
		call()
		spin(int(steps))
		return
	}
	begin := time.Now()
	call()
	l.learn(time.Since(begin))
}

// learn takes note of a call, and settles the load when it knows enough.
func (l *load) learn(took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.calls == 0 || took < l.fastest {
		l.fastest = took
	}
	l.calls++
	l.total += took
	if l.calls >= settleCalls && l.total >= settleTime {
		l.steps.Store(max(1, int64(l.part*float64(l.fastest)/stepTime())))
	}
}

// stepTime is the time of one step of spin in nanoseconds: the best of some tries.
func stepTime() float64 {
	const steps, tries = 1 << 13, 16
	best := time.Duration(1<<63 - 1)
	for range tries {
		begin := time.Now()
		spin(steps)
		best = min(best, time.Since(begin))
	}
	return float64(best) / steps
}

// spun keeps the work alive.
var spun atomic.Uint64

// spin works in registers alone, each step waiting for the one before.
func spin(steps int) {
	x := uint64(0x9e3779b97f4a7c15)
	for range steps {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	if x == 0 { // never, but the compiler cannot know
		spun.Store(x)
	}
}
