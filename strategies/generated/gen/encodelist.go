package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// slice writes the function that appends a slice.
func (w *encodeWriter) slice(name string, t *schema.Type) {
	w.Printf("\n// %s appends a JSON array.\n", name)
	w.Printf("func %s(e *wire.Encoder, dst []byte, s %s) []byte {\n", name, w.TypeExpr(t))
	w.Printf("if s == nil {\nreturn append(dst, `null`...)\n}\n")
	w.Printf("if len(s) == 0 {\nreturn append(dst, `[]`...)\n}\n")
	if t.Recursive {
		unsafe := w.Import("unsafe")
		w.Printf("if !e.Enter(%[1]s.Pointer(%[1]s.SliceData(s)), len(s), %[2]q) {\nreturn dst\n}\n", unsafe, codegen.GoType(t))
	}
	w.elements(t.Elem, "s")
	if t.Recursive {
		w.line("e.Leave()")
	}
	w.end()
}

// array writes the function that appends a fixed array.
func (w *encodeWriter) array(name string, t *schema.Type) {
	w.Printf("\n// %s appends a JSON array.\n", name)
	w.Printf("func %s(e *wire.Encoder, dst []byte, s *%s) []byte {\n", name, w.TypeExpr(t))
	if t.Len == 0 {
		w.text("[]")
	} else {
		w.elements(t.Elem, "s")
	}
	w.end()
}

// elements writes the loop over a list with at least one element. A comma follows each element; the last one is made
// the closing bracket, so that the loop has no branch.
func (w *encodeWriter) elements(elem *schema.Type, list string) {
	w.text("[")
	if isUnwritable(elem) {
		w.line("for range %s {", list)
	} else {
		w.line("for i := range %s {", list)
	}
	w.value(elem, list+"[i]")
	w.text(",")
	w.line("}")
	w.line("dst[len(dst)-1] = ']'")
}
