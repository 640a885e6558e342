package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// slice writes the function that reads a slice. Elements that are there already are read into, as encoding/json does.
// Like there, the slice itself is kept up to date, because a value that contains itself may be read into.
func (w *decodeWriter) slice(name string, t *schema.Type) {
	w.Printf("\n// %s reads a JSON array into what *v has room for, and more.", name)
	w.begin(name, w.TypeExpr(t))
	w.source()
	w.Printf("if uint(i) >= uint(len(src)) || src[i] != '[' {\n")
	w.notArray(t)
	w.Printf("}\nn := 0\ni, more := d.Enter(i, ']')\nfor more {\n")
	w.Printf("if n >= len(*v) {\nif n >= cap(*v) {\n")
	w.Printf("*v = %s.Grow(*v, n-len(*v)+d.Room(n, %d, i))\n}\n*v = (*v)[:n+1]\n}\n", w.Import("slices"), t.Elem.Size)
	w.value(t.Elem, "(*v)[n]")
	w.Printf("n++\n")
	w.more("]")
	w.Printf("}\nif i < 0 {\nreturn i\n}\nif n == 0 {\n*v = %s{}\n", w.TypeExpr(t))
	w.Printf("} else if n < len(*v) {\n*v = (*v)[:n]\n}\nreturn i\n}\n")
}

// notArray writes what a slice makes of another value.
func (w *decodeWriter) notArray(t *schema.Type) {
	if t.ReadsBase64() && t.Kind == schema.Slice {
		w.base64(t, "*v")
		w.Printf("return i\n")
		return
	}
	w.Printf("if k := wire.Null(src, i); k >= 0 {\n*v = nil\nreturn k\n}\n")
	w.Printf("return d.Mismatch(i, %q, false)\n", codegen.GoType(t))
}

// more writes the step to the next element or member: most often behind a comma without white space.
func (w *decodeWriter) more(close string) {
	w.Printf("if uint(i) < uint(len(src)-1) && src[i] == ',' && src[i+1] > ' ' {\ni++\ncontinue\n}\n")
	w.Printf("i, more = d.More(i, '%s')\n", close)
}

// array writes the function that reads a fixed array: surplus elements are skipped, missing ones become zero.
func (w *decodeWriter) array(name string, t *schema.Type) {
	w.Printf("\n// %s reads a JSON array.", name)
	w.begin(name, w.TypeExpr(t))
	w.source()
	w.Printf("if uint(i) >= uint(len(src)) || src[i] != '[' {\nreturn d.Mismatch(i, %q, false)\n}\n", codegen.GoType(t))
	w.Printf("n := 0\ni, more := d.Enter(i, ']')\nfor more {\n")
	if t.Len > 0 {
		w.Printf("if n < len(v) {\n")
		w.value(t.Elem, "v[n]")
		w.Printf("n++\n} else {\ni = d.Skip(i)\n}\n")
	} else {
		w.Printf("i = d.Skip(i)\n")
	}
	w.more("]")
	w.Printf("}\nif i >= 0 {\nclear(v[n:])\n}\nreturn i\n}\n")
}
