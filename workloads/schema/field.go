package schema

import (
	"reflect"
	"slices"
)

// A member is a field that competes for a name in the serialized form of a struct.
type member struct {
	name    string
	tagged  bool // the name stands in the tag
	options Options
	path    []GoField
	index   []int // the position of each step in its struct
}

// handle is the type of the field itself.
func (m *member) handle() Handle { return m.path[len(m.path)-1].Type }

// An embedding is a struct whose fields are promoted to the one that embeds it.
type embedding struct {
	of    *Description
	path  []GoField
	index []int
	count int // how often the same type is embedded at this depth; more than once makes its fields ambiguous
}

// membersOf returns the fields of a struct that are serialized, in order. It searches one depth of embedding after the
// other. A name belongs to the first depth that has it: there, fields named by a tag come before others, and if
// more than one is left then none is taken.
func (b *Builder) membersOf(d *Description) []member {
	if found, ok := b.members[d]; ok {
		return found
	}
	var chosen []member
	taken := map[string]bool{}
	visited := map[*Description]bool{}
	for level := []*embedding{{of: d, count: 1}}; len(level) > 0; {
		var rivals []member
		rivals, level = b.scanLevel(level, visited)
		chosen = append(chosen, dominant(rivals, taken)...)
	}
	sortByIndex(chosen)
	b.members[d] = chosen
	return chosen
}

// sortByIndex puts members into the order of their fields. Those of one depth are in order already, so that what has to be moved
// are embedded ones: this is little work, and slices.SortFunc is the size of half the package.
func sortByIndex(list []member) {
	for i := range list {
		for j := i; j > 0 && slices.Compare(list[j].index, list[j-1].index) < 0; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// scanLevel returns the fields that the structs of one depth declare, and the structs embedded in them.
func (b *Builder) scanLevel(level []*embedding, visited map[*Description]bool) (found []member, next []*embedding) {
	deeper := map[*Description]*embedding{}
	for _, e := range level {
		if visited[e.of] {
			continue
		}
		visited[e.of] = true
		for i, f := range e.of.Fields {
			m, embedded := b.member(f)
			m.path = append(slices.Clip(e.path), f)
			m.index = append(slices.Clip(e.index), i)
			switch {
			case embedded == nil && m.name != "":
				for range min(e.count, 2) {
					found = append(found, m)
				}
			case embedded != nil && deeper[embedded] != nil:
				deeper[embedded].count++
			case embedded != nil:
				deeper[embedded] = &embedding{of: embedded, path: m.path, index: m.index, count: 1}
				next = append(next, deeper[embedded])
			}
		}
	}
	return found, next
}

// member reads one declared field: as a field with a name, as an embedded struct to look into, or as neither.
func (b *Builder) member(f GoField) (m member, embedded *Description) {
	d := b.describe(f.Type)
	if d.Kind == reflect.Pointer && d.Name == "" {
		d = b.describe(d.Elem)
	}
	if !f.Exported && !(f.Embedded && d.Kind == reflect.Struct) {
		return member{}, nil
	}
	var ok bool
	if m.name, m.options, ok = b.rules.tag(f.Tag); !ok {
		return member{}, nil
	}
	m.tagged = m.name != ""
	m.options.Quoted = m.options.Quoted && isQuotable(goKinds[d.Kind])
	switch {
	case m.tagged:
	case f.Embedded && d.Kind == reflect.Struct:
		return m, d
	default:
		m.name = f.Name
	}
	return m, nil
}

// dominant chooses at most one of the rivals for each name that is not yet taken, in order, and takes all their names.
func dominant(rivals []member, taken map[string]bool) (chosen []member) {
	plain, tagged := map[string]int{}, map[string]int{} // how many have a name
	for i := range rivals {
		if m := &rivals[i]; m.tagged {
			tagged[m.name]++
		} else {
			plain[m.name]++
		}
	}
	for _, m := range rivals {
		alone := plain[m.name] == 1 && tagged[m.name] == 0
		if m.tagged {
			alone = tagged[m.name] == 1
		}
		if alone && !taken[m.name] {
			chosen = append(chosen, m)
		}
	}
	for i := range rivals {
		taken[rivals[i].name] = true
	}
	return chosen
}

// isArray reports whether a struct is written as an array, which a blank field says: _ struct{} `cbor:",toarray"`.
func (b *Builder) isArray(d *Description) bool {
	for i := range d.Fields {
		f := &d.Fields[i]
		if f.Name != "_" || !b.rules.asksForArray(f.Tag) {
			continue
		}
		if blank := b.describe(f.Type); blank.Kind == reflect.Struct && len(blank.Fields) == 0 {
			return true
		}
	}
	return false
}

// field makes the Field of a member of a struct.
func (b *Builder) field(m member, unaddressable bool) Field {
	f := Field{Name: m.name, Options: m.options}
	last := len(m.path) - 1
	for i, step := range m.path {
		n := node{step.Type, i == last && unaddressable && !b.throughPointer(m)}
		t := b.build(n)
		f.Path = append(f.Path, Step{GoName: step.Name, Offset: step.Offset, Type: t, Exported: step.Exported})
		f.Offset += step.Offset
		if i < last && t.Kind == Pointer {
			f.Offset = 0
		}
	}
	f.Type = f.Path[last].Type
	return f
}

// throughPointer reports whether an embedded pointer lies on the way to the field.
func (b *Builder) throughPointer(m member) bool {
	for _, step := range m.path[:len(m.path)-1] {
		if b.describe(step.Type).Kind == reflect.Pointer {
			return true
		}
	}
	return false
}
