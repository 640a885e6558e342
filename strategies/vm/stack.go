package vm

import "sync"

const (
	// fewFrames is how many frames a machine begins with.
	fewFrames = 6
	// keptFrames is how many it gets when they do not suffice; memory for that many is kept for the next machine.
	keptFrames = 64
)

// A deepStack is the memory of the frames of type F of a machine that needs more than a few.
type deepStack[F any] = [keptFrames]F

var encodeStacks, decodeStacks sync.Pool

// deepen returns a stack with the frames of old and room for more, and the memory to give back to the pool afterwards. (By
// append, escape analysis would have the first few on the heap.)
func deepen[F any](pool *sync.Pool, old []F, deep *deepStack[F]) ([]F, *deepStack[F]) {
	var grown []F
	switch {
	case deep == nil:
		var ok bool
		if deep, ok = pool.Get().(*deepStack[F]); !ok {
			deep = new(deepStack[F])
		}
		grown = deep[:]
	default:
		grown = make([]F, 2*len(old))
	}
	copy(grown, old)
	return grown, deep
}

// keepStack gives deep, which may be nil, back to the pool without what its frames refer to.
func keepStack[F any](pool *sync.Pool, deep *deepStack[F]) {
	if deep != nil {
		clear(deep[:])
		pool.Put(deep)
	}
}
