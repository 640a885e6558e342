package gen

import (
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A writer writes one file. Its methods write statements about a value, which is named by an addressable Go expression.
type writer struct {
	*codegen.File
	shared *sharing
	roots  map[*schema.Type]bool // the types that are called by codecs, of those that have halves
}

func newWriter(f *codegen.File, shared *sharing, all []Types) *writer {
	w := &writer{File: f, shared: shared, roots: map[*schema.Type]bool{}}
	for i := range all {
		for _, t := range all[i].all() {
			w.roots[shared.first[t]] = true
		}
	}
	return w
}

func (w *writer) line(format string, args ...any) { w.Printf(format+"\n", args...) }

// Names of what is generated for a type, which are those of the type that has its half.
func (w *writer) serializer(t *schema.Type) string   { return "serialize" + w.Ident(t) }
func (w *writer) deserializer(t *schema.Type) string { return "deserialize" + w.Ident(t) }
func (w *writer) keys(t *schema.Type) string         { return "keys" + w.Ident(t) }
func (w *writer) membersVar(t *schema.Type) string   { return "members" + w.Ident(t) }
func (w *writer) finder(t *schema.Type) string       { return "find" + w.Ident(t) }
func (w *writer) folder(t *schema.Type) string       { return "findFolded" + w.Ident(t) }

// audience writes a comment about a half that JSON does not share.
func (w *writer) audience(t *schema.Type) {
	var names []string
	for _, f := range w.shared.formats[t] {
		if f == &formats[0] {
			return
		}
		names = append(names, f.name)
	}
	w.line("// For %s.", strings.Join(names, " and "))
}

// pointed is the expression for what the variable v or p points to.
func pointed(name string) string { return "(*" + name + ")" }

// address is the expression for the address of x.
func address(x string) string {
	if variable, ok := strings.CutPrefix(bare(x), "*"); ok {
		return variable
	}
	return "&" + x
}

// bare is x as it may stand where nothing binds more tightly: alone on a side of an assignment, or as an argument.
func bare(x string) string {
	if strings.HasPrefix(x, "(*") && strings.HasSuffix(x, ")") {
		return x[1 : len(x)-1]
	}
	return x
}

// convert is the expression for x, of type t, as a value of the builtin type.
func convert(builtin string, t *schema.Type, x string) string {
	if t.Name == builtin {
		return bare(x)
	}
	return builtin + "(" + bare(x) + ")"
}

// back is the expression for x, of the builtin type, as a value of type t.
func (w *writer) back(t *schema.Type, builtin, x string) string {
	if t.Name == builtin {
		return x
	}
	return w.TypeExpr(t) + "(" + x + ")"
}

// quote is a Go string literal.
func quote(s string) string { return strconv.Quote(s) }

// plainBytes reports whether a slice of bytes is assignable to and from []byte.
func plainBytes(t *schema.Type) bool { return t.Elem.Name == "uint8" }
