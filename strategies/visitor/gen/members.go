package gen

import (
	"strconv"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// members writes what a struct tells of its members: data that needs no work at init, and two functions that find them.
func (w *writer) members(t *schema.Type) {
	if t.Kind != schema.Struct || byMethods(t) || t.ToArray {
		return
	}
	w.line("var %s = [...]Key{", w.keys(t))
	for i := range t.Fields {
		w.Printf("{")
		for _, f := range w.shared.formats[t] {
			w.Printf("%s: %q, ", f.name, f.keyOf(&t.Fields[i]))
		}
		w.line("},")
	}
	w.line("}\n")
	w.line("var %s = Members{", w.membersVar(t))
	w.line("GoType: %q,", codegen.GoType(t))
	w.line("Keys: []*Key{")
	for i := range t.Fields {
		w.line("&%s[%d],", w.keys(t), i)
	}
	w.line("},")
	w.line("Find: %s,", w.finder(t))
	w.line("FindFolded: %s,", w.folder(t))
	w.line("}\n")
	w.find(w.finder(t), t, func(f *schema.Field) (string, bool) { return memberName(f), true })
	w.find(w.folder(t), t, foldedName)
}

// foldedName is how a member is found by a name in another case. Integers are not.
func foldedName(f *schema.Field) (name string, ok bool) {
	return string(wire.Fold(nil, []byte(f.Name))), !f.Options.KeyAsInt
}

// find writes a function that returns the index of the first member whose name has the form.
func (w *writer) find(function string, t *schema.Type, form func(*schema.Field) (string, bool)) {
	w.line("func %s(name []byte) int {", function)
	w.line("switch string(name) {")
	seen := map[string]bool{}
	for i := range t.Fields {
		if name, ok := form(&t.Fields[i]); ok && !seen[name] {
			seen[name] = true
			w.line("case %s:", strconv.Quote(name))
			w.line("return %d", i)
		}
	}
	w.line("}")
	w.line("return Done")
	w.line("}\n")
}
