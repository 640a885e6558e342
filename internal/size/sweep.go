package size

import (
	"context"
	"sync"
)

// Run measures probes, so many at a time, and returns their samples in the same order. progress is called after each, never
// twice at a time. Where the context ends, the error is its own; what was measured until then is stored.
func (w *Workshop) Run(ctx context.Context, probes []Probe, jobs int, progress func(s Sample, known bool)) ([]Sample, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	samples := make([]Sample, len(probes))
	next := make(chan int)
	var workers sync.WaitGroup
	var one sync.Mutex
	for range max(1, jobs) {
		workers.Go(func() {
			for i := range next {
				s, known, err := w.Measure(ctx, probes[i])
				if err != nil {
					stop(err)
					return
				}
				samples[i] = s
				one.Lock()
				progress(s, known)
				one.Unlock()
			}
		})
	}
	feed(ctx, next, len(probes))
	workers.Wait()
	return samples, context.Cause(ctx)
}

// feed sends the numbers below n until the context ends.
func feed(ctx context.Context, to chan<- int, n int) {
	defer close(to)
	for i := range n {
		select {
		case to <- i:
		case <-ctx.Done():
			return
		}
	}
}
