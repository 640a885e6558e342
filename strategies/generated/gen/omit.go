package gen

import "github.com/vmbench/vmbench/workloads/schema"

// never is the condition of a field that is never written.
const never = "false"

// nonEmpty returns the conditions under which omitempty keeps a value; none when it is always kept.
func nonEmpty(t *schema.Type, x string) []string {
	switch t.Kind {
	case schema.String, schema.Number, schema.Bytes, schema.Raw, schema.Slice, schema.Map:
		return []string{"len(" + x + ") != 0"}
	case schema.Array:
		if t.Len == 0 {
			return []string{never}
		}
		return nil
	}
	return nonZeroScalar(t, x)
}

// nonZeroScalar returns the condition that a scalar, pointer or interface is not zero.
func nonZeroScalar(t *schema.Type, x string) []string {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		return []string{convert("bool", t, x)}
	case kind.IsInt(), kind.IsUint(), kind.IsFloat():
		return []string{x + " != 0"}
	case kind == schema.Pointer, kind == schema.Any, kind == schema.Interface:
		return []string{x + " != nil"}
	}
	return nil
}

// nonZero returns the conditions under which omitzero keeps a value.
func (w *encodeWriter) nonZero(t *schema.Type, x string) []string {
	switch {
	case t.HasIsZero && t.Kind == schema.Interface:
		return []string{x + " != nil", "!isNilPointer(" + x + ")", "!" + operand(x) + ".IsZero()"}
	case t.HasIsZero && t.Kind == schema.Pointer:
		return []string{x + " != nil", "!" + operand(x) + ".IsZero()"}
	case t.HasIsZero:
		return []string{"!" + operand(x) + ".IsZero()"}
	}
	if condition := nonZeroScalar(t, x); condition != nil {
		return condition
	}
	switch t.Kind {
	case schema.String, schema.Number:
		return []string{"len(" + x + ") != 0"}
	case schema.Bytes, schema.Raw, schema.Slice, schema.Map:
		return []string{x + " != nil"}
	}
	return []string{w.nonZeroWhole(t, x)}
}

// largestCompared is the size in bytes up to which reflect's IsZero compares a value by ==, which differs from looking
// at its parts for what == does not look at.
const largestCompared = 1024

// nonZeroWhole is the condition that a struct, an array or an unsupported value is not zero.
func (w *encodeWriter) nonZeroWhole(t *schema.Type, x string) string {
	if t.Kind == schema.Array && t.Len == 0 {
		return never
	}
	composite := t.Kind == schema.Struct || t.Kind == schema.Array
	if composite && t.Comparable && t.Size <= largestCompared {
		return x + " != (" + w.TypeExpr(t) + "{})"
	}
	return "!isZero(" + address(x) + ")"
}

// operand is x where a selector follows.
func operand(x string) string {
	if x[0] == '*' {
		return "(" + x + ")"
	}
	return x
}
