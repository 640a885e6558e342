package gen

import "github.com/vmbench/vmbench/workloads/schema"

// heldFunction is written where it is called: it needs encoding/json.
const heldFunction = "appendHeld"

// held writes the function that appends what an interface holds and wire does not know: a switch over the types that the
// generator was told of. None of them can hold itself through an interface, so no cycle goes through the function.
func (u *unit) held(types []*schema.Type) {
	wire, dynamic := u.Import(wirePath), u.Import(wirePath+"/dynamic")
	u.Printf("\n// appendHeld appends what an interface holds, if not in code for its type then as encoding/json does.\n")
	u.Printf("func appendHeld(e *%s.Encoder, dst []byte, v any) []byte {\n", wire)
	if len(types) > 0 {
		u.Printf("switch v := v.(type) {\n")
		for _, t := range types {
			u.heldCases(t)
		}
		u.Printf("}\n")
	}
	u.Printf("return %s.Append(e, dst, v)\n}\n", dynamic)
	u.drain()
}

// heldCases writes the cases of a value and of a pointer to one.
func (u *unit) heldCases(t *schema.Type) {
	w := encodeWriter{unit: u}
	u.Printf("case %s:\n", u.TypeExpr(t))
	w.value(t, "v")
	u.Printf("return %s\ncase *%s:\nif v == nil {\nreturn append(dst, `null`...)\n}\n", w.appended(), u.TypeExpr(t))
	w.value(t, "*v")
	u.Printf("return %s\n", w.appended())
}
