package vm

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A pageEnd is memory outside Go's heap between two pages that may not be touched.
type pageEnd struct{ whole, inner []byte }

func newPageEnd(size int) (*pageEnd, error) {
	page := os.Getpagesize()
	size = (size + page - 1) &^ (page - 1)
	whole, err := syscall.Mmap(-1, 0, page+size+page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		return nil, err
	}
	p := &pageEnd{whole, whole[page : page+size : page+size]}
	for _, fence := range [][]byte{whole[:page], whole[page+size:]} {
		if err := syscall.Mprotect(fence, syscall.PROT_NONE); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// last returns the last n bytes.
func (p *pageEnd) last(n int) []byte { return p.inner[len(p.inner)-n:] }

// A fence lends memory at the end of a page to one caller at a time.
type fence struct {
	mutex sync.Mutex
	free  []*pageEnd
}

func (f *fence) take(size int) (*pageEnd, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for i, p := range f.free {
		if len(p.inner) >= size {
			f.free = append(f.free[:i], f.free[i+1:]...)
			return p, nil
		}
	}
	return newPageEnd(size + 1<<16)
}

func (f *fence) give(p *pageEnd) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.free = append(f.free, p)
}

// unmap gives all memory back.
func (f *fence) unmap(t *testing.T) {
	for _, p := range f.free {
		if err := syscall.Munmap(p.whole); err != nil {
			t.Error(err)
		}
	}
	f.free = nil
}

// fenced is a strategy whose documents and buffers lie at the end of a page, so that reading or writing beyond them is a
// fault, which becomes a panic.
type fenced struct {
	strategies.Strategy
	fence *fence
}

func (s fenced) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	c, err := s.Strategy.Compile(t, f)
	return &fencedCodec{Codec: c, fence: s.fence}, err
}

type fencedCodec struct {
	strategies.Codec
	fence   *fence
	appends atomic.Uint32
}

func (c *fencedCodec) Decode(src []byte, v any) error {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	p, err := c.fence.take(len(src))
	if err != nil {
		return err
	}
	document := p.last(len(src))
	copy(document, src)
	err = c.Codec.Decode(document, v)
	if !bytes.Equal(document, src) {
		return fmt.Errorf("the document became %q", document)
	}
	for i := range document {
		document[i] = '#'
	}
	c.fence.give(p)
	return err
}

// Append does it twice more, into buffers that end with a page: one of a small capacity and one that is nearly as long as
// the output or a bit longer.
func (c *fencedCodec) Append(dst []byte, v any) ([]byte, error) {
	out, err := c.Codec.Append(dst, v)
	n := int(c.appends.Add(1))
	for _, room := range []int{n * 7 % 301, len(out) - len(dst) + n*11%301 - 100} {
		if err := c.compare(dst, max(room, 0), v, out, err); err != nil {
			return out, err
		}
	}
	return out, err
}

// compare appends to a buffer with that much room and holds that the result is as expected.
func (c *fencedCodec) compare(dst []byte, room int, v any, out []byte, err error) error {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	p, mapErr := c.fence.take(len(dst) + room)
	if mapErr != nil {
		return mapErr
	}
	buf := p.last(len(dst) + room)[:len(dst)]
	copy(buf, dst)
	again, againErr := c.Codec.Append(buf, v)
	same := bytes.Equal(again, out) && fmt.Sprint(againErr) == fmt.Sprint(err)
	if !same {
		return fmt.Errorf("with room for %d bytes: %.300q, %v instead of %.300q, %v", room, again, againErr, out, err)
	}
	c.fence.give(p)
	return nil
}

// fence puts strategies behind fences.
func fenceAll(t *testing.T, list []strategies.Strategy) []strategies.Strategy {
	var f fence
	t.Cleanup(func() { f.unmap(t) })
	var all []strategies.Strategy
	for _, s := range list {
		all = append(all, fenced{s, &f})
	}
	return all
}

func TestFencesWork(t *testing.T) {
	p, err := newPageEnd(1)
	if err != nil {
		t.Fatal(err)
	}
	end := p.last(1)
	touch := func(i int) (fault any) {
		defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
		defer func() { fault = recover() }()
		return *at[byte](addressOf(end), uint32(i))
	}
	if fault := touch(0); fault != byte(0) && fault != nil {
		t.Errorf("the last byte: %v", fault)
	}
	if touch(1) == nil {
		t.Error("the byte after the last can be read")
	}
	if err := syscall.Munmap(p.whole); err != nil {
		t.Error(err)
	}
}
