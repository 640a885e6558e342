package gen

import (
	"slices"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// members writes the function that appends a struct as a map. Where members may be left out, those that are there are counted first, which is
// faster than to count them on the way and write the head at the end, and takes less code. But no method of a value is called for that: a
// struct with such a condition has its head written at the end.
func (w *encodeWriter) members(name string, t *schema.Type) {
	w.Printf("\n// %s appends a map.\n", name)
	w.begin(name, "v", "*"+w.TypeExpr(t))
	always, most, calls := w.tally(t)
	switch {
	case always == most:
		w.data(w.binary.mapHead(always))
		w.allMembers(t, "")
		w.end()
	case !calls:
		w.count(t, always)
		w.allMembers(t, "")
		w.end()
	default:
		w.line("start, n := len(dst), %d", always)
		w.data(string(w.binary.openMap(nil, most)))
		w.allMembers(t, "n++")
		w.line("return %s.CloseMap(dst, start, %d, n)\n}", w.wire, most)
	}
}

// data appends constant bytes to the output of the generated function.
func (w *encodeWriter) data(b string) { w.text(escaped(b, len(b))) }

// tally returns how many fields are always written, how many at most, and whether something is called to decide that.
func (w *encodeWriter) tally(t *schema.Type) (always, most int, calls bool) {
	for i := range t.Fields {
		f := &t.Fields[i]
		if isHidden(f) {
			most++
			calls = true
			continue
		}
		conditions := w.conditions(f, selector(f))
		switch {
		case len(conditions) == 0:
			always++
			most++
		case !slices.Contains(conditions, never):
			most++
			calls = calls || slices.ContainsFunc(conditions, isCall)
		}
	}
	return always, most, calls
}

// isCall reports whether a condition calls more than the language has.
func isCall(condition string) bool {
	return strings.HasSuffix(condition, ".IsZero()") || strings.HasPrefix(condition, "!is")
}

// count writes how many members there are, and the head of the map.
func (w *encodeWriter) count(t *schema.Type, always int) {
	w.line("n := %d", always)
	for i := range t.Fields {
		conditions := w.conditions(&t.Fields[i], selector(&t.Fields[i]))
		if len(conditions) > 0 && !slices.Contains(conditions, never) {
			w.line("if %s {\nn++\n}", strings.Join(conditions, " && "))
		}
	}
	w.line("dst = %s.AppendMap(dst, n)", w.wire)
}

// allMembers writes the members of a struct. After each that may be left out stands a statement.
func (w *encodeWriter) allMembers(t *schema.Type, after string) {
	for i := range t.Fields {
		f := &t.Fields[i]
		if isHidden(f) {
			w.line("if p := hiddenField[%s](v%s); p != nil {", w.TypeExpr(f.Type), hiddenPath(f))
			w.pair(f, "*p", after)
			w.line("}")
		} else {
			w.pair(f, selector(f), after)
		}
	}
}

// pair writes the key and the value x of a member, unless it is left out.
func (w *encodeWriter) pair(f *schema.Field, x, after string) {
	conditions := w.conditions(f, x)
	if slices.Contains(conditions, never) {
		return
	}
	if len(conditions) > 0 {
		w.line("if %s {", strings.Join(conditions, " && "))
	}
	w.text(w.binary.keyOf(f).escaped())
	w.value(f.Type, x)
	if after != "" && (len(conditions) > 0 || isHidden(f)) {
		w.line("%s", after)
	}
	if len(conditions) > 0 {
		w.line("}")
	}
}

// tuple writes the function that appends a struct as an array. A field in an embedded struct that is not there is null.
func (w *encodeWriter) tuple(name string, t *schema.Type) {
	w.Printf("\n// %s appends an array.\n", name)
	w.begin(name, "v", "*"+w.TypeExpr(t))
	w.data(string(w.binary.arrayHead(nil, len(t.Fields))))
	for i := range t.Fields {
		w.element(&t.Fields[i])
	}
	w.end()
}

// element writes the value of a field in an array.
func (w *encodeWriter) element(f *schema.Field) {
	x := selector(f)
	if isHidden(f) {
		x = "*p"
		w.line("if p := hiddenField[%s](v%s); p != nil {", w.TypeExpr(f.Type), hiddenPath(f))
	} else if conditions := w.conditions(f, x); len(conditions) > 0 {
		w.line("if %s {", strings.Join(conditions, " && "))
	} else {
		w.value(f.Type, x)
		return
	}
	w.value(f.Type, x)
	w.line("} else {\ndst = %s\n}", w.null())
}
