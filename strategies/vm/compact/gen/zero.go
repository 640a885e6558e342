package gen

import "github.com/vmbench/vmbench/workloads/schema"

// zero is the condition that the value of type t that p points to is zero.
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
