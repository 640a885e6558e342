package gen

import "github.com/vmbench/vmbench/workloads/schema"

// heldFunction is written where it is called: it needs encoding/json, or strategies/internal/dynamic.
func (f *format) heldFunction() string { return "appendHeld" + f.ident }

// held writes the function that appends what an interface holds and wire does not know: a switch over the types that the
// generator was told of. None of them can hold itself through an interface, so no cycle goes through the function.
func (u *unit) held(types []*schema.Type) {
	u.Import(u.path())
	dynamic, other := u.Import(u.dynamic()), "encoding/json"
	if u.binary != nil {
		other = "reflection"
	}
	name := u.heldFunction()
	u.Printf("\n// %s appends what an interface holds, if not in code for its type then as %s does.\n", name, other)
	u.Printf("func %s(e *%s.Encoder, dst []byte, v any) []byte {\n", name, u.wire)
	if len(types) > 0 {
		u.Printf("switch v := v.(type) {\n")
		for _, t := range types {
			u.heldCases(t)
		}
		u.Printf("}\n")
	}
	u.Printf("return %s.Append%s(e, dst, v)\n}\n", dynamic, u.ident)
	u.drain()
}

// dynamic is the package for what the generator was not told of.
func (f *format) dynamic() string {
	if f.binary == nil {
		return wirePath + "/dynamic"
	}
	return dynamicPath
}

// heldCases writes the cases of a value and of a pointer to one.
func (u *unit) heldCases(t *schema.Type) {
	w := u.encodeWriter()
	u.Printf("case %s:\n", u.TypeExpr(t))
	w.value(t, "v")
	u.Printf("return %s\ncase *%s:\nif v == nil {\nreturn %s\n}\n", w.appended(), u.TypeExpr(t), u.null())
	w.value(t, "*v")
	u.Printf("return %s\n", w.appended())
}
