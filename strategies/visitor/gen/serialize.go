package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// serialize writes the function that shows a value of type t to a Serializer. What is shown where it stands has a function
// only if it is a root.
func (w *writer) serialize(t *schema.Type) {
	inPlace := t.Encode != schema.ByKind || !shownByFunction(t)
	if inPlace && !w.roots[t] {
		return
	}
	w.audience(t)
	w.line("func %s(s Serializer, v *%s) {", w.serializer(t), w.TypeExpr(t))
	switch {
	case inPlace:
		w.show(t, pointed("v"))
	case t.Kind == schema.Struct:
		w.showStruct(t)
	case t.Kind == schema.Map:
		w.showMap(t)
	default:
		w.showElems(t)
	}
	w.line("}\n")
}

// shownByFunction reports whether values of the type, but for their methods, are shown by a function of its own.
func shownByFunction(t *schema.Type) bool {
	switch t.Kind {
	case schema.Struct, schema.Slice, schema.Array:
		return true
	case schema.Map:
		return t.KeyEncode != schema.KeyUnsupported
	}
	return false
}

// show writes the statements that show x, of type t.
func (w *writer) show(t *schema.Type, x string) {
	switch {
	case t.Encode != schema.ByKind:
		w.showCustom(t, x)
	case t.Kind == schema.Pointer:
		w.showPointer(t, x)
	case shownByFunction(t):
		w.line("%s(s, %s)", w.serializer(t), address(x))
	case cannotShow(t):
		w.line("s.Unsupported(%q)", codegen.GoType(t))
	default:
		w.showLeaf(t, x)
	}
}

// cannotShow reports whether the values of the type have no serialized form.
func cannotShow(t *schema.Type) bool {
	return t.Encode == schema.ByKind &&
		(t.Kind == schema.Unsupported || t.Kind == schema.Map && t.KeyEncode == schema.KeyUnsupported)
}

func (w *writer) showLeaf(t *schema.Type, x string) {
	method, value := leaf(t, x)
	w.line("s.%s(%s)", method, value)
}

// leaf returns the method of a Serializer for a kind without parts, and its argument.
func leaf(t *schema.Type, x string) (method, value string) {
	switch kind := t.Kind; {
	case kind == schema.Bool:
		return "Bool", convert("bool", t, x)
	case kind.IsInt():
		return "Int", convert("int64", t, x)
	case kind.IsUint():
		return "Uint", convert("uint64", t, x)
	case kind == schema.Float32:
		return "Float32", convert("float32", t, x)
	case kind == schema.Float64:
		return "Float64", convert("float64", t, x)
	case kind == schema.String:
		return "String", convert("string", t, x)
	case kind == schema.Number:
		return "Number", "string(" + bare(x) + ")"
	case kind == schema.Raw:
		return "Raw", bare(x)
	case kind == schema.Time:
		return "Time", bare(x)
	case kind == schema.Bytes && !plainBytes(t):
		return "Bytes", "asBytes(" + bare(x) + ")"
	case kind == schema.Bytes:
		return "Bytes", bare(x)
	}
	return "Any", bare(x)
}

// showCustom writes the call of a method of x. An interface has it in what it holds.
func (w *writer) showCustom(t *schema.Type, x string) {
	if t.Kind != schema.Interface {
		w.showMethod(t, address(x), codegen.GoType(t))
		return
	}
	w.line("if %s == nil {", x)
	w.line("s.Null()")
	w.line("} else {")
	w.showMethod(t, bare(x), codegen.GoType(t))
	w.line("}")
}

// showMethod writes the call of a method. Errors name the type that encoding/json finds the method in.
func (w *writer) showMethod(t *schema.Type, receiver, typeName string) {
	w.line("s.%s(%s, %q)", methods[t.Encode], receiver, typeName)
}

// methods are those of both interfaces by which a value's own method is called.
var methods = map[schema.Custom]string{schema.ByJSON: "JSON", schema.ByText: "Text", schema.ByOwn: "Own"}

func (w *writer) showPointer(t *schema.Type, x string) {
	w.line("if p := %s; p == nil {", bare(x))
	w.line("s.Null()")
	if t.Recursive {
		w.enter("} else if", t, "p", "0")
	} else {
		w.line("} else {")
	}
	if t.Elem.Encode != schema.ByKind && t.Elem.Kind != schema.Interface {
		w.showMethod(t.Elem, "p", codegen.GoType(t))
	} else {
		w.show(t.Elem, pointed("p"))
	}
	w.leave(t)
	w.line("}")
}

// enter opens the block of what a recursive type contains.
func (w *writer) enter(opening string, t *schema.Type, pointer, length string) {
	w.line("%s s.Enter(%s.Pointer(%s), %s, %q) {", opening, w.Import("unsafe"), pointer, length, codegen.GoType(t))
}

func (w *writer) leave(t *schema.Type) {
	if t.Recursive {
		w.line("s.Leave()")
	}
}

// showElems writes the body for a slice or array.
func (w *writer) showElems(t *schema.Type) {
	if t.Kind == schema.Slice {
		w.nullIfNil()
		w.line("items := *v")
	} else if !cannotShow(t.Elem) {
		w.line("items := v")
	}
	guarded := t.Recursive && t.Kind == schema.Slice
	if guarded {
		w.enter("if !", t, w.Import("unsafe")+".SliceData(items)", "len(items)")
		w.line("return")
		w.line("}")
	}
	if t.Kind == schema.Array && cannotShow(t.Elem) {
		w.line("s.BeginSlice(%d)", t.Len)
		w.line("for range %d {", t.Len)
	} else if cannotShow(t.Elem) {
		w.line("s.BeginSlice(len(items))")
		w.line("for range items {")
	} else {
		w.line("s.BeginSlice(len(items))")
		w.line("for i := range items {")
	}
	w.show(t.Elem, "items[i]")
	w.line("}")
	w.line("s.EndSlice()")
	if guarded {
		w.line("s.Leave()")
	}
}

func (w *writer) nullIfNil() {
	w.line("if *v == nil {")
	w.line("s.Null()")
	w.line("return")
	w.line("}")
}

// showMap writes the body for a map. Keys and elements are copied to variables, because entries have no address.
func (w *writer) showMap(t *schema.Type) {
	w.nullIfNil()
	if t.Recursive {
		w.enter("if !", t, "mapPointer(*v)", "0")
		w.line("return")
		w.line("}")
	}
	w.line("s.BeginMap(len(*v))")
	w.line("var k %s", w.TypeExpr(t.Key))
	if cannotShow(t.Elem) {
		w.line("for k = range *v {")
	} else {
		w.line("var e %s", w.TypeExpr(t.Elem))
		w.line("for k, e = range *v {")
	}
	w.showKey(t)
	w.show(t.Elem, "e")
	w.line("}")
	w.line("s.EndMap()")
	w.leave(t)
}

func (w *writer) showKey(t *schema.Type) {
	switch key := t.Key; t.KeyEncode {
	case schema.KeyString:
		w.line("s.StringKey(%s)", convert("string", key, "k"))
	case schema.KeyInt:
		w.line("s.IntKey(%s)", convert("int64", key, "k"))
	case schema.KeyUint:
		w.line("s.UintKey(%s)", convert("uint64", key, "k"))
	case schema.KeyText:
		w.showTextKey(t)
	}
}

func (w *writer) showTextKey(t *schema.Type) {
	if t.Key.Kind != schema.Pointer {
		w.line("s.TextKey(&k, %q)", codegen.GoType(t))
		return
	}
	w.line("if k == nil {")
	w.line("s.StringKey(\"\")")
	w.line("} else {")
	w.line("s.TextKey(k, %q)", codegen.GoType(t))
	w.line("}")
}
