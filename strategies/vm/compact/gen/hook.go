package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads/schema"
)

// common are the functions of package compact for types that it knows.
var common = map[schema.Kind]string{
	schema.Bytes: "Bytes", schema.Number: "Number", schema.Raw: "Raw", schema.Time: "Time",
}

// isCommon reports whether package compact has the functions of a hook.
func isCommon(h *layout.Hook) bool {
	_, known := common[h.Type.Kind]
	return known && h.Append == layout.ByKind && (h.Type.Kind != schema.Bytes || h.Decode == layout.Nothing || codegen.GoType(h.Type) == "[]uint8")
}

// hookFunctions returns the names of a hook's functions, or "nil".
func (w *writer) hookFunctions(h *layout.Hook) (append, decode string) {
	append, decode = "nil", "nil"
	if isCommon(h) {
		name := common[h.Type.Kind]
		append = w.Import(compactPath) + ".Append" + name
		if h.Decode != layout.Nothing {
			decode = w.Import(compactPath) + ".Decode" + name
		}
		return append, decode
	}
	if h.Append != layout.Nothing {
		append = "append" + w.hookIdent(h)
	}
	if h.Decode != layout.Nothing {
		decode = "decode" + w.hookIdent(h)
	}
	return append, decode
}

// hookIdent is the part of the names of a hook's functions that no other hook has.
func (w *writer) hookIdent(h *layout.Hook) string {
	ident := w.Ident(h.Type)
	switch {
	case h.Append == layout.InString:
		ident += "InString"
	case h.Append == layout.ByMethod || h.Decode == layout.ByMethod:
		ident += "ByMethod"
	}
	if h.By != h.Type.Decode && h.Decode == layout.ByMethod {
		ident += "Pointed"
	}
	return ident
}

// hookCode writes the functions of a hook that package compact does not have.
func (w *writer) hookCode(h *layout.Hook) {
	c := hookWriter{w}
	append, decode := w.hookFunctions(h)
	if h.Append != layout.Nothing {
		w.Printf("\nfunc %s(e *%s.Encoder, dst []byte, p %s.Pointer) []byte {\n", append, w.Import(wirePath), w.Import("unsafe"))
		c.append(h, h.Type, "p")
		w.Printf("}\n")
	}
	if h.Decode != layout.Nothing {
		w.Printf("\nfunc %s(d *%s.Decoder, i int, p %s.Pointer) int {\n", decode, w.Import(wirePath), w.Import("unsafe"))
		c.decode(h)
		w.Printf("}\n")
	}
}

// A hookWriter writes the bodies of hooks' functions.
type hookWriter struct{ *writer }

func (w hookWriter) append(h *layout.Hook, t *schema.Type, p string) {
	x := "(*" + w.TypeExpr(t) + ")(" + p + ")"
	switch {
	case h.Append == layout.InString:
		w.appendQuoted(t, x)
	case t.Kind == schema.Interface && t.Encode != schema.ByKind:
		w.Printf("if x := *%s; x != nil {\nreturn e.%s(dst, x, %q)\n}\nreturn append(dst, `null`...)\n",
			x, method(t.Encode), codegen.GoType(t))
	case h.Append == layout.ByMethod && t.Encode != schema.ByKind:
		w.Printf("return e.%s(dst, %s, %q)\n", method(t.Encode), x, codegen.GoType(t))
	case t.Kind == schema.Bytes:
		w.Printf("return %s.AppendBytes(e, dst, p)\n", w.Import(compactPath))
	case t.Kind == schema.Any || t.Kind == schema.Interface:
		w.Printf("return e.Any(dst, *%s, %s)\n", x, w.formats[0].held())
	default:
		w.Printf("e.Unsupported(%q)\nreturn dst\n", codegen.GoType(t))
	}
}

// method is what a method of a type is called in package wire.
func method(by schema.Custom) string {
	if by == schema.ByText {
		return "Text"
	}
	return "JSON"
}

// appendQuoted writes a value within a string; x points to it.
func (w hookWriter) appendQuoted(t *schema.Type, x string) {
	switch {
	case t.Kind == schema.Pointer:
		w.Printf("x := *%s\nif x == nil {\nreturn append(dst, `null`...)\n}\n", x)
		w.appendQuoted(t.Elem, "x")
	case t.Encode != schema.ByKind:
		w.Printf("return e.%s(dst, %s, %q)\n", method(t.Encode), x, codegen.GoType(t))
	case t.Kind == schema.String:
		w.Printf("return %s.AppendQuotedString(dst, string(*%s))\n", w.Import(wirePath), x)
	default:
		w.Printf("dst = append(dst, '\"')\ndst = %s\nreturn append(dst, '\"')\n", w.leaf(t, "*"+x))
	}
}

// leaf is the call that appends a number or boolean.
func (w hookWriter) leaf(t *schema.Type, x string) string {
	wire := w.Import(wirePath)
	switch kind := t.Kind; {
	case kind == schema.Bool:
		return wire + ".AppendBool(dst, bool(" + x + "))"
	case kind.IsInt():
		return wire + ".AppendInt(dst, int64(" + x + "))"
	case kind.IsUint():
		return wire + ".AppendUint(dst, uint64(" + x + "))"
	case kind == schema.Float32:
		return "e.Float32(dst, float32(" + x + "))"
	case kind == schema.Float64:
		return "e.Float64(dst, float64(" + x + "))"
	}
	return "e.Number(dst, string(" + x + "))"
}

func (w hookWriter) decode(h *layout.Hook) {
	t := h.Type
	x := "(*" + w.TypeExpr(t) + ")(p)"
	switch {
	case h.Decode == layout.InString:
		w.Printf("x := %s\n", x)
		w.decodeQuoted(t, t, "x")
	case t.Kind == schema.Interface:
		w.Printf("return %s.IntoInterface(d, i, %s, %q)\n", w.Import(wirePath+"/dynamic"), x, codegen.GoType(t))
	case h.Decode == layout.ByMethod && h.By == schema.ByJSON:
		w.Printf("return d.JSON(i, %s)\n", x)
	case h.Decode == layout.ByMethod:
		w.null(t, x)
		w.Printf("return d.Text(i, %s, %q)\n", x, codegen.GoType(t))
	case t.Kind == schema.Bytes:
		w.Printf("return %s.ReadBytes(d, i, p, %q)\n", w.Import(compactPath), codegen.GoType(t))
	case t.Kind == schema.Any:
		w.Printf("return %s.Any(d, i, (*any)(p))\n", w.Import(wirePath+"/dynamic"))
	default:
		w.null(t, x)
		w.Printf("return d.Mismatch(i, %q, false)\n", codegen.GoType(t))
	}
}

// null writes the look for null before another value. It sets what can be nil and leaves the rest as it is.
func (w hookWriter) null(t *schema.Type, x string) {
	w.Printf("if k := %s.Null(d.Src, i); k >= 0 {\n", w.Import(wirePath))
	switch t.Kind {
	case schema.Pointer, schema.Map, schema.Slice, schema.Bytes, schema.Raw, schema.Any, schema.Interface:
		w.Printf("*%s = nil\n", x)
	}
	w.Printf("return k\n}\n")
}

// decodeQuoted reads a value from within a string; x points to it. Errors name the type of the field, also for what a pointer points to.
func (w hookWriter) decodeQuoted(field, t *schema.Type, x string) {
	by := t.Decode
	if t != field {
		by = t.PointerDecode
	}
	name := codegen.GoType(field)
	switch {
	case t.Kind == schema.Pointer:
		w.Printf("if k := d.QuotedNull(i); k >= 0 {\n*%s = nil\nreturn k\n}\n", x)
		w.Printf("if *%[1]s == nil && d.QuotedAllocates(i) {\n*%[1]s = new(%[2]s)\n}\n", x, w.TypeExpr(t.Elem))
		w.Printf("y := *%s\nif y == nil {\ny = new(%s)\n}\n", x, w.TypeExpr(t.Elem))
		w.decodeQuoted(field, t.Elem, "y")
	case by != schema.ByKind:
		w.Printf("return d.Quoted%s(i, %s, %q)\n", method(by), x, name)
	default:
		w.quotedScalar(t, x, name)
	}
}

func (w hookWriter) quotedScalar(t *schema.Type, x, name string) {
	read := func(function, builtin, more string) {
		if more != "" {
			more = ", " + more
		}
		w.Printf("v, next := d.Quoted%s(i, %s(*%s)%s", function, builtin, x, more)
		if function != "Number" {
			w.Printf(", %q", name)
		}
		w.Printf(")\n*%s = %s(v)\nreturn next\n", x, w.TypeExpr(t))
	}
	bits := "8*int(" + w.Import("unsafe") + ".Sizeof(*" + x + "))"
	switch kind := t.Kind; {
	case kind == schema.Bool:
		read("Bool", "bool", "")
	case kind.IsInt():
		read("Int", "int64", bits)
	case kind.IsUint():
		read("Uint", "uint64", bits)
	case kind.IsFloat():
		read("Float", "float64", bits)
	case kind == schema.Number:
		read("Number", "string", "")
	default:
		read("String", "string", "")
	}
}
