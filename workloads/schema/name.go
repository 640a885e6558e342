package schema

import (
	"cmp"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// name writes a type as a Go expression. All names are written here, whoever read the type, so that they are the same.
func (b *Builder) name(h Handle) (string, []Import) {
	w := nameWriter{b: b}
	w.write(h)
	return w.String(), w.imports
}

type nameWriter struct {
	strings.Builder
	b       *Builder
	imports []Import
}

func (w *nameWriter) write(h Handle) {
	d := w.b.describe(h)
	if d.Name != "" {
		w.declared(d)
		return
	}
	switch d.Kind {
	case reflect.Pointer:
		w.prefixed("*", d.Elem)
	case reflect.Slice:
		w.prefixed("[]", d.Elem)
	case reflect.Array:
		w.prefixed("["+strconv.Itoa(d.Len)+"]", d.Elem)
	case reflect.Map:
		w.prefixed("map[", d.Key)
		w.prefixed("]", d.Elem)
	case reflect.Chan:
		w.channel(d)
	case reflect.Struct:
		w.structure(d)
	case reflect.Interface:
		w.iface(d)
	case reflect.Func:
		w.WriteString("func")
		w.signature(d)
	}
}

func (w *nameWriter) prefixed(prefix string, h Handle) {
	w.WriteString(prefix)
	w.write(h)
}

// declared writes the name of a declared or builtin type.
func (w *nameWriter) declared(d *Description) {
	if d.Package.Path != "" {
		w.WriteString(w.qualifier(d.Package) + ".")
	}
	base, arguments, generic := strings.Cut(d.Name, "[")
	w.WriteString(base)
	if generic {
		w.arguments("[" + arguments)
	}
}

// arguments writes the type arguments of a generic type, which both readers give as text with import paths.
func (w *nameWriter) arguments(text string) {
	text = strings.ReplaceAll(text, "interface {}", "any")
	for text != "" {
		end := strings.IndexAny(text, "[](){}*,; ")
		if end < 0 {
			end = len(text)
		}
		slash := strings.LastIndexByte(text[:end], '/') + 1
		if dot := strings.LastIndexByte(text[:end], '.'); dot > slash {
			w.WriteString(w.qualifier(Import{Name: PackageName(text[:dot]), Path: text[:dot]}) + ".")
			text, end = text[dot+1:], end-dot-1
		}
		end = min(end+1, len(text))
		w.WriteString(text[:end])
		text = text[end:]
	}
}

// PackageName guesses the name of a package from its import path.
func PackageName(importPath string) string {
	base := path.Base(importPath)
	if isMajorVersion(base) {
		base = path.Base(path.Dir(importPath))
	}
	base, _, _ = strings.Cut(base, ".")
	return strings.ReplaceAll(base, "-", "_")
}

// isMajorVersion reports whether the last element of an import path is "v2" or the like.
func isMajorVersion(element string) bool {
	digits, ok := strings.CutPrefix(element, "v")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// qualifier is the name of a package in the expression; a second package of the same name gets a number.
func (w *nameWriter) qualifier(p Import) string {
	name := p.Name
	for n := 2; ; n++ {
		i := slices.IndexFunc(w.imports, func(other Import) bool { return other.Name == name })
		if i < 0 {
			w.imports = append(w.imports, Import{Name: name, Path: p.Path})
			return name
		}
		if w.imports[i].Path == p.Path {
			return name
		}
		name = p.Name + strconv.Itoa(n)
	}
}

func (w *nameWriter) channel(d *Description) {
	prefix := map[reflect.ChanDir]string{reflect.BothDir: "chan ", reflect.RecvDir: "<-chan ", reflect.SendDir: "chan<- "}
	elem := w.b.describe(d.Elem)
	if elem.Name == "" && elem.Kind == reflect.Chan && elem.Dir == reflect.RecvDir {
		w.prefixed(prefix[d.Dir]+"(", d.Elem)
		w.WriteString(")")
		return
	}
	w.prefixed(prefix[d.Dir], d.Elem)
}

func (w *nameWriter) structure(d *Description) {
	w.WriteString("struct {")
	separator := " "
	for _, f := range d.Fields {
		w.WriteString(separator)
		separator = "; "
		if !f.Embedded {
			w.WriteString(f.Name + " ")
		}
		w.write(f.Type)
		if f.Tag != "" {
			w.WriteString(" " + strconv.Quote(f.Tag))
		}
	}
	w.closeBrace(len(d.Fields))
}

func (w *nameWriter) iface(d *Description) {
	if len(d.Methods) == 0 {
		w.WriteString("any")
		return
	}
	if d.Go != nil {
		w.WriteString(d.Go.String())
		return
	}
	w.WriteString("interface {")
	separator := " "
	methods := slices.Clone(d.Methods)
	slices.SortFunc(methods, func(x, y GoMethod) int { return cmp.Compare(x.Name, y.Name) })
	for _, m := range methods {
		w.WriteString(separator + m.Name)
		separator = "; "
		w.signature(w.b.describe(m.Type))
	}
	w.closeBrace(len(methods))
}

func (w *nameWriter) closeBrace(content int) {
	if content > 0 {
		w.WriteByte(' ')
	}
	w.WriteByte('}')
}

func (w *nameWriter) signature(d *Description) {
	w.WriteByte('(')
	for i, param := range d.Params {
		if i > 0 {
			w.WriteString(", ")
		}
		if d.Variadic && i == len(d.Params)-1 {
			w.WriteString("...")
			param = w.b.describe(param).Elem
		}
		w.write(param)
	}
	w.WriteByte(')')
	w.results(d.Results)
}

func (w *nameWriter) results(results []Handle) {
	switch len(results) {
	case 0:
	case 1:
		w.prefixed(" ", results[0])
	default:
		w.WriteString(" (")
		for i, result := range results {
			if i > 0 {
				w.WriteString(", ")
			}
			w.write(result)
		}
		w.WriteByte(')')
	}
}
