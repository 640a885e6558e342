package gen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
)

// A writer writes one generated file.
type writer struct {
	*codegen.File
	*layout.Layout
	formats []format
	others  [][]layout.Other // of each format
	types   Types            // of the first format
	hooks   []layout.Hook
	tests   []layout.Test
	keys    []layout.Key
	written bool // there is a function in the file

	functionNames map[string]bool // of keys
	hasNilTest    bool            // isNilPointer is one
}

// programs writes the file that the machine needs.
func (w *writer) programs() {
	pkg := w.Import(compactPath)
	w.Printf("// Programs are the programs of all types, as data: nothing of it is computed when a program starts.\n")
	w.Printf("var Programs = %s.Programs{\nWords: []uint16{\n", pkg)
	for _, n := range w.Blocks {
		w.Printf("// %d: %s\n", n.At, oneLine(n.Comment))
		for _, l := range n.Lines {
			w.line(l)
		}
	}
	w.Printf("},\nNames: names,\nRoots: []uint32{\n")
	for _, r := range w.Roots {
		w.Printf("%d, // %s\n", r.Number(), r.Type)
	}
	w.Printf("},\n")
	if n := len(w.Roots); n > 0 {
		w.Printf("Known: []%s.Pointer{%d: nil},\n", w.Import("unsafe"), n-1)
	}
	if w.Types > 0 {
		w.Printf("Types: []%s.Pointer{%d: nil},\n", w.Import("unsafe"), w.Types-1)
	}
	if w.refuses() {
		w.Printf("Why: whyNot,\n")
	}
	w.tables()
	w.Printf("}\n")
	for i, f := range w.formats {
		w.format(f, w.others[i])
	}
	w.nameText()
	w.handles()
	w.refusals()
}

// line writes words that stand together.
func (w *writer) line(l layout.Line) {
	for i := range l.Words {
		if i > 0 {
			w.Printf(" ")
		}
		w.Printf("%s,", w.word(&l.Words[i]))
	}
	if l.Comment != "" {
		w.Printf(" // %s", oneLine(l.Comment))
	}
	w.Printf("\n")
}

func (w *writer) word(v *layout.Word) string {
	switch {
	case v.Block != nil && v.High:
		return strconv.Itoa(v.Block.At >> 16)
	case v.Block != nil:
		return strconv.Itoa(v.Block.At & 0xFFFF)
	case v.Offset != nil && v.High:
		return "uint16((" + w.offset(v.Offset) + ")>>16)"
	case v.Offset != nil:
		return "uint16((" + w.offset(v.Offset) + ")&0xFFFF)"
	}
	return strconv.Itoa(v.Number)
}

// offset is an offset as a constant expression.
func (w *writer) offset(o *layout.Offset) string {
	selector := w.TypeExpr(o.Owner) + "{}"
	var terms []string
	for _, step := range o.Steps {
		selector += "." + step.GoName
		terms = append(terms, w.Import("unsafe")+".Offsetof("+selector+")")
	}
	return strings.Join(terms, "+")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tables writes the parts of Programs that only few packages need.
func (w *writer) tables() {
	pkg := w.Import(compactPath)
	if len(w.hooks) > 0 {
		w.Printf("Hooks: []%s.Hook{\n", pkg)
		for i := range w.hooks {
			h := &w.hooks[i]
			w.Printf("{Type: (*%s)(nil), Like: %d, Written: %d, Read: %d},\n", w.TypeExpr(h.Type), h.Like(), h.Written(), h.Read())
		}
		w.Printf("},\n")
	}
	if len(w.tests) > 0 {
		w.Printf("Tests: []func(%s.Pointer) bool{\n", w.Import("unsafe"))
		for i := range w.tests {
			w.Printf("%s,\n", w.testName(&w.tests[i]))
		}
		w.Printf("},\n")
	}
	if w.Fold() {
		w.Printf("Fold: %s.Fold,\n", w.Import(wirePath))
	}
	if w.ByteLists {
		w.Printf("ByteLists: true,\n")
	}
	if len(w.keys) > 0 {
		w.Printf("Keys: []%s.Key{\n", pkg)
		for i := range w.keys {
			k := &w.keys[i]
			append, decode := w.keyFunctions(k)
			w.Printf("{Type: (*%s)(nil), Append: %s, Decode: %s},\n", w.TypeExpr(k.Type), append, decode)
		}
		w.Printf("},\n")
	}
}

// lineOfNames is about how many bytes of names stand in a line of the source.
const lineOfNames = 90

// named is how many roots can be asked for. Those behind them take the place of one in some format.
func (w *writer) named() int { return len(w.types.Roots) + len(w.types.Held) }

// nameText writes the names as a constant.
func (w *writer) nameText() {
	rest := w.Names()
	w.Printf("\n// names are those of all members.\nconst names = \"\"")
	for len(rest) > 0 {
		n := min(lineOfNames, len(rest))
		w.Printf(" +\n%s", strconv.QuoteToASCII(rest[:n]))
		rest = rest[n:]
	}
	w.Printf("\n\n")
}

// handles writes the constants that name the programs.
func (w *writer) handles() {
	w.Printf("// The programs of the types.\nconst (\n")
	for i, r := range w.Roots[:w.named()] {
		if r.Unsupported == "" {
			w.Printf("%s %s.Handle[%s] = %d\n", w.Ident(r.Type), w.Import(compactPath), w.TypeExpr(r.Type), i)
		}
	}
	w.Printf(")\n")
}

// table writes the function that finds the program of a type: a switch, because a map would be built at every start.
func (w *writer) table() {
	w.Printf("// numberOf returns the number of the program of the type that a package declares, or -1 if it is unknown.\n")
	w.Printf("func numberOf(pkg, name string) int {\nswitch pkg {\n")
	groups, order := map[string][]int{}, []string{}
	for i, r := range w.Roots[:w.named()] {
		if groups[r.Type.Package] == nil {
			order = append(order, r.Type.Package)
		}
		groups[r.Type.Package] = append(groups[r.Type.Package], i)
	}
	for _, path := range order {
		w.Printf("case %q:\nswitch name {\n", path)
		for _, i := range groups[path] {
			w.Printf("case %q:\nreturn %d\n", w.Roots[i].Type.Name, i)
		}
		w.Printf("}\n")
	}
	w.Printf("}\nreturn -1\n}\n")
}

// refusals writes the function that says why roots have no programs, if any do not.
func (w *writer) refusals() {
	if !w.refuses() {
		return
	}
	w.Printf("\n// whyNot says why a type has no program.\nfunc whyNot(root int) string {\nswitch root {\n")
	for i, r := range w.Roots {
		if r.Unsupported != "" {
			w.Printf("case %d:\nreturn %q\n", i, r.Unsupported)
		}
	}
	w.Printf("}\nreturn \"\"\n}\n")
}

// refuses reports whether a root has no program.
func (w *writer) refuses() bool {
	return slices.ContainsFunc(w.Roots, func(r layout.Root) bool { return r.Unsupported != "" })
}
