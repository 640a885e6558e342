package gen

import "github.com/vmbench/vmbench/workloads/schema"

// functions writes the file of what the tables of programs refer to and package static does not have.
func (w *writer) functions() {
	for i := range w.hooks.list {
		h := &w.hooks.list[i]
		if append, decode := w.needs(h); append || decode {
			w.written = true
			w.hookCode(h)
		}
	}
	for i := range w.tests.list {
		w.written = true
		w.testCode(&w.tests.list[i])
	}
	for i := range w.keys.list {
		w.written = true
		w.keyCode(&w.keys.list[i])
	}
}

// needs reports which functions of a hook are generated.
func (w *writer) needs(h *hook) (append, decode bool) {
	if isCommon(h) {
		return false, false
	}
	return h.append != nothing, h.decode != nothing
}

func (w *writer) testName(t *test) string {
	if t.never {
		return "isAlwaysZero"
	}
	return "isZero" + w.Ident(t.t)
}

func (w *writer) testCode(t *test) {
	condition := "true"
	if !t.never {
		condition = w.zero(t.t)
	}
	w.Printf("\nfunc %s(p %s.Pointer) bool { return %s }\n", w.testName(t), w.Import("unsafe"), condition)
	if !t.never && t.t.HasIsZero && t.t.Kind == schema.Interface && !w.hasNilTest {
		w.hasNilTest = true
		w.Printf("\n// isNilPointer reports whether an interface holds a nil pointer.\n")
		w.Printf("func isNilPointer(v any) bool {\nr := reflect.ValueOf(v)\nreturn r.Kind() == %s.Pointer && r.IsNil()\n}\n", w.Import("reflect"))
	}
}

// keyFunctions returns the names of the functions of a key, or "nil" where the machine does what the kind of the key does.
func (w *writer) keyFunctions(k *key) (append, decode string) {
	append, decode = "nil", "nil"
	if k.written == schema.KeyText {
		append = "append" + w.Ident(k.t) + "Key"
	}
	if k.read == schema.KeyText || k.read == schema.KeyJSON {
		decode = "decode" + w.Ident(k.t) + "Key"
	}
	return append, decode
}

func (w *writer) keyCode(k *key) {
	append, decode := w.keyFunctions(k)
	unsafe, name := w.Import("unsafe"), w.TypeExpr(k.t)
	if append != "nil" {
		w.Printf("\nfunc %s(p %s.Pointer, t %s.TypeName) (string, error) {\n", append, unsafe, w.Import(staticPath))
		if k.t.Kind == schema.Pointer {
			w.Printf("if *(*%s)(p) == nil {\nreturn \"\", nil\n}\n", name)
		}
		w.Printf("text, err := (*(*%s)(p)).MarshalText()\nreturn string(text), %s.KeyError(t, err)\n}\n", name, w.Import(staticPath))
	}
	if decode != "nil" {
		w.Printf("\nfunc %s(p %s.Pointer, name, literal []byte) error {\n", decode, unsafe)
		if k.read == schema.KeyJSON {
			w.Printf("return (*%s)(p).UnmarshalJSON(literal)\n}\n", name)
		} else {
			w.Printf("return (*%s)(p).UnmarshalText(name)\n}\n", name)
		}
	}
}
