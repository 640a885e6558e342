package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A map is sorted on the stack if it has few members and if no address of an element is passed on.
const fewMembers = 16

func staysOnStack(elem *schema.Type) bool {
	return elem.Encode == schema.ByKind && elem.Kind != schema.Struct && elem.Kind != schema.Array
}

// mapping writes the function that appends a map: its members are gathered with their names and sorted.
func (w *encodeWriter) mapping(name string, t *schema.Type) {
	if isUnwritable(t.Elem) {
		w.unwritableMap(name, t)
		return
	}
	w.Printf("\n// %s appends a JSON object whose members are in the order of their names.\n", name)
	w.Printf("func %s(e *wire.Encoder, dst []byte, m %s) []byte {\n", name, w.TypeExpr(t))
	w.Printf("if m == nil {\nreturn append(dst, `null`...)\n}\n")
	w.Printf("if len(m) == 0 {\nreturn append(dst, `{}`...)\n}\n")
	if t.Recursive {
		w.Printf("if !e.Enter(mapPointer(m), 0, %q) {\nreturn dst\n}\n", codegen.GoType(t))
	}
	w.gather(t)
	w.text("{")
	w.line("for i := range members {")
	w.line("dst = append(wire.AppendString(dst, members[i].name), ':')")
	w.value(t.Elem, "members[i].value")
	w.text(",")
	w.line("}\ndst[len(dst)-1] = '}'")
	if t.Recursive {
		w.line("e.Leave()")
	}
	w.end()
}

// unwritableMap writes the function for a map whose elements cannot be written, so that only nil and an empty map can.
func (w *encodeWriter) unwritableMap(name string, t *schema.Type) {
	w.Printf("\n// %s appends an empty JSON object or null; there is no other value that can be written.\n", name)
	w.Printf("func %s(e *wire.Encoder, dst []byte, m %s) []byte {\n", name, w.TypeExpr(t))
	w.Printf("if m == nil {\nreturn append(dst, `null`...)\n}\n")
	w.Printf("if len(m) > 0 {\ne.Unsupported(%q)\n}\nreturn append(dst, `{}`...)\n}\n", codegen.GoType(t.Elem))
}

// gather fills members from the map and sorts them.
func (w *encodeWriter) gather(t *schema.Type) {
	member := "mapMember[" + w.TypeExpr(t.Elem) + "]"
	if staysOnStack(t.Elem) {
		w.Printf("var few [%d]%s\nmembers := few[:0]\n", fewMembers, member)
		w.Printf("if len(m) > len(few) {\nmembers = make([]%s, 0, len(m))\n}\n", member)
	} else {
		w.Printf("members := make([]%s, 0, len(m))\n", member)
	}
	w.Printf("for key, value := range m {\nmembers = append(members, %s{%s, value})\n}\n", member, w.memberName(t))
	w.Printf("sortMembers(members)\n")
}

// memberName is the name of the member with the given key.
func (w *encodeWriter) memberName(t *schema.Type) string {
	switch t.KeyEncode {
	case schema.KeyInt:
		return w.Import("strconv") + ".FormatInt(" + convert("int64", t.Key, "key") + ", 10)"
	case schema.KeyUint:
		return w.Import("strconv") + ".FormatUint(" + convert("uint64", t.Key, "key") + ", 10)"
	case schema.KeyText:
		return "keyText(e, key, " + goString(codegen.GoType(t)) + ")"
	}
	return convert("string", t.Key, "key")
}
