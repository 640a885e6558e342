package compact

import (
	"slices"
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An encoder is the state of one Append of JSON.
type encoder struct {
	state    wire.Encoder // the first member: hooks get it
	programs *Programs
	format   *JSON
	nesting  nesting
	frames   []encodeFrame // of the containers that others are open in, the outermost first
	members  members       // of the maps that are open
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

// release keeps the encoder for the next Append, without what it refers to, and returns the error.
func (m *encoder) release() error {
	err := m.state.Err()
	m.state, m.programs, m.format, m.nesting.depth = wire.Encoder{}, nil, nil, 0
	m.frames = m.frames[:0]
	m.members.end(span{})
	if m.members.isSmall() && cap(m.frames) <= mostKept {
		encoders.Put(m)
	}
	return err
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
