package gen

import (
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads/schema"
)

// functions writes the file of what the tables of programs refer to and package compact does not have.
func (w *writer) functions() {
	for i := range w.functionsOfJSON() {
		h := &w.hooks[i]
		if append, decode := w.needs(h); append || decode {
			w.written = true
			w.hookCode(h)
		}
	}
	for i := range w.tests {
		w.written = true
		w.testCode(&w.tests[i])
	}
	for i := range w.keys {
		w.written = true
		w.keyCode(&w.keys[i])
	}
	w.contentCode()
	w.heldCode()
}

// functionsOfJSON are the hooks that need functions for JSON: all of that format's, if it is one of the formats.
func (w *writer) functionsOfJSON() []layout.Hook {
	if w.formats[0].binary {
		return nil
	}
	return w.hooks[:w.First]
}

// needs reports which functions of a hook are generated.
func (w *writer) needs(h *layout.Hook) (append, decode bool) {
	if isCommon(h) {
		return false, false
	}
	return h.Append != layout.Nothing, h.Decode != layout.Nothing
}

func (w *writer) testName(t *layout.Test) string {
	if t.Never {
		return "isAlwaysZero"
	}
	return "isZero" + w.Ident(t.Type)
}

func (w *writer) testCode(t *layout.Test) {
	condition := "true"
	if !t.Never {
		condition = w.zero(t.Type)
	}
	w.Printf("\nfunc %s(p %s.Pointer) bool { return %s }\n", w.testName(t), w.Import("unsafe"), condition)
	if !t.Never && t.Type.HasIsZero && t.Type.Kind == schema.Interface && !w.hasNilTest {
		w.hasNilTest = true
		w.Printf("\n// isNilPointer reports whether an interface holds a nil pointer.\n")
		w.Printf("func isNilPointer(v any) bool {\nr := reflect.ValueOf(v)\nreturn r.Kind() == %s.Pointer && r.IsNil()\n}\n", w.Import("reflect"))
	}
}

// keyFunctions returns the names of the functions of a key, or "nil" where the machine does what the kind of the key does.
func (w *writer) keyFunctions(k *layout.Key) (append, decode string) {
	append, decode = "nil", "nil"
	if k.Written == schema.KeyText {
		append = "append" + w.Ident(k.Type) + "Key"
	}
	switch k.Read {
	case schema.KeyText:
		decode = "decode" + w.Ident(k.Type) + "Key"
	case schema.KeyJSON:
		decode = "decode" + w.Ident(k.Type) + "JSONKey"
	}
	return append, decode
}

// isNew reports whether a function of that name has not been written yet.
func (w *writer) isNew(function string) bool {
	isNew := !w.functionNames[function]
	w.functionNames[function] = true
	return isNew
}

func (w *writer) keyCode(k *layout.Key) {
	append, decode := w.keyFunctions(k)
	unsafe, name := w.Import("unsafe"), w.TypeExpr(k.Type)
	if append != "nil" && w.isNew(append) {
		w.Printf("\nfunc %s(p %s.Pointer, t %s.TypeName, format string) (string, error) {\n", append, unsafe, w.Import(compactPath))
		if k.Type.Kind == schema.Pointer {
			w.Printf("if *(*%s)(p) == nil {\nreturn \"\", nil\n}\n", name)
		}
		w.Printf("text, err := (*(*%s)(p)).MarshalText()\nreturn string(text), %s.KeyError(t, format, err)\n}\n", name, w.Import(compactPath))
	}
	if decode != "nil" && w.isNew(decode) {
		w.Printf("\nfunc %s(p %s.Pointer, name, literal []byte) error {\n", decode, unsafe)
		if k.Read == schema.KeyJSON {
			w.Printf("return (*%s)(p).UnmarshalJSON(literal)\n}\n", name)
		} else {
			w.Printf("return (*%s)(p).UnmarshalText(name)\n}\n", name)
		}
	}
}
