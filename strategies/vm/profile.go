package vm

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/workloads/schema"
)

// Counts are what a profile tells of one instruction, over all documents.
type Counts struct {
	Runs   int     `json:"runs"`
	Time   float64 `json:"time"`   // share of all samples
	Bytes  int     `json:"bytes"`  // written or read
	Missed int     `json:"missed"` // how often a member was looked for and another key came than the one expected; decode

	samples int
}

// A profiler counts what one half of a program does. The driver tells it of each instruction; a second goroutine looks at
// regular intervals which one is running.
type profiler struct {
	counts  []Counts
	running atomic.Int64 // index of the instruction; -1: none
	bytes   int          // written or read before it
}

func newProfiler(n int) *profiler {
	p := &profiler{counts: make([]Counts, n)}
	p.running.Store(-1)
	return p
}

// step says that an instruction begins, with so many bytes written or read before it.
func (p *profiler) step(index, bytes int) {
	p.end(bytes)
	p.counts[index].Runs++
	p.running.Store(int64(index))
	p.bytes = bytes
}

// end says that the instruction that is running ends.
func (p *profiler) end(bytes int) {
	if index := p.running.Load(); index >= 0 {
		p.counts[index].Bytes += max(0, bytes-p.bytes)
	}
}

// rest says that no instruction is running until the next one begins, and none before wrote or read.
func (p *profiler) rest(bytes int) {
	p.end(bytes)
	p.running.Store(-1)
}

// sample counts which instruction is running until the context ends.
func (p *profiler) sample(ctx context.Context) {
	ticker := time.NewTicker(sampleInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if index := p.running.Load(); index >= 0 {
				p.counts[index].samples++
			}
		}
	}
}

// sampleInterval is the time between samples.
const sampleInterval = 200 * time.Microsecond

// listing puts the counts of so many documents into a listing.
func (p *profiler) listing(l *Listing, documents int) *Listing {
	samples := 0
	for _, c := range p.counts {
		samples += c.samples
	}
	for i := range l.Instructions {
		c := &p.counts[i]
		c.Time = float64(c.samples) / float64(max(1, samples))
		l.Instructions[i].Counts = c
	}
	l.Documents = documents
	return l
}

// ProfileEncode writes v, a pointer to a value of type t, again and again for about as long as given, and returns the listing with
// what each instruction did. The driver runs alone, without its core: see the strategy vm-switch.
func ProfileEncode(t *schema.Type, f Format, v any, long time.Duration) (*Listing, error) {
	p, err := compileProgram(f.of(t), f, settings{engine: engineSwitch})
	if err != nil {
		return nil, err
	}
	p.encodeProfile = newProfiler(len(p.Encode))
	at := (*eface)(unsafe.Pointer(&v)).data
	var out []byte
	n, err := p.encodeProfile.repeat(long, func() (err error) {
		out, err = p.append(out[:0], at)
		p.encodeProfile.rest(len(out))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("vm: profile of encode: %w", err)
	}
	return p.encodeProfile.listing(p.EncodeListing(), n), nil
}

// ProfileDecode does the same for reading a document into fresh values.
func ProfileDecode(t *schema.Type, f Format, document []byte, fresh func() any, long time.Duration) (*Listing, error) {
	p, err := compileProgram(f.of(t), f, settings{engine: engineSwitch})
	if err != nil {
		return nil, err
	}
	p.decodeProfile = newProfiler(len(p.Decode))
	n, err := p.decodeProfile.repeat(long, func() error {
		v := fresh()
		err := p.read(document, (*eface)(unsafe.Pointer(&v)).data)
		p.decodeProfile.rest(len(document))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("vm: profile of decode: %w", err)
	}
	return p.decodeProfile.listing(p.DecodeListing(), n), nil
}

// repeat runs a function for about as long as given, once at least, and samples meanwhile. It returns how often it ran.
func (p *profiler) repeat(long time.Duration, run func() error) (n int, err error) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		p.sample(ctx)
		close(done)
	}()
	for start := time.Now(); err == nil && (n == 0 || time.Since(start) < long); n++ {
		err = run()
	}
	stop()
	<-done
	return n, err
}
