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

// binarySlice writes the function that reads a slice in a binary format, into the elements that are there already as in JSON.
func (w *decodeWriter) binarySlice(name string, t *schema.Type) {
	w.Printf("\n// %s reads an array into what *v has room for, and more.", name)
	w.begin(name, w.TypeExpr(t))
	w.open("Array", func() {
		if t.ReadsBase64() {
			w.base64(t, "*v")
			w.Printf("return i\n")
		} else {
			w.nullable(t)
		}
	})
	w.Printf("n := 0\nfor more := true; ; left-- {\nif i, more = d.More(i, left); !more {\nbreak\n}\n")
	w.Printf("if n >= len(*v) {\nif n >= cap(*v) {\n")
	w.Printf("*v = %s.Grow(*v, n-len(*v)+d.Room(n, %d, left))\n}\n*v = (*v)[:n+1]\n}\n", w.Import("slices"), t.Elem.Size)
	w.value(t.Elem, "(*v)[n]")
	w.Printf("n++\n}\nif i < 0 {\nreturn i\n}\nif n == 0 {\n*v = %s{}\n", w.TypeExpr(t))
	w.Printf("} else if n < len(*v) {\n*v = (*v)[:n]\n}\nreturn i\n}\n")
}

// binaryArray writes the function that reads a fixed array in a binary format. Bytes may be a byte string.
func (w *decodeWriter) binaryArray(name string, t *schema.Type) {
	w.Printf("\n// %s reads an array.", name)
	w.begin(name, w.TypeExpr(t))
	w.open("Array", func() {
		if t.Elem.Kind == schema.Uint8 && t.Elem.Decode == schema.ByKind {
			w.Printf("if k := d.FixedBytes(i, %s); k >= 0 {\nreturn k\n}\n", w.unit.bytes(t, "v[:]"))
		}
		w.mismatch(t)
	})
	w.stops = true
	w.Printf("more := true\nfor n := range v {\n")
	w.Printf("if i, more = d.More(i, left); !more {\nif i >= 0 {\nclear(v[n:])\n}\nreturn i\n}\n")
	w.value(t.Elem, "v[n]")
	w.Printf("left--\n}\n")
	w.surplus()
}

// surplus writes the passing over of elements that there is no place for.
func (w *decodeWriter) surplus() {
	w.Printf("if i, more = d.More(i, left); more {\ni = skipElements%s(d, i, left)\n}\nreturn i\n}\n", w.ident)
}
