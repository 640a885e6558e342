package gen

import (
	"github.com/vmbench/vmbench/strategies/vm/static"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A test is a function that reports whether omitzero, or omitempty of an array without elements, leaves a value out.
type test struct {
	t     *schema.Type
	never bool // it is never written
}

// omits returns the flags by which a field is left out, and the number of its test.
func (b *builder) omits(f *schema.Field) (flags static.Code, number int) {
	t := f.Type
	if f.Options.OmitEmpty && canBeEmpty(t) {
		flags |= static.Omit
	}
	switch {
	case t.Kind == schema.Array && t.Len == 0 && (f.Options.OmitEmpty || f.Options.OmitZero):
		flags |= static.Test
		number = b.tests.index(blockKey{what: "never"}, func() test { return test{never: true} })
	case f.Options.OmitZero && zeroIsEmpty(t):
		flags |= static.Omit
	case f.Options.OmitZero:
		flags |= static.Test
		number = b.tests.index(blockKey{t: t}, func() test { return test{t: t} })
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

// like returns a code that is empty when a value of the type is.
func like(t *schema.Type) static.Code {
	switch t.Kind {
	case schema.Bytes, schema.Raw, schema.Slice:
		return static.Wrap(static.Bool, static.Slice)
	case schema.Map:
		return static.Wrap(static.Bool, static.Map)
	case schema.Pointer, schema.Any, schema.Interface: // of an interface, the word that says its type
		return static.Wrap(static.Bool, static.Pointer)
	case schema.Number:
		return static.String
	}
	return scalars[t.Kind]
}

// nonZero is the condition that the value of type t that p points to is zero.
func (w *writer) zero(t *schema.Type) string {
	x := "(*(*" + w.TypeExpr(t) + ")(p))"
	switch {
	case t.HasIsZero && t.Kind == schema.Interface:
		return x + " == nil || isNilPointer(" + x + ") || " + x + ".IsZero()"
	case t.HasIsZero && t.Kind == schema.Pointer:
		return x + " == nil || " + x + ".IsZero()"
	case t.HasIsZero:
		return "(*" + w.TypeExpr(t) + ")(p).IsZero()"
	}
	switch t.Kind {
	case schema.Bytes, schema.Raw, schema.Slice, schema.Map:
		return x + " == nil"
	}
	return w.zeroWhole(t, x)
}

// largestCompared is the size in bytes up to which reflect's IsZero compares a value by ==, which differs from looking
// at its parts for what == does not look at.
const largestCompared = 1024

// zeroWhole is the condition that a struct, an array or an unsupported value is zero.
func (w *writer) zeroWhole(t *schema.Type, x string) string {
	composite := t.Kind == schema.Struct || t.Kind == schema.Array || t.Kind == schema.Time
	if composite && t.Comparable && t.Size <= largestCompared {
		return x + " == (" + w.TypeExpr(t) + "{})"
	}
	return w.Import("reflect") + ".ValueOf((*" + w.TypeExpr(t) + ")(p)).Elem().IsZero()"
}
