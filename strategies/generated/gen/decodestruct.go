package gen

import (
	"fmt"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// structure writes the function that reads a struct. Its fields stand in order, each under a label: behind a field the
// next one is predicted by comparing the bytes of its name, with the comma before it. On a miss the name is read, a
// switch finds the field, and the code jumps to its label; from there on prediction goes on.
func (w *decodeWriter) structure(name string, t *schema.Type) {
	w.stops = true
	w.Printf("\n// %s reads a JSON object.", name)
	w.begin(name, w.TypeExpr(t))
	w.source()
	w.Printf("if uint(i) >= uint(len(src)) || src[i] != '{' {\nreturn d.Mismatch(i, %q, false)\n}\n", codegen.GoType(t))
	if len(t.Fields) == 0 {
		w.Printf("return skipMembers(d, i)\n}\n")
		return
	}
	w.Printf("var name []byte\n")
	if len(t.Fields) > 1 {
		w.Printf("var hit bool\n")
	}
	w.Printf("i, more := d.Enter(i, '}')\n")
	for i := range t.Fields {
		w.predict(&t.Fields[i], i == 0)
		w.Printf("%s:\n", label(&t.Fields[i]))
		w.field(&t.Fields[i])
	}
	w.Printf("i, more = d.More(i, '}')\n")
	w.lookUp(t, strings.Replace(name, "decode", "fold", 1))
}

// predict writes the comparison of what stands at i with the name of a field. White space between the tokens is rare
// within a document or everywhere, so it is left to a call.
func (w *decodeWriter) predict(f *schema.Field, first bool) {
	key := wire.KeyLiteral(f.Name)
	if first {
		w.Printf("if k := i + %d; more && uint(k) < uint(len(src)) && %s {\n", len(key), matches(key))
		w.Printf("i = wire.Space(src, k)\n} else {\ngoto search\n}\n")
		return
	}
	w.Printf("if k := i + %d; uint(k) < uint(len(src)) && %s && src[k] > ' ' {\n", len(key)+1, matches(","+key))
	w.Printf("i = k\n} else if i, hit, more = member(d, i, %s); !hit {\ngoto search\n}\n", goString(key))
}

// longestWord is the length up to which Go compares with a constant by loading words.
const longestWord = 16

// matches is the condition that text, which ends before k, stands at i.
func matches(text string) string {
	return matchesBy("src", text, func(start, end int) string { return goString(text[start:end]) })
}

// matchesBy is matches with parts of the text as literal writes them.
func matchesBy(src, text string, literal func(start, end int) string) string {
	var all []string
	for start := 0; start < len(text); start += longestWord {
		end := min(start+longestWord, len(text))
		all = append(all,
			fmt.Sprintf("string(%s[%s:%s]) == ", src, offset("i", start), offset("k", end-len(text)))+literal(start, end))
	}
	return strings.Join(all, " && ")
}

// offset is an index at a distance from a variable.
func offset(variable string, distance int) string {
	if distance == 0 {
		return variable
	}
	return fmt.Sprintf("%s%+d", variable, distance)
}

func foldedName(name string) string { return string(wire.Fold(nil, []byte(name))) }

// label is the label of a field in the function of its struct.
func label(f *schema.Field) string {
	var names []string
	for _, step := range f.Path {
		names = append(names, step.GoName)
	}
	return strings.Join(names, "_")
}

// field writes how the value of a member is read. A field in the content of an embedded pointer brings that with it.
func (w *decodeWriter) field(f *schema.Field) {
	if isHidden(f) {
		w.Printf("if p := hiddenTarget%s[%s](d, v%s); p == nil {\n", w.ident, w.TypeExpr(f.Type), hiddenPath(f))
		w.advance("d.Skip(i)")
		w.Printf("} else {\n")
		w.fieldValue(f, "*p")
		w.Printf("}\n")
		return
	}
	expressions, types := embeddedPointers(f)
	for i, x := range expressions {
		w.allocate(types[i], x)
	}
	w.fieldValue(f, selector(f))
}

func (w *decodeWriter) fieldValue(f *schema.Field, x string) {
	if f.Options.Quoted {
		w.quoted(f.Type, f.Type, x)
	} else {
		w.value(f.Type, x)
	}
}

// lookUp writes the search for a field by its name, and the passing over of unknown members.
func (w *decodeWriter) lookUp(t *schema.Type, fold string) {
	w.Printf("search:\nif !more {\nreturn i\n}\n")
	w.Printf("if name, i = d.Key(i); i < 0 {\nreturn i\n}\n")
	w.Printf("known:\nswitch string(name) {\n")
	for i := range t.Fields {
		w.Printf("case %s:\ngoto %s\n", goString(t.Fields[i].Name), label(&t.Fields[i]))
	}
	w.Printf("}\nif name = %s(name); name != nil {\ngoto known\n}\n", fold)
	w.Printf("i, more = d.More(d.Skip(i), '}')\ngoto search\n}\n")
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	w.foldTable(fold, names)
}

// foldOf returns the function that folds some names, and whether it stands in a file already; if not it is to be called otherwise.
func (u *unit) foldOf(names []string, otherwise string) (fold string, known bool) {
	if fold, known = u.folds[strings.Join(names, "\x00")]; known {
		return fold, true
	}
	return otherwise, false
}

// foldTable writes the second look-up, which does not heed case: of fields whose folded names are equal it finds the
// first.
func (w *decodeWriter) foldTable(fold string, names []string) {
	w.folds[strings.Join(names, "\x00")] = fold
	wire := w.Import(wirePath)
	w.Printf("\n// %s returns the name of the field that name stands for when case is not heeded, or nil.\n", fold)
	w.Printf("func %s(name []byte) []byte {\nvar space [64]byte\nswitch string(%s.Fold(space[:0], name)) {\n", fold, wire)
	seen := map[string]bool{}
	for _, name := range names {
		folded := foldedName(name)
		if !seen[folded] {
			w.Printf("case %s:\nreturn []byte(%s)\n", goString(folded), goString(name))
		}
		seen[folded] = true
	}
	w.Printf("}\nreturn nil\n}\n")
}
