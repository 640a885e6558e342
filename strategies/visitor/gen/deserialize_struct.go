package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// fillStruct writes the body for a struct: a loop over the members that the Deserializer finds.
func (w *writer) fillStruct(t *schema.Type) {
	if t.ToArray {
		w.fillFromArray(t)
		return
	}
	members := "&" + w.membersVar(t)
	w.line("for i := d.BeginStruct(%s); i != Done; i = d.NextField(%s, i) {", members, members)
	if len(t.Fields) > 0 {
		w.line("switch i {")
		for i := range t.Fields {
			w.line("case %d:", i)
			w.fillField(&t.Fields[i])
		}
		w.line("}")
	}
	w.line("}")
}

// fillFromArray writes the body for a struct that stands in the input as an array. Surplus elements are passed over, and fields
// that there are no elements for are left as they are.
func (w *writer) fillFromArray(t *schema.Type) {
	w.line("more := d.BeginSlice(%q) == Open", codegen.GoType(t))
	w.line("for i := 0; more; i, more = i+1, d.NextElem() {")
	w.line("switch i {")
	for i := range t.Fields {
		w.line("case %d:", i)
		w.fillField(&t.Fields[i])
	}
	w.line("default:")
	w.line("d.Skip()")
	w.line("}")
	w.line("}")
}

func (w *writer) fillField(f *schema.Field) {
	for i, step := range f.Path[:len(f.Path)-1] {
		if step.Type.Kind == schema.Pointer {
			w.allocate(f.Path[:i+1])
		}
	}
	x := selector("v", f.Path)
	if f.Options.Quoted {
		w.fillQuoted(f.Type, x, codegen.GoType(f.Type), f.Type.Decode)
	} else {
		w.fill(f.Type, x, f.Type.Decode)
	}
}

// allocate writes that the embedded pointer at the end of path points to something. If its type is not exported, a
// member behind it cannot be stored.
func (w *writer) allocate(path []schema.Step) {
	step := path[len(path)-1]
	w.line("if %s {", absent(path))
	if step.Exported {
		w.line("%s = new(%s)", selector("v", path), w.TypeExpr(step.Type.Elem))
	} else {
		w.line("d.EmbeddedUnexported(%q)", codegen.GoType(step.Type.Elem))
		w.line("continue")
	}
	w.line("}")
}

// fillQuoted writes the statements for a value with the option "string". fieldType names the type of the field, which may be
// a pointer to t.
func (w *writer) fillQuoted(t *schema.Type, x, fieldType string, custom schema.Custom) {
	assign := func(builtin, method, size string) {
		call := "d.Quoted" + method + "(" + convert(builtin, t, x) + size + ", " + quote(fieldType) + ")"
		w.line("%s = %s", bare(x), w.back(t, builtin, call))
	}
	switch kind := t.Kind; {
	case kind == schema.Pointer:
		w.fillQuotedPointer(t, x, fieldType)
	case custom == schema.ByJSON:
		w.line("d.QuotedJSON(%s, %q)", address(x), fieldType)
	case custom == schema.ByText:
		w.line("d.QuotedText(%s, %q)", address(x), fieldType)
	case kind == schema.Bool:
		assign("bool", "Bool", "")
	case kind.IsInt():
		assign("int64", "Int", ", "+bits(t))
	case kind.IsUint():
		assign("uint64", "Uint", ", "+bits(t))
	case kind.IsFloat():
		assign("float64", "Float", ", "+bits(t))
	case kind == schema.Number:
		w.line("setString(%s, d.QuotedNumber(string(%s)))", address(x), bare(x))
	default:
		assign("string", "String", "")
	}
}

// fillQuotedPointer writes that a nil pointer gets something to point to, unless the input is one of those that the
// Deserializer refuses before.
func (w *writer) fillQuotedPointer(t *schema.Type, x, fieldType string) {
	w.line("if d.QuotedNull() {")
	w.line("%s = nil", bare(x))
	w.line("} else {")
	w.line("p := %s", bare(x))
	w.line("if p == nil {")
	w.line("p = new(%s)", w.TypeExpr(t.Elem))
	w.line("if d.QuotedLiteral() {")
	w.line("%s = p", bare(x))
	w.line("}")
	w.line("}")
	w.fillQuoted(t.Elem, pointed("p"), fieldType, t.Elem.PointerDecode)
	w.line("}")
}
