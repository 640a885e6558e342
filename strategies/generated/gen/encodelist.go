package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// slice writes the function that appends a slice.
func (w *encodeWriter) slice(name string, t *schema.Type) {
	w.Printf("\n// %s appends a JSON array.\n", name)
	w.begin(name, "s", w.TypeExpr(t))
	w.Printf("if s == nil {\nreturn append(dst, `null`...)\n}\n")
	w.Printf("if len(s) == 0 {\nreturn append(dst, `[]`...)\n}\n")
	if t.Recursive {
		w.enterSlice(t)
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
	w.begin(name, "s", "*"+w.TypeExpr(t))
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
	w.each(elem, list, ",")
	w.line("dst[len(dst)-1] = ']'")
}

// binarySlice writes the function that appends a slice in a binary format.
func (w *encodeWriter) binarySlice(name string, t *schema.Type) {
	w.Printf("\n// %s appends an array, or null for nil.\n", name)
	w.begin(name, "s", w.TypeExpr(t))
	w.Printf("if s == nil {\nreturn %s\n}\n", w.null())
	if t.Recursive {
		w.enterSlice(t)
	}
	w.line("dst = %s.AppendArray(dst, len(s))", w.wire)
	w.each(t.Elem, "s", "")
	if t.Recursive {
		w.line("e.Leave()")
	}
	w.end()
}

// binaryArray writes the function that appends a fixed array in a binary format.
func (w *encodeWriter) binaryArray(name string, t *schema.Type) {
	w.Printf("\n// %s appends an array.\n", name)
	w.begin(name, "s", "*"+w.TypeExpr(t))
	w.data(string(w.binary.arrayHead(nil, t.Len)))
	if t.Len > 0 {
		w.each(t.Elem, "s", "")
	}
	w.end()
}

// each writes the loop over the elements of a list, after each of which stands a text.
func (w *encodeWriter) each(elem *schema.Type, list, after string) {
	if isUnwritable(elem) {
		w.line("for range %s {", list)
	} else {
		w.line("for i := range %s {", list)
	}
	w.value(elem, list+"[i]")
	w.text(after)
	w.line("}")
}

// enterSlice writes the count of a level of nesting.
func (w *encodeWriter) enterSlice(t *schema.Type) {
	unsafe := w.Import("unsafe")
	w.Printf("if !e.Enter(%[1]s.Pointer(%[1]s.SliceData(s)), len(s), %[2]q) {\nreturn dst\n}\n", unsafe, codegen.GoType(t))
}
