package layout

import (
	"slices"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A merger finds what several dialects say in the same way of the same types, so that it is laid out once. Of a dialect after the first, each
// type is replaced by one of an earlier dialect that is the same, with all that it is made of. A type that no dialect has seen so is copied,
// with what it is made of replaced.
type merger struct {
	known map[string][]*schema.Type     // of earlier dialects, by name
	by    map[*schema.Type]*schema.Type // what replaces a type
	same  map[[2]*schema.Type]bool      // pairs of a known type and one of the dialect at hand that may be the same
	list  []*schema.Type                // the types of the dialect at hand
	seen  map[*schema.Type]bool         // those in list
}

// An Other is a root of the first dialect that another one sees otherwise, and the root that takes its place.
type Other struct{ Root, As int }

// Merge takes the same roots in the same order as some dialects see them, of which JSON's comes first. It returns them for New: of each dialect
// after the first only those that no earlier one has in their places; and, for each dialect, which these are. (It is no part of New, so that
// what lays out one dialect alone does not link it.)
func Merge(dialects []Dialect) (merged []Dialect, others [][]Other) {
	m := merger{known: map[string][]*schema.Type{}, by: map[*schema.Type]*schema.Type{}}
	var roots []*schema.Type
	for i, d := range dialects {
		m.list, m.seen, m.same = nil, map[*schema.Type]bool{}, map[[2]*schema.Type]bool{}
		for _, t := range d.Roots {
			m.gather(t)
		}
		m.compare()
		m.replace(i == 0)
		m.learn(d.Binary)
		have := len(roots)
		var list []Other
		roots, list = m.place(roots, d.Roots)
		merged, others = append(merged, Dialect{d.Binary, roots[have:]}), append(others, list)
	}
	return merged, others
}

// place adds the roots of a dialect to those of earlier ones, but for those that have their places already, and returns what takes the places of
// others.
func (m *merger) place(roots, dialect []*schema.Type) (all []*schema.Type, others []Other) {
	first := len(roots) == 0
	for i, t := range dialect {
		t = m.by[t]
		if first {
			roots = append(roots, t)
			continue
		}
		if roots[i] == t {
			continue
		}
		as := slices.Index(roots, t)
		if as < 0 {
			as = len(roots)
			roots = append(roots, t)
		}
		others = append(others, Other{i, as})
	}
	return roots, others
}

// gather lists a type and all that it is made of.
func (m *merger) gather(t *schema.Type) {
	if t == nil || m.seen[t] {
		return
	}
	m.seen[t] = true
	m.list = append(m.list, t)
	m.gather(t.Elem)
	m.gather(t.Key)
	for i := range t.Fields {
		for _, step := range t.Fields[i].Path {
			m.gather(step.Type)
		}
	}
}

// compare finds all pairs that are the same: at first those that are by themselves, of which those are taken away whose parts are none of
// them, until nothing changes.
func (m *merger) compare() {
	for _, t := range m.list {
		for _, k := range m.known[t.Name] {
			if isAlike(k, t) {
				m.same[[2]*schema.Type{k, t}] = true
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for pair := range m.same {
			if !m.haveSameParts(pair[0], pair[1]) {
				delete(m.same, pair)
				changed = true
			}
		}
	}
}

// isAlike reports whether two types of one Go type are the same but for what they are made of.
func isAlike(a, b *schema.Type) bool {
	return a.Package == b.Package && slices.Equal(a.Imports, b.Imports) && a.Kind == b.Kind && a.Len == b.Len && a.ToArray == b.ToArray &&
		a.Encode == b.Encode && a.Decode == b.Decode && a.PointerDecode == b.PointerDecode && a.KeyEncode == b.KeyEncode &&
		a.KeyDecode == b.KeyDecode && a.Recursive == b.Recursive && a.Unaddressable == b.Unaddressable && rawOf(a) == rawOf(b) &&
		slices.EqualFunc(a.Fields, b.Fields, isAlikeField)
}

// rawOf is the package whose type Raw is, which one format alone takes for itself.
func rawOf(t *schema.Type) string {
	if t.Kind != schema.Raw {
		return ""
	}
	return t.Package
}

func isAlikeField(a, b schema.Field) bool {
	return a.Name == b.Name && a.Options == b.Options && slices.EqualFunc(a.Path, b.Path, func(a, b schema.Step) bool {
		return a.GoName == b.GoName && a.Type.Name == b.Type.Name
	})
}

func (m *merger) haveSameParts(a, b *schema.Type) bool {
	return m.isSame(a.Elem, b.Elem) && m.isSame(a.Key, b.Key) && slices.EqualFunc(a.Fields, b.Fields, func(a, b schema.Field) bool {
		return m.isSame(a.Type, b.Type)
	})
}

func (m *merger) isSame(a, b *schema.Type) bool { return a == b || m.same[[2]*schema.Type{a, b}] }

// replace finds what each type is replaced by: those of the first dialect by themselves.
func (m *merger) replace(first bool) {
	var copies []*schema.Type
	for _, t := range m.list {
		if first {
			m.by[t] = t
			continue
		}
		if i := slices.IndexFunc(m.known[t.Name], func(k *schema.Type) bool { return m.isSame(k, t) }); i >= 0 {
			m.by[t] = m.known[t.Name][i]
			continue
		}
		copied := *t
		m.by[t] = &copied
		copies = append(copies, &copied)
	}
	for _, t := range copies {
		m.connect(t)
	}
}

// connect replaces what a copied type is made of.
func (m *merger) connect(t *schema.Type) {
	replace := func(part **schema.Type) {
		if by := m.by[*part]; by != nil {
			*part = by
		}
	}
	replace(&t.Elem)
	replace(&t.Key)
	t.Fields = slices.Clone(t.Fields)
	for i := range t.Fields {
		f := &t.Fields[i]
		f.Path = slices.Clone(f.Path)
		replace(&f.Type)
		for k := range f.Path {
			replace(&f.Path[k].Type)
		}
	}
}

// learn makes the types at hand known, as they are laid out, but for those that are not laid out in the same way for a dialect of another kind.
func (m *merger) learn(binary bool) {
	for _, t := range m.list {
		if by := m.by[t]; (binary || !readsElements(t)) && !slices.Contains(m.known[t.Name], by) {
			m.known[t.Name] = append(m.known[t.Name], by)
		}
	}
}
