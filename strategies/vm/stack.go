package vm

import "sync"

const (
	// fewFrames is how many frames a machine begins with.
	fewFrames = 6
	// someFrames and manyFrames are how many it gets when they do not suffice. Memory for that many is kept for the next
	// machine.
	someFrames = 64
	manyFrames = 4096
)

// A deepStack is the memory of the frames of type F of a machine that needs more than a few.
type deepStack[F any] struct {
	some *[someFrames]F
	many *[manyFrames]F
}

// stackPools keep the memory of deep stacks.
type stackPools struct{ some, many sync.Pool }

var encodeStacks, decodeStacks stackPools

// deepen returns a stack with the frames of old and room for more. (By append, escape analysis would have the first few on
// the heap.)
func (d *deepStack[F]) deepen(pools *stackPools, old []F) (grown []F) {
	switch {
	case d.some == nil:
		d.some, _ = pools.some.Get().(*[someFrames]F)
		if d.some == nil {
			d.some = new([someFrames]F)
		}
		grown = d.some[:]
	case d.many == nil:
		d.many, _ = pools.many.Get().(*[manyFrames]F)
		if d.many == nil {
			d.many = new([manyFrames]F)
		}
		grown = d.many[:]
	default:
		grown = make([]F, 2*len(old))
	}
	copy(grown, old)
	return grown
}

// release gives the memory back to the pools, without what its frames refer to.
func (d *deepStack[F]) release(pools *stackPools) {
	if d.some != nil {
		d.giveBack(pools)
	}
}

func (d *deepStack[F]) giveBack(pools *stackPools) {
	clear(d.some[:])
	pools.some.Put(d.some)
	if d.many != nil {
		clear(d.many[:])
		pools.many.Put(d.many)
	}
}
