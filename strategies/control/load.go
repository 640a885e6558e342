package control

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A load adds work to calls: a part of what they take themselves. Its first calls are timed in batches, each beside a
// stretch of the work, and from how the two compare follows how much work is added to each later call. The work is fixed
// from then on, so a machine that changes its speed changes that of both.
type load struct {
	part float64

	steps  atomic.Int64 // of work, for each call; 0 until the load is settled
	mu     sync.Mutex   // guards the rest
	batch  batch
	total  time.Duration
	ratios []float64 // steps of work in the time of a call, of each batch
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

const (
	batchTime = 50 * time.Microsecond // about what a batch takes: long for the clock, short for what interrupts the process
	workSteps = 1 << 14               // of work beside each batch, which take about as long
)

// around makes a call and adds the work.
func (l *load) around(call func()) {
	if steps := l.steps.Load(); steps > 0 {
		call()
		work(int(steps))
		return
	}
	l.mu.Lock()
	l.tick(time.Now, work)
	l.mu.Unlock()
	call()
}

// tick is told of a call that begins.
func (l *load) tick(now func() time.Time, work func(int)) {
	b := &l.batch
	if b.calls == b.size && b.calls > 0 {
		took := now().Sub(b.begin)
		begin := now()
		work(workSteps)
		l.learn(took, now().Sub(begin))
		b.calls = 0
	}
	if b.calls == 0 {
		b.begin, b.size = now(), max(1, b.size)
	}
	b.calls++
}

// learn takes note of a batch and of the work beside it, and settles the load when it knows enough. It trusts the later
// half: the first calls are slower than those that follow.
func (l *load) learn(took, worked time.Duration) {
	perCall := float64(took) / float64(l.batch.size)
	l.ratios = append(l.ratios, perCall*workSteps/float64(max(1, worked)))
	l.total += took
	l.batch.size = max(1, int(float64(batchTime)/max(1, perCall)))
	if len(l.ratios) < settleBatches || l.total < settleTime {
		return
	}
	late := slices.Sorted(slices.Values(l.ratios[len(l.ratios)/2:]))
	l.steps.Store(max(1, int64(l.part*late[len(late)/2])))
}
