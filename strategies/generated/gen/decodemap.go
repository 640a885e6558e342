package gen

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// mapping writes the function that reads a map. Each element is read into a zero value, which has one place for the
// whole map, because it may have to be allocated.
func (w *decodeWriter) mapping(name string, t *schema.Type) {
	w.Printf("\n// %s reads the members of a JSON object into a map.", name)
	w.begin(name, w.TypeExpr(t))
	if t.KeyDecode == schema.KeyUnsupported {
		w.Printf("if k := wire.Null(d.Src, i); k >= 0 {\n*v = nil\nreturn k\n}\n")
		w.Printf("return d.Mismatch(i, %q, false)\n}\n", codegen.GoType(t))
		return
	}
	w.source()
	w.Printf("if uint(i) >= uint(len(src)) || src[i] != '{' {\n")
	w.Printf("if k := wire.Null(src, i); k >= 0 {\n*v = nil\nreturn k\n}\n")
	w.Printf("return d.Mismatch(i, %q, false)\n}\n", codegen.GoType(t))
	w.Printf("if *v == nil {\n*v = make(%s)\n}\n", w.TypeExpr(t))
	w.Printf("var value, zero %s\ni, more := d.Enter(i, '}')\nfor more {\nvalue = zero\n", w.TypeExpr(t.Elem))
	w.stops = true
	w.member(t)
	w.more("}")
	w.Printf("}\nreturn i\n}\n")
}

// member reads one member. A key that is not a string is looked at again after the value, because its error comes
// after those of the value.
func (w *decodeWriter) member(t *schema.Type) {
	if t.KeyDecode == schema.KeyString {
		w.Printf("name, k := d.Key(i)\nif k < 0 {\nreturn k\n}\n")
		w.Printf("key := %s(name)\ni = k\n", w.TypeExpr(t.Key))
		w.value(t.Elem, "value")
		w.Printf("(*v)[key] = value\n")
		return
	}
	w.Printf("at := i\nif _, i = d.Key(at); i < 0 {\nreturn i\n}\n")
	w.value(t.Elem, "value")
	switch t.KeyDecode {
	case schema.KeyInt:
		w.numberKey(t.Key, "KeyInt", "int64")
	case schema.KeyUint:
		w.numberKey(t.Key, "KeyUint", "uint64")
	case schema.KeyText:
		w.methodKey(t.Key, "d.Text(at, &key, %q)", codegen.GoType(t.Key))
	case schema.KeyJSON:
		w.methodKey(t.Key, "d.JSON(at, &key)")
	}
}

// numberKey sets the member unless its key does not fit, which saves an error.
func (w *decodeWriter) numberKey(key *schema.Type, method, result string) {
	w.Printf("name, _ := d.Key(at)\n")
	w.Printf("if key, ok := d.%s(name, at, %s, %q); ok {\n", method, w.bits(key.Kind), codegen.GoType(key))
	w.Printf("(*v)[%s] = value\n}\n", w.back(key, result, "key"))
}

// methodKey sets the member after a method of the key's type has read the name. Its error ends decoding.
func (w *decodeWriter) methodKey(key *schema.Type, call string, args ...any) {
	w.Printf("var key %s\nif k := "+call+"; k < 0 {\nreturn k\n}\n", append([]any{w.TypeExpr(key)}, args...)...)
	w.Printf("(*v)[key] = value\n")
}

// binaryMap writes the function that reads a map in a binary format, where a key is read for good before its element.
func (w *decodeWriter) binaryMap(name string, t *schema.Type) {
	w.Printf("\n// %s reads a map.", name)
	w.begin(name, w.TypeExpr(t))
	if t.KeyDecode == schema.KeyUnsupported {
		w.nullable(t)
		w.Printf("}\n")
		return
	}
	w.open("Map", func() { w.nullable(t) })
	w.Printf("if *v == nil {\n*v = make(%s, d.Room(0, %d, left))\n}\n", w.TypeExpr(t), t.Key.Size+t.Elem.Size)
	w.Printf("var value, zero %s\nfor more := true; ; left-- {\n", w.TypeExpr(t.Elem))
	w.Printf("if i, more = d.More(i, left); !more {\nreturn i\n}\n")
	w.stops = true
	key := w.binaryKey(t)
	w.Printf("value = zero\n")
	w.value(t.Elem, "value")
	w.Printf("(*v)[%s] = value\n}\n}\n", key)
}

// binaryKey writes the reading of a key, and returns it as an expression. A member whose key does not fit is skipped.
func (w *decodeWriter) binaryKey(t *schema.Type) string {
	goType := codegen.GoType(t.Key)
	if t.KeyDecode == schema.KeyText {
		w.Printf("var key %s\nfits, k := d.TextKey(i, &key, %q)\n", w.TypeExpr(t.Key), goType)
		w.Printf("if !fits {\nif k >= 0 {\nk = d.Skip(k)\n}\ni = k\ncontinue\n}\ni = k\n")
		return "key"
	}
	function, bits, result := "String", "", "string"
	switch t.KeyDecode {
	case schema.KeyInt:
		function, bits, result = "Int", ", "+w.bits(t.Key.Kind), "int64"
	case schema.KeyUint:
		function, bits, result = "Uint", ", "+w.bits(t.Key.Kind), "uint64"
	}
	w.Printf("key, k := %s.%s(d.Src, i%s)\n", w.wire, function, bits)
	w.Printf("if k < 0 {\nif i = d.BadKey(i, %q, %t); i >= 0 {\ni = d.Skip(i)\n}\ncontinue\n}\ni = k\n", goType, bits != "")
	return w.back(t.Key, result, "key")
}
