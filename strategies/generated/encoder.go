package generated

import (
	"sync"

	"github.com/vmbench/vmbench/strategies/wire"
)

// encoders are the states for types with interfaces in them; those of other types live on the stack.
var encoders = sync.Pool{New: func() any { return new(wire.Encoder) }}

// release gives an encoder back and returns the error it kept.
func release(e *wire.Encoder) error {
	err := e.Err()
	*e = wire.Encoder{}
	encoders.Put(e)
	return err
}
