package gen

import "github.com/vmbench/vmbench/strategies/vm/compact"

// contentCode writes the functions of the binary formats for what interfaces hold.
func (w *writer) contentCode() {
	for _, f := range w.formats {
		if f.binary {
			w.contentForm(f, compact.AnyForm)
			w.contentForm(f, compact.InterfaceForm)
		}
	}
}

// contentForm writes those of one form.
func (w *writer) contentForm(f format, form compact.Form) {
	append, decode := w.uses(form)
	if !append && !decode {
		return
	}
	w.written = true
	wire, unsafe, pkg, name := w.Import(f.wire), w.Import("unsafe"), w.Import(compactPath), formNames[form]+f.suffix
	if append {
		content := "*(*any)(p)"
		if form == compact.InterfaceForm {
			content = pkg + ".Content(p)"
		}
		w.Printf("\nfunc append%s(e *%s.Encoder, dst []byte, p %s.Pointer, _ *%s.Hook) []byte {\n", name, wire, unsafe, pkg)
		w.Printf("return e.Any(dst, %s, %s)\n}\n", content, f.held())
	}
	if decode {
		dynamic, call := w.Import(dynamicPath), "Any"+f.suffix+"(d, i, (*any)(p))"
		if form == compact.InterfaceForm {
			call = "IntoInterface" + f.suffix + "(d, i, h.Pointer(p), h.Name())"
		}
		w.Printf("\nfunc decode%s(d *%s.Decoder, i int, p %s.Pointer, h *%s.Hook) int {\n", name, wire, unsafe, pkg)
		w.Printf("return %s.%s\n}\n", dynamic, call)
	}
}

// holds reports whether values have interfaces that are written as what they hold.
func (w *writer) holds() bool {
	any, _ := w.uses(compact.AnyForm)
	others, _ := w.uses(compact.InterfaceForm)
	return any || others
}

// heldCode writes the functions that append what an interface holds: by a program, if the generator was told of its type, or else as
// encoding/json or the strategy reflection does.
func (w *writer) heldCode() {
	if !w.holds() {
		return
	}
	w.written = true
	for _, f := range w.formats {
		w.appendHeld(f)
	}
	if len(w.types.Held) > 0 {
		w.heldTypes()
	}
}

// appendHeld writes the function of one format.
func (w *writer) appendHeld(f format) {
	dynamic, other := w.Import(wirePath+"/dynamic"), "encoding/json"
	if f.binary {
		dynamic, other = w.Import(dynamicPath), "the strategy reflection"
	}
	w.Printf("\n// %s appends what an interface holds, if not by a program of its type then as %s does.\n", f.held(), other)
	w.Printf("func %s(e *%s.Encoder, dst []byte, v any) []byte {\n", f.held(), w.Import(f.wire))
	if len(w.types.Held) > 0 {
		w.Printf("if root, p := held(v); root >= 0 {\nreturn %s.AppendHeld%s(e, root, dst, p)\n}\n", w.Import(compactPath), f.suffix)
	}
	w.Printf("return %s.Append%s(e, dst, v)\n}\n", dynamic, f.suffix)
}

// heldTypes writes the function that knows the types of which the generator was told.
func (w *writer) heldTypes() {
	w.Printf("\n// held returns the number of the program for what an interface holds, and a pointer to that; the number is negative if there is none.\n")
	w.Printf("func held(v any) (root int, p any) {\nswitch v := v.(type) {\n")
	for i, t := range w.types.Held {
		if number := len(w.types.Roots) + i; w.Roots[number].Unsupported == "" {
			name := w.TypeExpr(t)
			w.Printf("case %s:\nreturn %d, &v\ncase *%s:\nreturn %d, v\n", name, number, name, number)
		}
	}
	w.Printf("}\nreturn -1, nil\n}\n")
}
