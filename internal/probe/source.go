package probe

import (
	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Package is the import path of the package that the types are declared in, and PackageName its name.
const (
	Package     = "github.com/vmbench/vmbench/internal/probe/live"
	PackageName = "live"
)

// Source returns a Go file that declares the first n types, and Table, which has a function for each that returns a pointer to
// a fresh zero value.
func Source(n int) ([]byte, error) {
	f := codegen.NewFile(PackageName, "internal/probe")
	types := Types(n)
	for _, t := range types {
		declare(f, t.shape, "a message of a service")
	}
	names := make([]string, n)
	for i, t := range types {
		names[i] = t.Name()
	}
	writeTable(f, names)
	return f.Source()
}

// SourceNamed returns a Go file with the Table of types that other files of the package declare.
func SourceNamed(names []string) ([]byte, error) {
	f := codegen.NewFile(PackageName, "internal/probe")
	writeTable(f, names)
	return f.Source()
}

// SourceOf returns a Go file with the Table of types that other packages declare.
func SourceOf(types []*schema.Type) ([]byte, error) {
	f := codegen.NewFile(PackageName, "internal/probe")
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = f.TypeExpr(t)
	}
	writeTable(f, names)
	return f.Source()
}

// writeTable writes the table of types, which are written as Go has them.
func writeTable(f *codegen.File, types []string) {
	f.Printf("// Table has a function for each type that returns a pointer to a fresh zero value.\nvar Table = []func() any{\n")
	for _, t := range types {
		f.Printf("func() any { return new(%s) },\n", t)
	}
	f.Printf("}\n")
}

// declare writes the type of a record, and then those that its fields need.
func declare(f *codegen.File, s *shape, what string) {
	f.Printf("// %s is %s.\ntype %s struct {\n", s.name, what, s.name)
	for _, field := range s.fields {
		option := ""
		if field.optional {
			option = ",omitempty"
		}
		expr := field.shape.expr()
		if field.shape.leaf().goType == "time.Time" {
			f.Import("time")
		}
		f.Printf("%s %s `json:\"%s%s\"`\n", goName(field.key), expr, field.key, option)
	}
	f.Printf("}\n\n")
	for _, field := range s.fields {
		if leaf := field.shape.leaf(); leaf.kind == record {
			declare(f, leaf, "what "+s.name+" has as "+field.key)
		}
	}
}

// leaf is the scalar or record that is reached through pointers, lists and tables.
func (s *shape) leaf() *shape {
	for s.elem != nil {
		s = s.elem
	}
	return s
}
