package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// quoted writes how a field with the option "string" is read into x. Errors name the type of the field, also for what
// a pointer points to.
func (w *decodeWriter) quoted(field, t *schema.Type, x string) {
	method := t.Decode
	if t != field {
		method = t.PointerDecode
	}
	switch {
	case t.Kind == schema.Pointer:
		w.quotedPointer(field, t, x)
	case method == schema.ByJSON:
		w.advance("d.QuotedJSON(i, %s, %q)", address(x), codegen.GoType(field))
	case method == schema.ByText:
		w.advance("d.QuotedText(i, %s, %q)", address(x), codegen.GoType(field))
	default:
		w.quotedScalar(field, t, x)
	}
}

// quotedPointer writes the pointer's part: null makes it nil, and a value is allocated where encoding/json does so.
func (w *decodeWriter) quotedPointer(field, t *schema.Type, x string) {
	w.Printf("if k := d.QuotedNull(i); k >= 0 {\n%s, i = nil, k\n", x)
	w.Printf("} else if p := %s; p != nil {\n", x)
	w.quoted(field, t.Elem, "*p")
	w.Printf("} else {\np := new(%s)\nif d.QuotedAllocates(i) {\n%s = p\n}\n", w.TypeExpr(t.Elem), x)
	w.quoted(field, t.Elem, "*p")
	w.Printf("}\n")
}

func (w *decodeWriter) quotedScalar(field, t *schema.Type, x string) {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		w.converted(t, x, "bool", "d.QuotedBool(i, %s, %q)", convert("bool", t, x), codegen.GoType(field))
	case kind.IsInt():
		w.converted(t, x, "int64", "d.QuotedInt(i, %s, %s, %q)", convert("int64", t, x), w.bits(kind), codegen.GoType(field))
	case kind.IsUint():
		w.converted(t, x, "uint64", "d.QuotedUint(i, %s, %s, %q)", convert("uint64", t, x), w.bits(kind), codegen.GoType(field))
	case kind.IsFloat():
		w.converted(t, x, "float64", "d.QuotedFloat(i, %s, %s, %q)", convert("float64", t, x), w.bits(kind), codegen.GoType(field))
	case kind == schema.String:
		w.converted(t, x, "string", "d.QuotedString(i, %s, %q)", convert("string", t, x), codegen.GoType(field))
	case kind == schema.Number:
		w.converted(t, x, "string", "d.QuotedNumber(i, %s)", "string("+x+")")
	}
}
