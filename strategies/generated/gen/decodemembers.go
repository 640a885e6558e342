package gen

import (
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// members writes the function that reads a map into a struct. The fields stand in order, each under a label: behind a field the next one is
// predicted by comparing the bytes of its key. On a miss the key is read, a switch finds the field, and the code jumps to its label; from
// there on prediction goes on. The input stands in no variable: it would be moved about at each label.
func (w *decodeWriter) members(name string, t *schema.Type) {
	w.stops = true
	w.Printf("\n// %s reads a map.", name)
	w.begin(name, w.TypeExpr(t))
	if len(t.Fields) == 0 {
		w.Printf("if k := d.SkipMembers(i); k >= 0 {\nreturn k\n}\n")
		w.mismatch(t)
		w.Printf("}\n")
		return
	}
	w.open("Map", func() { w.mismatch(t) })
	w.Printf("var name []byte\nvar more bool\n")
	for i := range t.Fields {
		f := &t.Fields[i]
		if i > 0 {
			w.Printf("left--\n")
		}
		w.predictKey(f)
		w.Printf("%s:\n", label(f))
		w.field(f)
	}
	w.Printf("left--\n")
	w.search(t, name)
}

// open writes the reading of a container's head, and what is done where there is none.
func (w *decodeWriter) open(method string, other func()) {
	w.Printf("left, k := d.%s(i)\nif k < 0 {\n", method)
	other()
	w.Printf("}\ni = k\n")
}

// mismatch writes that a value does not fit, unless it is null.
func (w *decodeWriter) mismatch(t *schema.Type) {
	w.Printf("return d.Mismatch(i, %q, false)\n", codegen.GoType(t))
}

// nullable writes that null makes *v nil, and that another value does not fit.
func (w *decodeWriter) nullable(t *schema.Type) {
	w.Printf("if k := %s.Null(d.Src, i); k >= 0 {\n*v = nil\nreturn k\n}\n", w.wire)
	w.mismatch(t)
}

// predictKey writes the comparison of what stands at i with the key of a field.
func (w *decodeWriter) predictKey(f *schema.Field) {
	key := w.binary.keyOf(f)
	w.Printf("if k := i + %d; left != 0 && uint(k) <= uint(len(d.Src)) && %s {\n", len(key.literal), key.matches())
	w.Printf("i = k\n} else {\ngoto search\n}\n")
}

// search writes the search for a field by its name, and the passing over of unknown members.
func (w *decodeWriter) search(t *schema.Type, function string) {
	w.Printf("search:\nif i, more = d.More(i, left); !more {\nreturn i\n}\n")
	w.Printf("if name, i = d.Key(i); i < 0 {\nreturn i\n}\n")
	var folding []string
	for i := range t.Fields {
		if key := w.binary.keyOf(&t.Fields[i]); key.folds {
			folding = append(folding, key.name)
		}
	}
	if folding != nil {
		w.Printf("known:\n")
	}
	w.Printf("switch string(name) {\n")
	for i := range t.Fields {
		w.Printf("case \"%s\":\ngoto %s\n", escaped(w.binary.keyOf(&t.Fields[i]).name, 0), label(&t.Fields[i]))
	}
	w.Printf("}\n")
	fold, known := w.foldOf(folding, strings.Replace(function, "decode", "fold", 1))
	if folding != nil {
		w.Printf("if name = %s(name); name != nil {\ngoto known\n}\n", fold)
	}
	w.advance("d.Skip(i)")
	w.Printf("left--\ngoto search\n}\n")
	if folding != nil && !known {
		w.foldTable(fold, folding)
	}
}

// tuple writes the function that reads an array into the fields of a struct. Fields that there is no element for are left as they are.
func (w *decodeWriter) tuple(name string, t *schema.Type) {
	w.stops = true
	w.Printf("\n// %s reads an array into the fields of a struct.", name)
	w.begin(name, w.TypeExpr(t))
	w.open("Array", func() { w.mismatch(t) })
	w.Printf("more := true\n")
	for i := range t.Fields {
		w.Printf("if i, more = d.More(i, left); !more {\nreturn i\n}\n")
		w.field(&t.Fields[i])
		w.Printf("left--\n")
	}
	w.surplus()
}
