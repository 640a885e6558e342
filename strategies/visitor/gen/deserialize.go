package gen

import (
	"strconv"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// deserialize writes the function that fills a value of type t from a Deserializer. What is filled where it stands has a
// function only if it is a root.
func (w *writer) deserialize(t *schema.Type) {
	inPlace := !w.filledByFunction(t) || t.Decode != schema.ByKind && t.PointerDecode != schema.ByKind
	if inPlace && !w.roots[t] {
		return
	}
	w.audience(t)
	w.line("func %s(d Deserializer, v *%s) {", w.deserializer(t), w.TypeExpr(t))
	switch {
	case inPlace:
		w.fill(t, pointed("v"), t.PointerDecode)
	case t.Kind == schema.Struct:
		w.fillStruct(t)
	case t.Kind == schema.Map:
		w.fillMap(t)
	case t.Kind == schema.Array:
		w.fillArray(t)
	default:
		w.fillSlice(t)
	}
	w.line("}\n")
}

// filledByFunction reports whether values of the type, but for their methods, are filled by a function of its own.
func (w *writer) filledByFunction(t *schema.Type) bool {
	switch t.Kind {
	case schema.Struct, schema.Slice, schema.Array:
		return true
	case schema.Bytes:
		return readsElements(t, w.shared.formats[w.shared.first[t]][0])
	case schema.Map:
		return t.KeyDecode != schema.KeyUnsupported
	}
	return false
}

// fill writes the statements that fill x, of type t. custom is t.Decode or t.PointerDecode.
func (w *writer) fill(t *schema.Type, x string, custom schema.Custom) {
	switch {
	case custom != schema.ByKind:
		w.fillCustom(t, x, custom)
	case t.Kind == schema.Pointer:
		w.fillPointer(t, x)
	case t.Kind == schema.Unsupported:
		w.line("d.Mismatch(%q)", codegen.GoType(t))
	case w.filledByFunction(t):
		w.line("%s(d, %s)", w.deserializer(t), address(x))
	default:
		w.fillLeaf(t, x)
	}
}

// fillLeaf writes the statements for a kind without parts, or a map whose keys cannot be read.
func (w *writer) fillLeaf(t *schema.Type, x string) {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		w.ifOK(t, x, "bool", "Bool(%q)", codegen.GoType(t))
	case kind.IsInt():
		w.ifOK(t, x, "int64", "Int(%s, %q)", bits(t), codegen.GoType(t))
	case kind.IsUint():
		w.ifOK(t, x, "uint64", "Uint(%s, %q)", bits(t), codegen.GoType(t))
	case kind == schema.Float32:
		w.ifOK(t, x, "float32", "Float32(%q)", codegen.GoType(t))
	case kind == schema.Float64:
		w.ifOK(t, x, "float64", "Float64(%q)", codegen.GoType(t))
	case kind == schema.String:
		w.ifOK(t, x, "string", "String(%q)", codegen.GoType(t))
	case kind == schema.Number:
		w.line("setString(%s, d.Number(string(%s)))", address(x), bare(x))
	case kind == schema.Raw:
		w.line("%s = d.Raw(%s)", bare(x), bare(x))
	case kind == schema.Time:
		w.line("%s = d.Time(%s)", bare(x), bare(x))
	case kind == schema.Bytes:
		w.fillBytes(t, x)
	case kind == schema.Map:
		w.nilOr(x, func() { w.line("d.Mismatch(%q)", codegen.GoType(t)) })
	case kind == schema.Any:
		w.line("d.Any(%s)", asAny(t, x))
	default:
		w.line("d.Interface(%s, %q)", address(x), codegen.GoType(t))
	}
}

// ifOK writes that x becomes what a method of the Deserializer returns, of the builtin type, if it returns ok.
func (w *writer) ifOK(t *schema.Type, x, builtin, call string, args ...any) {
	w.line("if value, ok := d."+call+"; ok {", args...)
	w.line("%s = %s", bare(x), w.back(t, builtin, "value"))
	w.line("}")
}

// bits is the expression for the size of an integer. Those of a machine word are not the generator's to know.
func bits(t *schema.Type) string {
	switch t.Kind {
	case schema.Int, schema.Uint, schema.Uintptr:
		return "wordBits"
	}
	return strconv.Itoa(t.Kind.Bits())
}

func (w *writer) fillBytes(t *schema.Type, x string) {
	if plainBytes(t) {
		w.line("%s = d.Bytes(%s, %q)", bare(x), bare(x), codegen.GoType(t))
	} else {
		w.line("setBytes(%s, d.Bytes(asBytes(%s), %q))", address(x), bare(x), codegen.GoType(t))
	}
}

// asAny is the expression for the address of x as a pointer to a plain any.
func asAny(t *schema.Type, x string) string {
	if t.Name == "any" {
		return address(x)
	}
	return "(*any)(" + address(x) + ")"
}

// nilOr writes that null makes x nil, and what is done with anything else.
func (w *writer) nilOr(x string, otherwise func()) {
	w.line("if d.Null() {")
	w.line("%s = nil", bare(x))
	w.line("} else {")
	otherwise()
	w.line("}")
}

func (w *writer) fillPointer(t *schema.Type, x string) {
	w.nilOr(x, func() {
		w.line("if %s == nil {", x)
		w.line("%s = new(%s)", bare(x), w.TypeExpr(t.Elem))
		w.line("}")
		if t.Elem.Kind != schema.Unsupported {
			w.line("p := %s", bare(x))
		}
		w.fill(t.Elem, pointed("p"), t.Elem.PointerDecode)
	})
}

// fillCustom writes the call of a method. Those of a format get null too; UnmarshalText does not.
func (w *writer) fillCustom(t *schema.Type, x string, custom schema.Custom) {
	text := func() { w.line("d.Text(%s, %q)", address(x), codegen.GoType(t)) }
	switch {
	case custom != schema.ByText:
		w.line("d.%s(%s)", methods[custom], address(x))
	case t.Kind == schema.Slice, t.Kind == schema.Bytes, t.Kind == schema.Map:
		w.nilOr(x, text)
	default:
		w.line("if !d.Null() {")
		text()
		w.line("}")
	}
}
