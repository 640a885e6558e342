package gen

import "github.com/vmbench/vmbench/workloads/schema"

// held writes the function that shows what an interface holds: a switch over the types that the generator was told of. None
// of them can hold itself through an interface, so no cycle goes through the function.
func (w *writer) held(types []*schema.Type) {
	w.line("// serializeHeld shows what an interface holds to s, or returns false if there is no half for its type.")
	w.line("func serializeHeld(s Serializer, v any) bool {")
	if len(types) == 0 {
		w.line("return false")
		w.line("}")
		return
	}
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
	w.line("}")
}
