package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// name writes a type as a Go expression. All names are written here, whoever read the type, so that they are the same.
func (b *Builder) name(h Handle) (string, []Import) {
	w := nameWriter{b: b}
	w.write(h)
	return string(w.text), w.imports
}

type nameWriter struct {
	text    []byte
	b       *Builder
	imports []Import
}

// add is not inlined, which would take half of this file's code.
//
//go:noinline
func (w *nameWriter) add(s string) { w.text = append(w.text, s...) }

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
		w.add("func")
		w.signature(d)
	}
}

func (w *nameWriter) prefixed(prefix string, h Handle) {
	w.add(prefix)
	w.write(h)
}

// declared writes the name of a declared or builtin type.
func (w *nameWriter) declared(d *Description) {
	if d.Package.Path != "" {
		w.add(w.qualifier(d.Package) + ".")
	}
	base, arguments, generic := cut(d.Name, '[')
	w.add(base)
	if generic {
		w.arguments("[" + arguments)
	}
}

// arguments writes the type arguments of a generic type, which both readers give as text with import paths.
func (w *nameWriter) arguments(text string) {
	for text != "" {
		if rest, ok := strings.CutPrefix(text, "interface {}"); ok {
			w.add("any")
			text = rest
			continue
		}
		end := 0
		for end < len(text) && strings.IndexByte("[](){}*,; ", text[end]) < 0 {
			end++
		}
		slash := strings.LastIndexByte(text[:end], '/') + 1
		if dot := strings.LastIndexByte(text[:end], '.'); dot > slash {
			w.add(w.qualifier(Import{Name: PackageName(text[:dot]), Path: text[:dot]}) + ".")
			text, end = text[dot+1:], end-dot-1
		}
		end = min(end+1, len(text))
		w.add(text[:end])
		text = text[end:]
	}
}

// PackageName guesses the name of a package from its import path.
func PackageName(importPath string) string {
	rest, base := cutLast(importPath)
	if rest != "" && isMajorVersion(base) {
		_, base = cutLast(rest)
	}
	base, _, _ = cut(base, '.')
	name := []byte(base)
	for i, c := range name {
		if c == '-' {
			name[i] = '_'
		}
	}
	return string(name)
}

// cutLast cuts an import path before its last element.
func cutLast(importPath string) (rest, last string) {
	slash := strings.LastIndexByte(importPath, '/')
	return importPath[:max(slash, 0)], importPath[slash+1:]
}

// cut is strings.Cut for a separator of one byte, without the search for longer ones, which is large.
func cut(s string, separator byte) (before, after string, found bool) {
	i := strings.IndexByte(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// isMajorVersion reports whether the last element of an import path is "v2" or the like.
func isMajorVersion(element string) bool {
	for i := 1; i < len(element); i++ {
		if element[i] < '0' || element[i] > '9' {
			return false
		}
	}
	return len(element) > 1 && element[0] == 'v'
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
		w.add(")")
		return
	}
	w.prefixed(prefix[d.Dir], d.Elem)
}

func (w *nameWriter) structure(d *Description) {
	w.add("struct {")
	separator := " "
	for _, f := range d.Fields {
		w.add(separator)
		separator = "; "
		if !f.Embedded {
			w.add(f.Name + " ")
		}
		w.write(f.Type)
		if f.Tag != "" {
			w.add(" " + strconv.Quote(f.Tag))
		}
	}
	w.closeBrace(len(d.Fields))
}

func (w *nameWriter) iface(d *Description) {
	if len(d.Methods) == 0 {
		w.add("any")
		return
	}
	if d.Go != nil {
		w.add(d.Go.String())
		return
	}
	w.add("interface {")
	separator := " "
	last := ""
	for range d.Methods {
		m := methodAfter(d.Methods, last)
		w.add(separator + m.Name)
		separator, last = "; ", m.Name
		w.signature(w.b.describe(m.Type))
	}
	w.closeBrace(len(d.Methods))
}

// methodAfter is the first method in the order of names after one. They are few.
func methodAfter(methods []GoMethod, name string) (after *GoMethod) {
	for i := range methods {
		if m := &methods[i]; m.Name > name && (after == nil || m.Name < after.Name) {
			after = m
		}
	}
	return after
}

func (w *nameWriter) closeBrace(content int) {
	if content > 0 {
		w.add(" ")
	}
	w.add("}")
}

func (w *nameWriter) signature(d *Description) {
	w.add("(")
	for i, param := range d.Params {
		if i > 0 {
			w.add(", ")
		}
		if d.Variadic && i == len(d.Params)-1 {
			w.add("...")
			param = w.b.describe(param).Elem
		}
		w.write(param)
	}
	w.add(")")
	w.results(d.Results)
}

func (w *nameWriter) results(results []Handle) {
	switch len(results) {
	case 0:
	case 1:
		w.prefixed(" ", results[0])
	default:
		w.add(" (")
		for i, result := range results {
			if i > 0 {
				w.add(", ")
			}
			w.write(result)
		}
		w.add(")")
	}
}
