package layout

import (
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Test is a function that reports whether omitzero, or omitempty of an array without elements, leaves a value out.
type Test struct {
	Type  *schema.Type
	Never bool // it is never written
}

// omits returns the flags by which a field is left out, and the number of its test.
func (b *Layout) omits(f *schema.Field) (flags compact.Code, number int) {
	t := f.Type
	if f.Options.OmitEmpty && canBeEmpty(t) {
		flags |= compact.Omit
	}
	switch {
	case t.Kind == schema.Array && t.Len == 0 && (f.Options.OmitEmpty || f.Options.OmitZero && !t.HasIsZero):
		flags |= compact.Test
		number = b.tests.index(blockKey{what: "never"}, func() Test { return Test{Never: true} })
	case f.Options.OmitZero && zeroIsEmpty(t):
		flags |= compact.Omit
	case f.Options.OmitZero:
		flags |= compact.Test
		number = b.tests.index(blockKey{t: t}, func() Test { return Test{Type: t} })
	}
	return flags, number
}

// canBeEmpty reports whether omitempty can leave out a value of the type.
func canBeEmpty(t *schema.Type) bool {
	switch t.Kind {
	case schema.Struct, schema.Array, schema.Time, schema.Unsupported:
		return false
	}
	return true
}

// zeroIsEmpty reports whether a value is zero if and only if it is empty.
func zeroIsEmpty(t *schema.Type) bool {
	switch t.Kind {
	case schema.Pointer, schema.Any, schema.Interface, schema.String, schema.Number:
		return !t.HasIsZero
	case schema.Bool:
		return !t.HasIsZero
	}
	return !t.HasIsZero && (t.Kind.IsInt() || t.Kind.IsUint() || t.Kind.IsFloat())
}

// Like returns a code that is empty when a value of the hook's type is, as compact.Hook has it.
func (h *Hook) Like() compact.Code {
	switch h.Type.Kind {
	case schema.Bytes, schema.Raw, schema.Slice:
		return compact.Wrap(compact.Bool, compact.Slice)
	case schema.Map:
		return compact.Wrap(compact.Bool, compact.Map)
	case schema.Pointer, schema.Any, schema.Interface: // of an interface, the word that says its type
		return compact.Wrap(compact.Bool, compact.Pointer)
	case schema.Number:
		return compact.String
	}
	return scalars[h.Type.Kind]
}
