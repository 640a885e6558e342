package control

import (
	"sync"
	"sync/atomic"
	"time"
)

// A load adds work to calls: a part of what they take themselves. Its first calls run as they are and are timed in
// batches; from the fastest batch follows how much work is added to each later call. The work is fixed from then on, so a
// machine that changes its speed changes that of both alike.
type load struct {
	part float64

	steps atomic.Int64 // of spin, for each call; 0 until the load is settled
	mu    sync.Mutex   // guards the rest
	batch batch
	total time.Duration
	best  float64 // nanoseconds of a call, in the fastest batch
	timed int     // batches
}

// A batch is calls that follow each other, timed from the begin of the first to that of the first of the next batch: with
// all that the caller does between them, as a trial times them, and with one look at the clock for many short calls.
type batch struct {
	begin time.Time
	calls int
	size  int
}

// The first calls end when both are reached, which is within the warm-up of a trial.
const (
	settleBatches = 4
	settleTime    = 8 * time.Millisecond
)

// batchTime is how long a batch should take: long for the clock, short for what interrupts the process.
const batchTime = 100 * time.Microsecond

// around makes a call and adds the work.
func (l *load) around(call func()) {
	if steps := l.steps.Load(); steps > 0 {
		call()
		spin(int(steps))
		return
	}
	l.mu.Lock()
	l.tick(time.Now)
	l.mu.Unlock()
	call()
}

// tick is told of a call that begins.
func (l *load) tick(now func() time.Time) {
	b := &l.batch
	switch {
	case b.calls == 0:
		b.begin, b.size = now(), max(1, b.size)
	case b.calls == b.size:
		next := now()
		l.learn(next.Sub(b.begin))
		b.begin, b.calls = next, 0
	}
	b.calls++
}

// learn takes note of a batch, and settles the load when it knows enough.
func (l *load) learn(took time.Duration) {
	perCall := max(1, float64(took)/float64(l.batch.size))
	if l.timed == 0 || perCall < l.best {
		l.best = perCall
	}
	l.timed++
	l.total += took
	l.batch.size = max(1, int(float64(batchTime)/l.best))
	if l.timed >= settleBatches && l.total >= settleTime {
		l.steps.Store(max(1, int64(l.part*l.best/stepTime())))
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
