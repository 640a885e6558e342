package gen

import (
	"slices"

	"github.com/vmbench/vmbench/workloads/schema"
)

// held writes for each format the function that shows what an interface holds: a switch over the types that the generator was
// told of. None of them can hold itself through an interface, so no cycle goes through the function.
func (w *writer) held(all []Types) {
	for i := range formats {
		f := &formats[i]
		w.line("// %s shows what an interface holds to s, or returns false if there is no half for its type.", heldFunction(f))
		w.line("func %s(s Serializer, v any) bool {", heldFunction(f))
		types := typesOf(f, all)
		switch same := w.sameHeld(types, all); {
		case types == nil || len(types.Held) == 0:
			w.line("return false")
		case same != types:
			w.line("return %s(s, v)", heldFunction(formatOf(same.Dialect)))
		default:
			w.switchHeld(types.Held)
		}
		w.line("}\n")
	}
}

func heldFunction(f *format) string { return "serializeHeld" + f.name }

// sameHeld returns the first of all types whose interfaces hold the same.
func (w *writer) sameHeld(types *Types, all []Types) *Types {
	for i := range all {
		if types != nil && slices.EqualFunc(all[i].Held, types.Held, w.shared.same) {
			return &all[i]
		}
	}
	return types
}

func (w *writer) switchHeld(types []*schema.Type) {
	w.line("switch v := v.(type) {")
	for _, t := range types {
		w.line("case %s:", w.TypeExpr(t))
		w.line("%s(s, &v)", w.serializer(t))
		w.line("case *%s:", w.TypeExpr(t))
		w.line("if v == nil {")
		w.line("s.Null()")
		w.line("} else {")
		w.line("%s(s, v)", w.serializer(t))
		w.line("}")
	}
	w.line("default:")
	w.line("return false")
	w.line("}")
	w.line("return true")
}
