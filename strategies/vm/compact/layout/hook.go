package layout

import (
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Direction says what a hook's function does: nothing, call a method of the type, what the type's kind does, or that within a string.
type Direction uint8

// Directions.
const (
	Nothing Direction = iota
	ByMethod
	ByKind
	InString
)

// A Hook is how values of a type are written and read that the machine does not know.
type Hook struct {
	Type           *schema.Type
	Append, Decode Direction
	By             schema.Custom // how the type is read
}

// hook returns the code of a hook for t. The first few have codes without an argument.
func (b *Layout) hook(t *schema.Type, h Hook, pointed bool) Ref {
	h.Type = t
	what := string([]byte{'0' + byte(h.Append), '0' + byte(h.Decode)})
	n := b.hooks.index(blockKey{t, pointed && h.By != t.Decode, what}, func() Hook { return h })
	if code := compact.FirstHook + compact.Code(n); code <= compact.LastHook {
		return Ref{Code: code}
	}
	return Ref{Code: compact.AnyHook, Argument: n}
}

// A Key is how the keys of maps are written and read.
type Key struct {
	Type          *schema.Type
	Written, Read schema.KeyForm
}
