package compact

import (
	"slices"
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encoder is the state of one Append.
type encoder struct {
	wire.Encoder
	*Programs
	depth   int              // of the containers that are open
	frames  []encodeFrame    // of those that others are open in, the outermost first
	entries []wire.Entry     // of the maps that are open, the outermost first
	elems   []unsafe.Pointer // the elements of these entries
	digits  []byte           // of the keys of these entries that are integers
}

// An encodeFrame is a container in which another one is open: what value's variables of these names were.
type encodeFrame struct {
	base     unsafe.Pointer
	typ      *rtype
	left     int
	start    int
	at       uint32
	argument uint32
	code     Code
	in       place
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// mostKept is the largest number of map members, and of frames, for which memory is kept.
const mostKept = 4096

// release keeps the encoder for the next Append, without what it refers to, and returns the error.
func (m *encoder) release() error {
	err := m.Err()
	m.Encoder, m.Programs, m.depth = wire.Encoder{}, nil, 0
	m.frames = m.frames[:0]
	m.forget(0, 0)
	if cap(m.entries) <= mostKept && cap(m.frames) <= mostKept && cap(m.digits) <= mostKept {
		encoders.Put(m)
	}
	return err
}

// freeDepth is how many containers may be open before cycles are looked for.
const freeDepth = 1000

// enter counts a container that is opened: where it is, how many elements it has, and its type or that of its elements. It returns false when
// the value contains itself, and after any other error.
func (m *encoder) enter(p unsafe.Pointer, n int, t *rtype) bool {
	m.depth++
	if m.depth <= freeDepth {
		return m.Err() == nil
	}
	if n == 0 {
		n = -1 - int(t.hash) // tells types of equal names at one place apart
	}
	return m.Enter(p, n, t.String())
}

// leave undoes an enter that returned true.
func (m *encoder) leave() {
	if m.depth > freeDepth {
		m.Leave()
	}
	m.depth--
}

// push adds a frame.
func (m *encoder) push() *encodeFrame {
	n := len(m.frames)
	if n == cap(m.frames) {
		m.frames = slices.Grow(m.frames, max(n, 8))
	}
	m.frames = m.frames[:n+1]
	return &m.frames[n]
}

// abandon removes the frames above bottom after an error.
func (m *encoder) abandon(dst []byte, bottom int) []byte {
	clear(m.frames[bottom:])
	m.frames = m.frames[:bottom]
	return dst
}
