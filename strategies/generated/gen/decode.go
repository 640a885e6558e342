package gen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// decoder returns the name of the function that reads a value of a struct, slice, array or map type through a pointer,
// and has it written. A type that cannot be addressed is read like its twin: what is read always can.
func (u *unit) decoder(t *schema.Type) string {
	name := u.function("decode", t)
	if t.Unaddressable {
		name = strings.TrimSuffix(name, "Unaddressable")
	}
	u.need(name, func() {
		w := u.decodeWriter()
		if u.binary != nil {
			w.binaryContainer(name, t)
		} else {
			w.container(name, t)
		}
	})
	return name
}

// container writes the function for a container in JSON.
func (w *decodeWriter) container(name string, t *schema.Type) {
	switch t.Kind {
	case schema.Struct:
		w.structure(name, t)
	case schema.Slice, schema.Bytes:
		w.slice(name, t)
	case schema.Array:
		w.array(name, t)
	case schema.Map:
		w.mapping(name, t)
	}
}

// binaryContainer writes the function for a container in a binary format.
func (w *decodeWriter) binaryContainer(name string, t *schema.Type) {
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

// A decodeWriter writes the body of one function that reads a value: d is the Decoder, i the index of the value
// and, after it, the index behind it.
type decodeWriter struct {
	*unit
	src   string // the input as an expression
	stops bool   // on Stop the generated code returns at once; else it goes on with a negative i
}

func (u *unit) decodeWriter() *decodeWriter { return &decodeWriter{unit: u, src: "d.Src"} }

// begin writes the head of a function that reads through v.
func (w *decodeWriter) begin(name, goType string) {
	w.Printf("\nfunc %s(d *%s.Decoder, i int, v *%s) int {\n", name, w.wire, goType)
}

// source has the generated code keep the input in a variable.
func (w *decodeWriter) source() {
	w.Printf("src := d.Src\n")
	w.src = "src"
}

// advance writes a call that reads a value and returns the index behind it.
func (w *decodeWriter) advance(format string, args ...any) {
	call := fmt.Sprintf(format, args...)
	if w.stops {
		w.Printf("if i = %s; i < 0 {\nreturn i\n}\n", call)
	} else {
		w.Printf("i = %s\n", call)
	}
}

// assign writes a call that returns a value for x and the index behind it.
func (w *decodeWriter) assign(x, format string, args ...any) {
	call := fmt.Sprintf(format, args...)
	if w.stops {
		w.Printf("if %s, i = %s; i < 0 {\nreturn i\n}\n", x, call)
	} else {
		w.Printf("%s, i = %s\n", x, call)
	}
}

// value writes how the value at i is read into x, which can be addressed.
func (w *decodeWriter) value(t *schema.Type, x string) { w.valueBy(t.Decode, t, x) }

// pointed is value for what was reached through a pointer.
func (w *decodeWriter) pointed(t *schema.Type, x string) { w.valueBy(t.PointerDecode, t, x) }

func (w *decodeWriter) valueBy(method schema.Custom, t *schema.Type, x string) {
	switch method {
	case schema.ByJSON:
		w.advance("d.JSON(i, %s)", address(x))
	case schema.ByOwn:
		w.advance("d.Own(i, %s)", address(x))
	case schema.ByText:
		w.orNull(t, x, func() { w.advance("d.Text(i, %s, %q)", address(x), codegen.GoType(t)) })
	default:
		w.byKind(t, x)
	}
}

// orNull writes the look for null before another value. It sets what can be nil and leaves the rest as it is.
func (w *decodeWriter) orNull(t *schema.Type, x string, other func()) {
	w.Printf("if k := %s.Null(%s, i); k >= 0 {\n", w.wire, w.src)
	switch t.Kind {
	case schema.Pointer, schema.Map, schema.Slice, schema.Bytes, schema.Raw, schema.Any, schema.Interface:
		w.Printf("%s, i = nil, k\n", x)
	default:
		w.Printf("i = k\n")
	}
	w.Printf("} else {\n")
	other()
	w.Printf("}\n")
}

func (w *decodeWriter) byKind(t *schema.Type, x string) {
	switch t.Kind {
	case schema.Struct, schema.Slice, schema.Array, schema.Map:
		w.advance("%s(d, i, %s)", w.decoder(t), address(x))
	case schema.Pointer:
		w.orNull(t, x, func() {
			w.allocate(t, x)
			w.pointed(t.Elem, "*"+x)
		})
	case schema.Any, schema.Interface:
		w.iface(t, x)
	case schema.Bytes:
		w.bytes(t, x)
	case schema.Unsupported:
		w.advance("d.Mismatch(i, %q, false)", codegen.GoType(t))
	default:
		w.leaf(t, x)
	}
}

// allocate writes that a nil pointer is set to a new value.
func (w *decodeWriter) allocate(t *schema.Type, x string) {
	w.Printf("if %s == nil {\n%s = new(%s)\n}\n", x, x, w.TypeExpr(t.Elem))
}

// iface reads into an interface, whose content may be a pointer to read into.
func (w *decodeWriter) iface(t *schema.Type, x string) {
	dynamic := w.Import(w.dynamic())
	if t.Kind == schema.Interface {
		w.advance("%s.IntoInterface%s(d, i, %s, %q)", dynamic, w.ident, address(x), codegen.GoType(t))
		return
	}
	target := address(x)
	if t.Name != "any" {
		target = "(*any)(" + target + ")"
	}
	w.advance("%s.Any%s(d, i, %s)", dynamic, w.ident, target)
}

// bytes reads a slice of bytes. wire reads it from base64 and from an array, unless its elements have methods for that. In a binary format,
// where bytes have a form of their own, such methods do not count.
func (w *decodeWriter) bytes(t *schema.Type, x string) {
	if t.Elem.Decode == schema.ByKind || w.binary != nil {
		w.base64(t, x)
		return
	}
	w.Printf("if uint(i) < uint(len(%[1]s)) && %[1]s[i] == '[' {\n", w.src)
	w.advance("%s(d, i, %s)", w.decoder(t), address(x))
	w.Printf("} else {\n")
	w.base64(t, x)
	w.Printf("}\n")
}

func (w *decodeWriter) base64(t *schema.Type, x string) {
	if t.Elem.Name == "uint8" {
		w.assign(x, "d.Bytes(i, %s, %q)", x, codegen.GoType(t))
		return
	}
	w.advance("decodeBytes%s(d, i, %s, %q)", w.ident, address(x), codegen.GoType(t))
}

// leaf reads a value without parts.
func (w *decodeWriter) leaf(t *schema.Type, x string) {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		w.literal(t, x, "Bool", "bool")
	case kind.IsInt():
		w.literal(t, x, "Int", "int64", w.bits(kind))
	case kind.IsUint():
		w.literal(t, x, "Uint", "uint64", w.bits(kind))
	case kind == schema.Float32:
		w.literal(t, x, "Float32", "float32")
	case kind == schema.Float64:
		w.literal(t, x, "Float64", "float64")
	case kind == schema.String:
		w.literal(t, x, "String", "string")
	case kind == schema.Number:
		w.converted(t, x, "string", "d.Number(i, string(%s))", x)
	case kind == schema.Raw:
		w.assign(x, "d.Raw(i, %s)", x)
	case kind == schema.Time:
		w.assign(x, "d.Time(i, %s)", x)
	default:
		panic("gen: no leaf for " + t.Name)
	}
}

// literal calls a leaf function of wire, which refuses what does not fit, and then asks what it was.
func (w *decodeWriter) literal(t *schema.Type, x, function, result string, more ...string) {
	arguments := strings.Join(append([]string{w.src, "i"}, more...), ", ")
	numeric := t.Kind.IsInt() || t.Kind.IsUint() || t.Kind.IsFloat()
	w.Printf("if x, k := %s.%s(%s); k >= 0 {\n", w.wire, function, arguments)
	w.Printf("%s, i = %s, k\n} else ", x, w.back(t, result, "x"))
	if !w.stops {
		w.Printf("{\n")
	}
	w.advance("d.Mismatch(i, %q, %t)", codegen.GoType(t), numeric)
	if !w.stops {
		w.Printf("}\n")
	}
}

// converted writes a call whose result, of a builtin type, may have to be converted for x.
func (w *decodeWriter) converted(t *schema.Type, x, result, format string, args ...any) {
	if t.Name == result {
		w.assign(x, format, args...)
		return
	}
	w.Printf("{\nx, k := %s\n", fmt.Sprintf(format, args...))
	w.Printf("%s = %s\n", x, w.back(t, result, "x"))
	w.advance("k")
	w.Printf("}\n")
}

// back is value, of the builtin type named, as t.
func (w *decodeWriter) back(t *schema.Type, builtin, value string) string {
	if t.Name == builtin {
		return value
	}
	return w.TypeExpr(t) + "(" + value + ")"
}

// bits is the size of a number in the generated code, where it may be that of the machine it is built for.
func (u *unit) bits(kind schema.Kind) string {
	switch kind {
	case schema.Int, schema.Uint:
		return u.Import("strconv") + ".IntSize"
	case schema.Uintptr:
		return "uintptrBits"
	}
	return strconv.Itoa(kind.Bits())
}
