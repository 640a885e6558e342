// Package gen writes the type halves of the strategy visitor: for every type that a root is made of, a function that
// shows a value to a Serializer and one that fills a value from a Deserializer.
//
// In flow schemas read from source, those of one dialect for each format; out flow Go files, which depend on the schemas
// alone. What is written knows no format: it calls the interfaces of package visitor. A type has one half for all formats
// whose dialects say the same of it, and of all that it is made of; where they do not, because a tag or a method counts in
// one of them alone, it has another half for the others. The one thing written per format is data, the names of members as
// the format spells them.
package gen

import (
	"errors"
	"path"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

const (
	packageName = "visitor"
	tool        = "strategies/visitor/gen"
)

// Types are what halves are generated for in one format, read in its dialect.
type Types struct {
	Dialect *schema.Dialect
	Roots   []*schema.Type
	Held    []*schema.Type // what interfaces hold, or pointers to it; it has halves of its own
}

func (t *Types) all() []*schema.Type { return append(t.Roots[:len(t.Roots):len(t.Roots)], t.Held...) }

// Write generates the halves of the roots for JSON into files of dir.
func Write(dir string, roots []*schema.Type) error {
	return WriteFormats(dir, Types{Dialect: schema.JSON, Roots: roots})
}

// WriteFormats generates the halves for some formats, whose roots are the same types in the same order: three files for each
// package of roots, the table of roots, and the types that interfaces are known to hold.
func WriteFormats(dir string, all ...Types) error {
	pkg, shared := codegen.NewPackage(packageName, tool), share(all)
	write := func(name string, body func(*writer)) error {
		w := newWriter(pkg.NewFile(), shared, all)
		body(w)
		return w.Write(filepath.Join(dir, name+"_gen.go"))
	}
	shared.name(pkg)
	problems := []error{
		write("halves", func(w *writer) { w.table(all) }),
		write("held", func(w *writer) { w.held(all) }),
	}
	for _, g := range groupTypes(shared, all) {
		name := path.Base(g.pkg)
		problems = append(problems,
			write(name+"_serialize", func(w *writer) { g.each(w.serialize) }),
			write(name+"_deserialize", func(w *writer) { g.each(w.deserialize) }),
			write(name+"_members", func(w *writer) { g.each(w.members) }))
	}
	return errors.Join(problems...)
}
