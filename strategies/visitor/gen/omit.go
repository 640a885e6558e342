package gen

import "github.com/vmbench/vmbench/workloads/schema"

// kept returns the conditions under which the options of a field do not omit its value x.
func (w *writer) kept(f *schema.Field, x string) (conditions []string) {
	if f.Options.OmitEmpty {
		conditions = append(conditions, notEmpty(f.Type, x)...)
	}
	if f.Options.OmitZero {
		conditions = append(conditions, notZero(f.Type, x)...)
	}
	return conditions
}

// notEmpty is what omitempty asks: it looks at the kind alone, and takes structs for full.
func notEmpty(t *schema.Type, x string) []string {
	switch t.Kind {
	case schema.String, schema.Number, schema.Bytes, schema.Raw, schema.Slice, schema.Map:
		return []string{"len(" + x + ") != 0"}
	case schema.Array:
		if t.Len == 0 {
			return []string{"false"}
		}
		return nil
	case schema.Struct, schema.Time, schema.Unsupported:
		return nil
	}
	return []string{scalarNotZero(t, x)}
}

// notZero is what omitzero asks: the method IsZero where there is one, else the value.
func notZero(t *schema.Type, x string) []string {
	switch {
	case t.HasIsZero && t.Kind == schema.Interface:
		return []string{"!holdsNil(" + x + ")", "!" + x + ".IsZero()"}
	case t.HasIsZero && t.Kind == schema.Pointer:
		return []string{x + " != nil", "!" + x + ".IsZero()"}
	case t.HasIsZero:
		return []string{"!" + x + ".IsZero()"}
	}
	switch t.Kind {
	case schema.String, schema.Number:
		return []string{x + ` != ""`}
	case schema.Bytes, schema.Raw, schema.Slice, schema.Map:
		return []string{x + " != nil"}
	case schema.Struct, schema.Array, schema.Time, schema.Unsupported:
		if t.Comparable {
			return []string{"!isZero(&" + x + ")"}
		}
		return []string{"!isZeroParts(&" + x + ")"}
	}
	return []string{scalarNotZero(t, x)}
}

// scalarNotZero is the condition for booleans, numbers, pointers and interfaces.
func scalarNotZero(t *schema.Type, x string) string {
	switch t.Kind {
	case schema.Bool:
		return convert("bool", t, x)
	case schema.Pointer, schema.Any, schema.Interface:
		return x + " != nil"
	}
	return x + " != 0"
}
