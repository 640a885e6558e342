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
	name := u.function("append", t)
	u.need(name, func() {
		w := u.encodeWriter()
		if u.binary != nil {
			w.binaryContainer(name, t)
		} else {
			w.container(name, t)
		}
	})
	return name
}

// container writes the function for a container in JSON.
func (w *encodeWriter) container(name string, t *schema.Type) {
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
}

// binaryContainer writes the function for a container in a binary format.
func (w *encodeWriter) binaryContainer(name string, t *schema.Type) {
	switch {
	case t.ToArray:
		w.tuple(name, t)
	case t.Kind == schema.Struct:
		w.members(name, t)
	case t.Kind == schema.Slice:
		w.binarySlice(name, t)
	case t.Kind == schema.Array:
		w.binaryArray(name, t)
	case t.Kind == schema.Map:
		w.binaryMap(name, t)
	}
}

// An encodeWriter writes the body of one function that appends a value to dst. Text whose place is known is gathered
// in pending, across values, and becomes one append. In a binary format, pending is what stands between the quotes of a Go string.
type encodeWriter struct {
	*unit
	pending string
}

func (u *unit) encodeWriter() *encodeWriter { return &encodeWriter{unit: u} }

// begin writes the head of a function that appends the value of a parameter.
func (w *encodeWriter) begin(name, parameter, goType string) {
	w.Printf("func %s(e *%s.Encoder, dst []byte, %s %s) []byte {\n", name, w.wire, parameter, goType)
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
	switch {
	case text == "":
		return "dst"
	case w.binary != nil:
		return `append(dst, "` + text + `"...)`
	case len(text) == 1:
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

// method calls the format's own method or MarshalText. An interface is passed as it is, unless it is nil.
func (w *encodeWriter) method(t *schema.Type, x, goType string) {
	name := "Own"
	switch t.Encode {
	case schema.ByJSON:
		name = "JSON"
	case schema.ByText:
		name = "Text"
	}
	if t.Kind != schema.Interface {
		w.line("dst = e.%s(dst, %s, %q)", name, address(x), goType)
		return
	}
	w.line("if %s == nil {\ndst = %s\n} else {", x, w.null())
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
		w.written[w.heldFunction()] = true
		w.line("dst = e.Any(dst, %s, %s)", x, w.heldFunction())
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
		return w.wire + ".AppendBool(dst, " + convert("bool", t, x) + ")"
	case kind.IsInt():
		return w.wire + ".AppendInt(dst, " + convert("int64", t, x) + ")"
	case kind.IsUint():
		return w.wire + ".AppendUint(dst, " + convert("uint64", t, x) + ")"
	case kind == schema.Float32:
		return w.float() + "Float32(dst, " + convert("float32", t, x) + ")"
	case kind == schema.Float64:
		return w.float() + "Float64(dst, " + convert("float64", t, x) + ")"
	case kind == schema.String:
		return w.wire + ".AppendString(dst, " + convert("string", t, x) + ")"
	case kind == schema.Number:
		return "e.Number(dst, string(" + x + "))"
	case kind == schema.Raw:
		return "e.Raw(dst, " + x + ")"
	case kind == schema.Time:
		return "e.Time(dst, " + x + ")"
	case kind == schema.Bytes:
		return w.wire + ".AppendBytes(dst, " + w.bytes(t, x) + ")"
	}
	panic("gen: no leaf for " + t.Name)
}

// float begins the name of what appends a float, which fails for some floats in JSON.
func (f *format) float() string {
	if f.binary == nil {
		return "e."
	}
	return f.wire + ".Append"
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
	w.line("if p := %s; p == nil {\ndst = %s", x, w.null())
	switch {
	case t.Recursive:
		w.line("} else if e.Enter(%s.Pointer(p), 0, %q) {", w.Import("unsafe"), codegen.GoType(t))
		elem(t.Elem, "*p")
		w.line("e.Leave()")
	case t.Elem.Encode != schema.ByKind && t.Elem.Kind != schema.Interface && t.Package == "" && w.binary == nil:
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
