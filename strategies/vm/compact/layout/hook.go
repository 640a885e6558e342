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

// Written is how binary formats write the type.
func (h *Hook) Written() compact.Form { return h.form(h.Append, h.Type.Encode) }

// Read is how binary formats read it.
func (h *Hook) Read() compact.Form { return h.form(h.Decode, h.By) }

// form is what a function that goes in a direction is in binary formats: none if it is JSON's alone.
func (h *Hook) form(d Direction, by schema.Custom) compact.Form {
	switch {
	case d == Nothing || d == InString:
		return compact.NoForm
	case d == ByMethod && by != schema.ByKind:
		return customForms[by]
	case h.Type.Kind == schema.Raw && h.Type.Package == "encoding/json":
		return compact.NoForm
	}
	return kindForms[h.Type.Kind]
}

var (
	customForms = [...]compact.Form{schema.ByText: compact.TextForm, schema.ByOwn: compact.OwnForm}
	kindForms   = [...]compact.Form{
		schema.Bytes: compact.BytesForm, schema.Raw: compact.RawForm, schema.Time: compact.TimeForm, schema.Any: compact.AnyForm,
		schema.Interface: compact.InterfaceForm, schema.Unsupported: compact.BadForm, schema.Map: compact.BadForm,
	}
)

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
