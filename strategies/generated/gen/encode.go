package gen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// encoder returns the name of the function that appends a value of a struct, slice, array or map type, and has it
// written.
func (u *unit) encoder(t *schema.Type) string {
	name := "append" + u.Ident(t)
	u.need(name, func() {
		w := encodeWriter{unit: u}
		switch t.Kind {
		case schema.Struct:
			w.structure(name, t)
		case schema.Slice:
			w.slice(name, t)
		case schema.Array:
			w.array(name, t)
		case schema.Map:
			w.mapping(name, t)
		}
	})
	return name
}

// An encodeWriter writes the body of one function that appends a value to dst. Text whose place is known is gathered
// in pending, across values, and becomes one append.
type encodeWriter struct {
	*unit
	pending string
}

// text appends constant text to the output of the generated function.
func (w *encodeWriter) text(s string) { w.pending += s }

// line writes a statement, after what is pending.
func (w *encodeWriter) line(format string, args ...any) {
	w.flush()
	w.Printf(format+"\n", args...)
}

func (w *encodeWriter) flush() {
	if w.pending != "" {
		w.Printf("dst = %s\n", w.appended())
	}
}

// appended is an expression for dst with the pending text.
func (w *encodeWriter) appended() string {
	text := w.pending
	w.pending = ""
	switch len(text) {
	case 0:
		return "dst"
	case 1:
		return fmt.Sprintf("append(dst, %q)", text[0])
	}
	return fmt.Sprintf("append(dst, %s...)", goString(text))
}

// end closes the function.
func (w *encodeWriter) end() { w.Printf("return %s\n}\n", w.appended()) }

// value writes how a value of type t is appended. The expression x can be addressed.
func (w *encodeWriter) value(t *schema.Type, x string) {
	switch t.Encode {
	case schema.ByKind:
		w.byKind(t, x)
	default:
		w.method(t, x, codegen.GoType(t))
	}
}

// method calls MarshalJSON or MarshalText. An interface is passed as it is, unless it is nil.
func (w *encodeWriter) method(t *schema.Type, x, goType string) {
	name := "JSON"
	if t.Encode == schema.ByText {
		name = "Text"
	}
	if t.Kind != schema.Interface {
		w.line("dst = e.%s(dst, %s, %q)", name, address(x), goType)
		return
	}
	w.line("if %s == nil {\ndst = append(dst, `null`...)\n} else {", x)
	w.line("dst = e.%s(dst, %s, %q)\n}", name, x, goType)
}

func (w *encodeWriter) byKind(t *schema.Type, x string) {
	switch kind := t.Kind; {
	case kind == schema.Pointer:
		w.pointer(t, x, w.value)
	case kind == schema.Struct || kind == schema.Array:
		w.line("dst = %s(e, dst, %s)", w.encoder(t), address(x))
	case kind == schema.Slice:
		w.line("dst = %s(e, dst, %s)", w.encoder(t), x)
	case isUnwritable(t):
		w.line("e.Unsupported(%q)", codegen.GoType(t))
	case kind == schema.Map:
		w.line("dst = %s(e, dst, %s)", w.encoder(t), x)
	case kind == schema.Any || kind == schema.Interface:
		w.written[heldFunction] = true
		w.line("dst = e.Any(dst, %s, appendHeld)", x)
	default:
		w.line("dst = %s", w.leaf(t, x))
	}
}

// isUnwritable reports whether values of the type are an error, whatever they are.
func isUnwritable(t *schema.Type) bool {
	return t.Encode == schema.ByKind &&
		(t.Kind == schema.Unsupported || t.Kind == schema.Map && t.KeyEncode == schema.KeyUnsupported)
}

// leaf is the call that appends a value without parts.
func (w *encodeWriter) leaf(t *schema.Type, x string) string {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		return "wire.AppendBool(dst, " + convert("bool", t, x) + ")"
	case kind.IsInt():
		return "wire.AppendInt(dst, " + convert("int64", t, x) + ")"
	case kind.IsUint():
		return "wire.AppendUint(dst, " + convert("uint64", t, x) + ")"
	case kind == schema.Float32:
		return "e.Float32(dst, " + convert("float32", t, x) + ")"
	case kind == schema.Float64:
		return "e.Float64(dst, " + convert("float64", t, x) + ")"
	case kind == schema.String:
		return "wire.AppendString(dst, " + convert("string", t, x) + ")"
	case kind == schema.Number:
		return "e.Number(dst, string(" + x + "))"
	case kind == schema.Raw:
		return "e.Raw(dst, " + x + ")"
	case kind == schema.Time:
		return "e.Time(dst, " + x + ")"
	case kind == schema.Bytes:
		return "wire.AppendBytes(dst, " + w.bytes(t, x) + ")"
	}
	panic("gen: no leaf for " + t.Name)
}

// bytes is x as a []byte. Elements of a declared type cannot be converted by the language.
func (u *unit) bytes(t *schema.Type, x string) string {
	if t.Elem.Name == "uint8" {
		return x
	}
	return "bytesOf(" + x + ")"
}

// pointer writes null for nil, and otherwise what elem writes.
func (w *encodeWriter) pointer(t *schema.Type, x string, elem func(*schema.Type, string)) {
	w.line("if p := %s; p == nil {\ndst = append(dst, `null`...)", x)
	switch {
	case t.Recursive:
		w.line("} else if e.Enter(%s.Pointer(p), 0, %q) {", w.Import("unsafe"), codegen.GoType(t))
		elem(t.Elem, "*p")
		w.line("e.Leave()")
	case t.Elem.Encode != schema.ByKind && t.Elem.Kind != schema.Interface && t.Package == "":
		w.line("} else {")
		w.method(t.Elem, "*p", codegen.GoType(t)) // the pointer has the methods too, and errors name it
	default:
		w.line("} else {")
		elem(t.Elem, "*p")
	}
	w.line("}")
}

// quoted writes a field with the option "string".
func (w *encodeWriter) quoted(t *schema.Type, x string) {
	switch {
	case t.Encode != schema.ByKind:
		w.value(t, x)
	case t.Kind == schema.Pointer:
		w.pointer(t, x, w.quoted)
	case t.Kind == schema.String:
		w.line("dst = wire.AppendQuotedString(dst, %s)", convert("string", t, x))
	default:
		w.text(`"`)
		w.value(t, x)
		w.text(`"`)
	}
}

// address is the address of an expression.
func address(x string) string {
	if pointer, ok := strings.CutPrefix(x, "*"); ok {
		return pointer
	}
	return "&" + x
}

// convert is x, of type t, as the builtin type named.
func convert(builtin string, t *schema.Type, x string) string {
	if t.Name == builtin {
		return x
	}
	return builtin + "(" + x + ")"
}

// goString is s as a Go literal.
func goString(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}
