package gen

import (
	"slices"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A format is what generated code calls the things of one.
type format struct {
	name   string // of the variable, and of the type in package compact
	binary bool
	suffix string // of functions
	wire   string // import path of its leaf primitives
}

func formatsOf(all []Types) (list []format) {
	for _, types := range all {
		switch types.Dialect {
		case schema.CBOR:
			list = append(list, format{"CBOR", true, "CBOR", wirePath + "/cbor"})
		case schema.MessagePack:
			list = append(list, format{"MessagePack", true, "MessagePack", wirePath + "/msgpack"})
		default:
			list = append(list, format{"JSON", false, "", wirePath})
		}
	}
	return list
}

// held is the function that appends what an interface holds.
func (f format) held() string { return "appendHeld" + f.suffix }

// format writes the variable of a format.
func (w *writer) format(f format, others []layout.Other) {
	pkg := w.Import(compactPath)
	w.Printf("\n// %[1]s is the programs for that format.\nvar %[1]s = %[2]s.%[1]s{\nPrograms: &Programs,\n", f.name, pkg)
	if len(others) > 0 {
		w.Printf("Others: %s.Others{\n", pkg)
		for _, other := range others {
			w.Printf("{Root: %d, As: %d}, // %s\n", other.Root, other.As, w.Roots[other.Root].Type)
		}
		w.Printf("},\n")
	}
	if f.binary {
		w.forms(f)
	} else {
		w.functionTable()
	}
	if w.Maps {
		w.Printf("Maps: %[1]s.%[2]sMaps{Append: %[1]s.AppendMap%[3]s, Decode: %[1]s.DecodeMap%[3]s", pkg, f.name, f.suffix)
		if f.binary && w.readsTextKeys() {
			w.Printf(", TextKey: %s.TextKey%s", pkg, f.suffix)
		}
		w.Printf("},\n")
	}
	if w.ByteLists {
		w.Printf("ReadBytes: %s.ReadBytes%s,\n", pkg, f.suffix)
	}
	if w.Tuples && f.binary {
		w.Printf("Tuples: %[1]s.%[2]sTuples{Append: %[1]s.AppendTuple%[3]s, Decode: %[1]s.DecodeTuple%[3]s},\n", pkg, f.name, f.suffix)
	}
	w.Printf("}\n")
}

// readsTextKeys reports whether methods read the keys of a map.
func (w *writer) readsTextKeys() bool {
	return slices.ContainsFunc(w.keys, func(k layout.Key) bool { return k.Read == schema.KeyText })
}

// functionTable writes the functions of hooks in JSON.
func (w *writer) functionTable() {
	hooks := w.functionsOfJSON()
	if len(hooks) == 0 {
		return
	}
	w.Printf("Functions: []%s.JSONFunctions{\n", w.Import(compactPath))
	for i := range hooks {
		append, decode := w.hookFunctions(&hooks[i])
		w.Printf("{Append: %s, Decode: %s},\n", append, decode)
	}
	w.Printf("},\n")
}

// formNames are what the functions of package compact are called for a form, and its constant. Those for what interfaces hold are generated.
var formNames = [compact.Forms]string{
	compact.BytesForm: "Bytes", compact.RawForm: "Raw", compact.TimeForm: "Time", compact.TextForm: "Text", compact.OwnForm: "Own",
	compact.AnyForm: "Any", compact.InterfaceForm: "Interface", compact.BadForm: "Bad",
}

// isContent reports whether a form is that of what an interface holds.
func isContent(form compact.Form) bool {
	return form == compact.AnyForm || form == compact.InterfaceForm
}

// uses reports which directions of a form the hooks have.
func (w *writer) uses(form compact.Form) (append, decode bool) {
	for i := range w.hooks {
		append = append || w.hooks[i].Written() == form
		decode = decode || w.hooks[i].Read() == form
	}
	return append, decode
}

// forms writes the functions of the forms that hooks have in a binary format.
func (w *writer) forms(f format) {
	pkg := w.Import(compactPath)
	w.Printf("Forms: [%[1]s.Forms]%[1]s.%[2]sForm{\n", pkg, f.name)
	for form := compact.NoForm + 1; form < compact.Forms; form++ {
		name := formNames[form]
		call := func(direction string) string {
			if isContent(form) {
				return map[string]string{"Append": "append", "Decode": "decode"}[direction] + name + f.suffix
			}
			return pkg + "." + direction + name + f.suffix
		}
		append, decode := w.uses(form)
		if !append && !decode {
			continue
		}
		w.Printf("%s.%sForm: {", pkg, name)
		if append {
			w.Printf("Append: %s, ", call("Append"))
		}
		if decode {
			w.Printf("Decode: %s", call("Decode"))
		}
		w.Printf("},\n")
	}
	w.Printf("},\n")
}
