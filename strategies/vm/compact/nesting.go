package compact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A nesting is how deep in a value an encoder is.
type nesting struct {
	depth int // of the containers that are open
}

// freeDepth is how many containers may be open before cycles are looked for.
const freeDepth = 1000

// enter counts a container that is opened: where it is, how many elements it has, and its type or that of its elements. It returns false when
// the value contains itself, and after any other error; outer is the format's own state.
func (m *nesting) enter(outer *wire.Nesting, p unsafe.Pointer, n int, t *rtype) bool {
	m.depth++
	if m.depth <= freeDepth {
		return outer.Err() == nil
	}
	if n == 0 {
		n = -1 - int(t.hash) // tells types of equal names at one place apart
	}
	return outer.Enter(p, n, t.String())
}

// leave undoes an enter that returned true.
func (m *nesting) leave(outer *wire.Nesting) {
	if m.depth > freeDepth {
		outer.Leave()
	}
	m.depth--
}
