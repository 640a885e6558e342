package gen

import (
	"slices"
	"strings"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// structure writes the function that appends a struct. As long as no field before it may be left out, a field's name
// has its brace or comma in the same constant. When the first field may be left out, every name comes with a comma,
// and the first byte is made a brace at the end.
func (w *encodeWriter) structure(name string, t *schema.Type) {
	w.Printf("\n// %s appends a JSON object.\n", name)
	w.begin(name, "v", "*"+w.TypeExpr(t))
	opened, certain := w.opening(t)
	for i := range t.Fields {
		before := ","
		if i == 0 && opened {
			before = "{"
		}
		w.field(&t.Fields[i], before)
	}
	switch {
	case opened:
	case certain:
		w.line("dst[start] = '{'")
	default:
		w.line("if len(dst) == start {\nreturn append(dst, `{}`...)\n}\ndst[start] = '{'")
	}
	w.text("}")
	w.end()
}

// opening decides how the brace is written: opened with the first field, certain to be there when all fields are done.
func (w *encodeWriter) opening(t *schema.Type) (opened, certain bool) {
	if len(t.Fields) == 0 {
		w.text("{")
		return true, true
	}
	if w.isAlways(&t.Fields[0]) {
		return true, true
	}
	w.line("start := len(dst)")
	for i := range t.Fields {
		certain = certain || w.isAlways(&t.Fields[i])
	}
	return false, certain
}

// isAlways reports whether the field is written whatever its value.
func (w *encodeWriter) isAlways(f *schema.Field) bool {
	return !isHidden(f) && len(w.conditions(f, selector(f))) == 0
}

// field writes one member, before it the brace or comma.
func (w *encodeWriter) field(f *schema.Field, before string) {
	if isHidden(f) {
		w.line("if p := hiddenField[%s](v%s); p != nil {", w.TypeExpr(f.Type), hiddenPath(f))
		w.member(f, "*p", before)
		w.line("}")
		return
	}
	w.member(f, selector(f), before)
}

// member writes a member whose value is x, unless it is left out.
func (w *encodeWriter) member(f *schema.Field, x, before string) {
	conditions := w.conditions(f, x)
	if slices.Contains(conditions, never) {
		return
	}
	if len(conditions) > 0 {
		w.line("if %s {", strings.Join(conditions, " && "))
	}
	w.text(before + wire.KeyLiteral(f.Name))
	if f.Options.Quoted {
		w.quoted(f.Type, x)
	} else {
		w.value(f.Type, x)
	}
	if len(conditions) > 0 {
		w.line("}")
	}
}

// conditions returns what must hold for the field to be written: its embedded pointers are not nil and its value is
// not what its options leave out. An empty list means always.
func (w *encodeWriter) conditions(f *schema.Field, x string) (all []string) {
	if !isHidden(f) {
		pointers, _ := embeddedPointers(f)
		for _, pointer := range pointers {
			all = append(all, pointer+" != nil")
		}
	}
	if f.Options.OmitEmpty {
		all = append(all, nonEmpty(f.Type, x)...)
	}
	if f.Options.OmitZero {
		all = append(all, w.nonZero(f.Type, x)...)
	}
	return all
}
