package gen

import (
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/strategies/vm/static"
)

// A writer writes one generated file.
type writer struct {
	*codegen.File
	*builder
	written    bool // there is a function in the file
	hasNilTest bool // isNilPointer is one
}

// programs writes the file that the machine needs.
func (w *writer) programs() {
	pkg := w.Import(staticPath)
	w.Printf("// Programs are the programs of all types, as data: nothing of it is computed when a program starts.\n")
	w.Printf("var Programs = %s.Programs{\nWords: []uint16{\n", pkg)
	for _, n := range w.blocks {
		w.Printf("// %d: %s\n", n.at, oneLine(n.comment))
		for _, l := range n.lines {
			w.line(l)
		}
	}
	w.Printf("},\nNames: names,\nRoots: []uint32{\n")
	for _, r := range w.roots {
		w.Printf("%s, // %s\n", w.rootNumber(r), r.t)
	}
	w.Printf("},\n")
	if n := len(w.roots); n > 0 {
		w.Printf("Known: []%s.Pointer{%d: nil},\n", w.Import("unsafe"), n-1)
	}
	if w.types > 0 {
		w.Printf("Types: []%s.Pointer{%d: nil},\n", w.Import("unsafe"), w.types-1)
	}
	w.hookTables()
	w.Printf("}\n\n")
	w.nameText()
	w.handles()
}

// rootNumber is a root as static.Programs has it.
func (w *writer) rootNumber(r root) string {
	if r.unsupported != "" {
		return w.Import(staticPath) + ".NoProgram"
	}
	n := r.ref.block.at << 1
	if r.ref.code == static.Type {
		n |= 1
	}
	return strconv.Itoa(n)
}

// line writes words that stand together.
func (w *writer) line(l line) {
	for i := range l.words {
		if i > 0 {
			w.Printf(" ")
		}
		w.Printf("%s,", w.word(&l.words[i]))
	}
	if l.comment != "" {
		w.Printf(" // %s", oneLine(l.comment))
	}
	w.Printf("\n")
}

func (w *writer) word(v *word) string {
	switch {
	case v.block != nil && v.high:
		return strconv.Itoa(v.block.at >> 16)
	case v.block != nil:
		return strconv.Itoa(v.block.at & 0xFFFF)
	case v.offset != nil && v.high:
		return "uint16((" + v.offset(w) + ")>>16)"
	case v.offset != nil:
		return "uint16(" + v.offset(w) + ")"
	}
	return strconv.Itoa(v.number)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hookTables writes the parts of Programs that only few packages need.
func (w *writer) hookTables() {
	pkg := w.Import(staticPath)
	if len(w.hooks.list) > 0 {
		w.Printf("Hooks: []%s.Hook{\n", pkg)
		for i := range w.hooks.list {
			h := &w.hooks.list[i]
			append, decode := w.hookFunctions(h)
			w.Printf("{Type: (*%s)(nil), Append: %s, Decode: %s, Like: %d},\n", w.TypeExpr(h.t), append, decode, like(h.t))
		}
		w.Printf("},\n")
	}
	if len(w.tests.list) > 0 {
		w.Printf("Tests: []func(%s.Pointer) bool{\n", w.Import("unsafe"))
		for i := range w.tests.list {
			w.Printf("%s,\n", w.testName(&w.tests.list[i]))
		}
		w.Printf("},\n")
	}
	if w.maps {
		w.Printf("Maps: %[1]s.Maps{Append: %[1]s.AppendMap, Decode: %[1]s.DecodeMap},\n", pkg)
	}
	if w.names.fold {
		w.Printf("Fold: %s.Fold,\n", w.Import(wirePath))
	}
	if w.readBytes {
		w.Printf("ReadBytes: %s.ReadBytes,\n", pkg)
	}
	if len(w.keys.list) > 0 {
		w.Printf("Keys: []%s.Key{\n", pkg)
		for i := range w.keys.list {
			k := &w.keys.list[i]
			append, decode := w.keyFunctions(k)
			w.Printf("{Type: (*%s)(nil), Append: %s, Decode: %s},\n", w.TypeExpr(k.t), append, decode)
		}
		w.Printf("},\n")
	}
}

// lineOfNames is about how many bytes of names stand in a line of the source.
const lineOfNames = 90

// nameText writes the names as a constant.
func (w *writer) nameText() {
	rest := w.names.text.String() + strings.Repeat("\x00", static.NamesEnd)
	w.Printf("// names are those of all members.\nconst names = \"\"")
	for len(rest) > 0 {
		n := min(lineOfNames, len(rest))
		w.Printf(" +\n%s", quoteASCII(rest[:n]))
		rest = rest[n:]
	}
	w.Printf("\n\n")
}

// quoteASCII quotes bytes, whatever characters they are parts of.
func quoteASCII(s string) string {
	quoted := []byte{'"'}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			quoted = append(quoted, '\\', c)
		case c < ' ' || c > '~':
			quoted = append(quoted, `\x`...)
			quoted = append(quoted, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			quoted = append(quoted, c)
		}
	}
	return string(append(quoted, '"'))
}

// handles writes the constants that name the programs.
func (w *writer) handles() {
	w.Printf("// The programs of the types.\nconst (\n")
	for i, r := range w.roots {
		if r.unsupported == "" {
			w.Printf("%s %s.Handle[%s] = %d\n", w.Ident(r.t), w.Import(staticPath), w.TypeExpr(r.t), i)
		}
	}
	w.Printf(")\n")
}

// table writes the function that finds the program of a type: a switch, because a map would be built at every start.
func (w *writer) table() {
	w.Printf("// numberOf returns the number of the program of the type that a package declares, or why it has none; neither if it is unknown.\n")
	w.Printf("func numberOf(pkg, name string) (number int, why string) {\nswitch pkg {\n")
	groups, order := map[string][]int{}, []string{}
	for i, r := range w.roots {
		if groups[r.t.Package] == nil {
			order = append(order, r.t.Package)
		}
		groups[r.t.Package] = append(groups[r.t.Package], i)
	}
	for _, path := range order {
		w.Printf("case %q:\nswitch name {\n", path)
		for _, i := range groups[path] {
			w.Printf("case %q:\nreturn %d, %q\n", w.roots[i].t.Name, i, w.roots[i].unsupported)
		}
		w.Printf("}\n")
	}
	w.Printf("}\nreturn -1, \"\"\n}\n")
}
