package gen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// showStruct writes the body for a struct.
func (w *writer) showStruct(t *schema.Type) {
	if t.ToArray {
		w.showArray(t)
		return
	}
	kind := "Struct"
	if slices.ContainsFunc(t.Fields, mayBeAbsent) {
		kind = "Varying"
	}
	w.line("s.Begin%s(%d)", kind, len(t.Fields))
	for i := range t.Fields {
		w.showField(t, i)
	}
	w.line("s.End%s()", kind)
}

// mayBeAbsent reports whether the field is left out of some values.
func mayBeAbsent(f schema.Field) bool {
	return f.Options.OmitEmpty || f.Options.OmitZero || f.ThroughPointer()
}

// showArray writes the body for a struct that is written as an array. What lies behind a nil pointer is null.
func (w *writer) showArray(t *schema.Type) {
	w.line("s.BeginSlice(%d)", len(t.Fields))
	for i := range t.Fields {
		f := &t.Fields[i]
		conditions := w.reachable(f)
		if len(conditions) > 0 {
			w.line("if %s {", strings.Join(conditions, " && "))
		}
		w.show(f.Type, selector("v", f.Path))
		if len(conditions) > 0 {
			w.line("} else {")
			w.line("s.Null()")
			w.line("}")
		}
	}
	w.line("s.EndSlice()")
}

func (w *writer) showField(t *schema.Type, i int) {
	f := &t.Fields[i]
	x := selector("v", f.Path)
	key := "&" + w.keys(t) + "[" + strconv.Itoa(i) + "]"
	conditions := append(w.reachable(f), w.kept(f, x)...)
	if len(conditions) > 0 {
		w.line("if %s {", strings.Join(conditions, " && "))
	}
	w.showMember(f, key, x)
	if len(conditions) > 0 {
		w.line("}")
	}
}

func (w *writer) showMember(f *schema.Field, key, x string) {
	switch {
	case f.Options.Quoted:
		w.line("s.Field(%s)", key)
		w.showQuoted(f.Type, x)
	case joined(f.Type):
		method, value := leaf(f.Type, x)
		w.line("s.Field%s(%s, %s)", method, key, value)
	default:
		w.line("s.Field(%s)", key)
		w.show(f.Type, x)
	}
}

// joined reports whether a Serializer has one method for a key and a value of the type.
func joined(t *schema.Type) bool {
	if t.Encode != schema.ByKind {
		return false
	}
	switch kind := t.Kind; kind {
	case schema.Bool, schema.Float64, schema.String:
		return true
	default:
		return kind.IsInt() || kind.IsUint()
	}
}

// showQuoted writes the statements for a value with the option "string", which has no effect on types with methods.
func (w *writer) showQuoted(t *schema.Type, x string) {
	switch {
	case t.Encode != schema.ByKind:
		w.showCustom(t, x)
	case t.Kind == schema.Pointer:
		w.line("if p := %s; p == nil {", x)
		w.line("s.Null()")
		w.line("} else {")
		if t.Elem.Encode != schema.ByKind {
			w.showMethod(t.Elem, "p", codegen.GoType(t))
		} else {
			w.showQuoted(t.Elem, pointed("p"))
		}
		w.line("}")
	case t.Kind == schema.String:
		w.line("s.QuotedString(%s)", convert("string", t, x))
	default:
		w.line("s.BeginQuoted()")
		w.show(t, x)
		w.line("s.EndQuoted()")
	}
}
