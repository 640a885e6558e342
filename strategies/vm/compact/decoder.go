package compact

import (
	"slices"
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A decoder is the state of one Decode of JSON.
type decoder struct {
	state    wire.Decoder // the first member: hooks get it
	programs *Programs
	format   *JSON
	frames   []decodeFrame // of the containers that others are open in, the outermost first
	key      string        // of the member of a map that is being stored
}

// A decodeFrame is a container in which another one is open: what value's variables of these names were.
type decodeFrame struct {
	base   unsafe.Pointer
	typ    *rtype
	list   elements
	fields object
	elem   typeRef
	in     place
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// release keeps the decoder for the next Decode, without what it refers to, and returns the error of a document that ended at i.
func (m *decoder) release(i int) error {
	err := m.state.Finish(i)
	m.state, m.programs, m.format, m.key = wire.Decoder{}, nil, nil, ""
	if cap(m.frames) <= mostKept {
		decoders.Put(m)
	}
	return err
}

// push adds a frame.
func (m *decoder) push() *decodeFrame {
	n := len(m.frames)
	if n == cap(m.frames) {
		m.frames = slices.Grow(m.frames, max(n, 8))
	}
	m.frames = m.frames[:n+1]
	return &m.frames[n]
}
