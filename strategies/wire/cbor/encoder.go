package cbor

import "github.com/vmbench/vmbench/strategies/wire"

// Encoder is the state of one Append: nesting, cycles, the first error. The zero value is ready. Functions that get an *Encoder do not let
// it escape unless they say so.
type Encoder struct {
	wire.Nesting
	members *wire.Members // of the maps that Any has open; nil if there are none
}

// Err returns the first error.
func (e *Encoder) Err() error { return wire.NameFormat(e.Nesting.Err(), Format) }
