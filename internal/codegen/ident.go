package codegen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/vmbench/vmbench/workloads/schema"
)

// An identTable gives each Type of a generated package a part of an identifier that no other Type has.
type identTable struct {
	of    map[*schema.Type]string
	taken map[string]bool
}

func newIdentTable() identTable {
	return identTable{of: map[*schema.Type]string{}, taken: map[string]bool{}}
}

// Ident returns a part of an identifier that stands for t alone in the whole package: "WorkloadsOrder" for
// workloads.Order, "SliceOfWorkloadsItem" for []workloads.Item. Equal types of two graphs are different here, unless one of them
// is an alias.
func (f *File) Ident(t *schema.Type) string { return f.pkg.idents.ident(t) }

// Alias gives a type the ident of another one, before Ident is asked for it or for something that is made of it.
func (p *Package) Alias(t, of *schema.Type) { p.idents.of[t] = p.idents.ident(of) }

func (table *identTable) ident(t *schema.Type) string {
	if found, ok := table.of[t]; ok {
		return found
	}
	base := table.describe(t)
	if t.Unaddressable {
		base += "Unaddressable"
	}
	ident := base
	for n := 2; table.taken[ident]; n++ {
		ident = base + "_" + strconv.Itoa(n)
	}
	table.of[t] = ident
	table.taken[ident] = true
	return ident
}

// describe derives an identifier from what t is. It need not be unique.
func (table *identTable) describe(t *schema.Type) string {
	if declared, ok := declaredIdent(t); ok {
		return declared
	}
	switch t.Kind {
	case schema.Pointer:
		return "PointerTo" + table.ident(t.Elem)
	case schema.Slice, schema.Bytes:
		return "SliceOf" + table.ident(t.Elem)
	case schema.Array:
		return "Array" + strconv.Itoa(t.Len) + "Of" + table.ident(t.Elem)
	case schema.Map:
		return "MapOf" + table.ident(t.Key) + "To" + table.ident(t.Elem)
	case schema.Struct:
		return structIdent(t)
	case schema.Any:
		return "Any"
	case schema.Interface:
		return "Interface"
	}
	return "Unsupported"
}

// declaredIdent is the identifier of a type that has a name: builtin, or of a package.
func declaredIdent(t *schema.Type) (ident string, ok bool) {
	if t.Package == "" {
		return capitalized(t.Name), isIdentifier(t.Name) && t.Name != "any"
	}
	name, arguments, _ := strings.Cut(t.Name, "[")
	pkg, name, _ := strings.Cut(name, ".")
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
		name = "_" + name
	}
	return capitalized(pkg) + name + lettersOf(arguments), true
}

// structIdent names a struct type that has no name by its first fields.
func structIdent(t *schema.Type) string {
	ident := "Struct"
	for i := range t.Fields {
		if i == 3 {
			break
		}
		ident += "_" + t.Fields[i].Path[len(t.Fields[i].Path)-1].GoName
	}
	return ident
}

// isIdentifier reports whether s is a single identifier.
func isIdentifier(s string) bool { return s != "" && s == lettersOf(s) }

func capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lettersOf returns s without what an identifier cannot hold.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return -1
	}, s)
}
