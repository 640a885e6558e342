package gen

import (
	"fmt"

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
	w.begin(name, "m", w.TypeExpr(t))
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
	w.begin(name, "m", w.TypeExpr(t))
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
	if w.binary != nil {
		return w.binaryName(t)
	}
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

// binaryMap writes the function that appends a map in a binary format: its members are gathered with their keys and sorted.
func (w *encodeWriter) binaryMap(name string, t *schema.Type) {
	w.Printf("\n// %s appends a map whose members are in the order of their keys, or null for nil.\n", name)
	w.begin(name, "m", w.TypeExpr(t))
	w.Printf("if m == nil {\nreturn %s\n}\n", w.null())
	empty := w.binary.mapHead(0)
	if isUnwritable(t.Elem) {
		w.Printf("if len(m) > 0 {\ne.Unsupported(%q)\n}\n", codegen.GoType(t.Elem))
		w.data(empty)
		w.end()
		return
	}
	w.Printf("if len(m) == 0 {\nreturn append(dst, \"%s\"...)\n}\n", escaped(empty, len(empty)))
	if t.Recursive {
		w.Printf("if !e.Enter(mapPointer(m), 0, %q) {\nreturn dst\n}\n", codegen.GoType(t))
	}
	w.gather(t)
	w.line("dst = %s.AppendMap(dst, len(members))", w.wire)
	w.line("for i := range members {")
	if t.KeyEncode == schema.KeyInt || t.KeyEncode == schema.KeyUint {
		w.line("dst = append(dst, members[i].name...)")
	} else {
		w.line("dst = %s.AppendString(dst, members[i].name)", w.wire)
	}
	w.value(t.Elem, "members[i].value")
	w.line("}")
	if t.Recursive {
		w.line("e.Leave()")
	}
	w.end()
}

// binaryName is what a key is sorted by: text, or an integer as it is encoded.
func (w *encodeWriter) binaryName(t *schema.Type) string {
	switch t.KeyEncode {
	case schema.KeyInt:
		return w.wire + ".IntKeyLiteral(" + convert("int64", t.Key, "key") + ")"
	case schema.KeyUint:
		return "string(" + w.wire + ".AppendUint(nil, " + convert("uint64", t.Key, "key") + "))"
	case schema.KeyText:
		return fmt.Sprintf("keyText%s(e, key, %q, %q)", w.ident, codegen.GoType(t), codegen.GoType(t.Key))
	}
	return convert("string", t.Key, "key")
}
