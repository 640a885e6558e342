package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// fillSlice writes the body for a slice, which reuses the elements there are. Slices of bytes may stand in the input as
// bytes instead.
func (w *writer) fillSlice(t *schema.Type) {
	if t.ReadsBase64() {
		w.line("if !d.Sequence() {")
		w.line("setBytes(v, d.Bytes(asBytes(*v), %q))", codegen.GoType(t))
		w.line("return")
		w.line("}")
	}
	w.line("switch d.BeginSlice(%q) {", codegen.GoType(t))
	w.line("case Refused:")
	w.line("return")
	w.nilCase()
	w.line("case Empty:")
	w.line("*v = make(%s, 0)", w.TypeExpr(t))
	w.line("return")
	w.line("}")
	w.line("n := 0")
	w.line("for more := true; more; more = d.NextElem() {")
	w.line("if n >= len(*v) {")
	w.line("extend(d, v, n)")
	w.line("}")
	w.fill(t.Elem, "(*v)[n]", t.Elem.Decode)
	w.line("n++")
	w.line("}")
	w.line("if n < len(*v) && !d.Stopped() {")
	w.line("*v = (*v)[:n]")
	w.line("}")
}

func (w *writer) nilCase() {
	w.line("case Null:")
	w.line("*v = nil")
	w.line("return")
}

// fillArray writes the body for an array: surplus elements of the input are passed over, missing ones become zero.
func (w *writer) fillArray(t *schema.Type) {
	w.line("opening := d.%s", w.beginArray(t))
	w.line("if opening == Refused || opening == Null {")
	w.line("return")
	w.line("}")
	w.line("n := 0")
	w.line("for more := opening == Open; more; more = d.NextElem() {")
	w.line("if n == len(v) {")
	w.line("d.Skip()")
	w.line("continue")
	w.line("}")
	w.fill(t.Elem, "v[n]", t.Elem.Decode)
	w.line("n++")
	w.line("}")
	w.line("if n < len(v) && !d.Stopped() {")
	w.line("clear(v[n:])")
	w.line("}")
}

// beginArray is the call that begins an array. One of bytes may stand in the input as bytes.
func (w *writer) beginArray(t *schema.Type) string {
	goType := quote(codegen.GoType(t))
	switch {
	case t.Elem.Kind != schema.Uint8 || t.Elem.Decode != schema.ByKind:
		return "BeginSlice(" + goType + ")"
	case plainBytes(t):
		return "BeginByteArray(v[:], " + goType + ")"
	}
	return "BeginByteArray(byteArray(v), " + goType + ")"
}

// fillMap writes the body for a map. An element is read into a variable between the two steps in which its key is read, so that
// the format can say which of them comes first. An entry at which reading stops is not stored.
func (w *writer) fillMap(t *schema.Type) {
	w.line("opening := d.BeginMap(%q)", codegen.GoType(t))
	w.line("switch opening {")
	w.line("case Refused:")
	w.line("return")
	w.nilCase()
	w.line("}")
	w.line("if *v == nil {")
	w.line("*v = make(%s)", w.TypeExpr(t))
	w.line("}")
	w.line("var e %s", w.TypeExpr(t.Elem))
	w.line("for more := opening == Open; more; {")
	w.seekKey(t)
	w.line("e = *new(%s)", w.TypeExpr(t.Elem))
	w.fill(t.Elem, "e", t.Elem.Decode)
	w.line("if more = d.NextEntry(); !more && d.Stopped() {")
	w.line("return")
	w.line("}")
	w.storeEntry(t)
	w.line("}")
}

// seekKey writes the first step.
func (w *writer) seekKey(t *schema.Type) {
	key, goType := t.Key, codegen.GoType(t.Key)
	switch t.KeyDecode {
	case schema.KeyString:
		w.line("name, ok := d.StringKey(%q)", goType)
		w.line("if !ok {")
		w.line("return")
		w.line("}")
		w.line("k := %s(name)", w.TypeExpr(key))
		return
	case schema.KeyInt:
		w.line("mark := d.SeekInt(%s, %q)", bits(key), goType)
	case schema.KeyUint:
		w.line("mark := d.SeekUint(%s, %q)", bits(key), goType)
	case schema.KeyText:
		w.line("k := new(%s)", w.TypeExpr(key))
		w.line("mark := d.SeekText(k, %q)", goType)
	case schema.KeyJSON:
		w.line("mark := d.SeekJSON()")
	}
	w.line("if mark < 0 {")
	w.line("return")
	w.line("}")
}

// storeEntry writes the second step, and that the element e is stored under the key.
func (w *writer) storeEntry(t *schema.Type) {
	key, typed := t.Key, w.TypeExpr(t.Key)
	switch t.KeyDecode {
	case schema.KeyString:
		w.line("(*v)[k] = e")
	case schema.KeyInt:
		w.line("if k, ok := d.IntKey(mark, %s, %q); ok {", bits(key), codegen.GoType(key))
		w.line("(*v)[%s] = e", w.back(key, "int64", "k"))
		w.line("}")
	case schema.KeyUint:
		w.line("if k, ok := d.UintKey(mark, %s, %q); ok {", bits(key), codegen.GoType(key))
		w.line("(*v)[%s] = e", w.back(key, "uint64", "k"))
		w.line("}")
	case schema.KeyText:
		w.line("if !d.TextKey(mark, k, %q) {", codegen.GoType(key))
		w.line("return")
		w.line("}")
		w.line("(*v)[*k] = e")
	case schema.KeyJSON:
		w.line("k := new(%s)", typed)
		w.line("if !d.JSONKey(mark, k) {")
		w.line("return")
		w.line("}")
		w.line("(*v)[*k] = e")
	}
}
