// Package gen writes the type halves of the strategy visitor: for every type that a root is made of, a function that
// shows a value to a Serializer and one that fills a value from a Deserializer.
//
// In flow schemas read from source; out flow Go files, which depend on the schemas alone. What is written knows no
// format: it calls the interfaces of package visitor. The one thing written per format is data, the names of members as
// the format spells them.
package gen

import (
	"errors"
	"path"
	"path/filepath"
	"slices"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

const (
	packageName = "visitor"
	tool        = "strategies/visitor/gen"
)

// Write generates the halves of the roots into files of dir: three for each package of roots, the table, and the types that
// interfaces are known to hold.
func Write(dir string, roots []*schema.Type) error { return WriteHeld(dir, roots, nil) }

// WriteHeld is Write where interfaces hold values of some types, or pointers to them, which have halves of their own.
func WriteHeld(dir string, roots, held []*schema.Type) error {
	pkg, all := codegen.NewPackage(packageName, tool), slices.Concat(roots, held)
	write := func(name string, body func(*writer)) error {
		w := newWriter(pkg.NewFile(), all)
		body(w)
		return w.Write(filepath.Join(dir, name+"_gen.go"))
	}
	problems := []error{
		write("halves", func(w *writer) { w.table(roots) }),
		write("held", func(w *writer) { w.held(held) }),
	}
	for _, g := range groupTypes(all) {
		name := path.Base(g.pkg)
		problems = append(problems,
			write(name+"_serialize", func(w *writer) { g.each(w.serialize) }),
			write(name+"_deserialize", func(w *writer) { g.each(w.deserialize) }),
			write(name+"_members", func(w *writer) { g.each(w.members) }))
	}
	return errors.Join(problems...)
}

// table writes the halves of the roots, and the function that finds one.
func (w *writer) table(roots []*schema.Type) {
	w.line("// halves are those of all types.")
	w.line("var halves = [...]half{")
	for _, t := range roots {
		w.line("&halfOf[%s]{%s, %s},", w.TypeExpr(t), w.serializer(t), w.deserializer(t))
	}
	w.line("}")
	w.line("")
	w.line("// halfOfType returns the half of the type of that name, or nil.")
	w.line("func halfOfType(pkg, name string) half {")
	w.line("switch pkg + \" \" + name {")
	for i, t := range roots {
		w.line("case %q:", t.Package+" "+t.Name)
		w.line("return halves[%d]", i)
	}
	w.line("}")
	w.line("return nil")
	w.line("}")
}
