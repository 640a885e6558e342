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
	slices.SortFunc(chosen, func(x, y member) int { return slices.Compare(x.index, y.index) })
	b.members[d] = chosen
	return chosen
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
				found = append(found, slices.Repeat([]member{m}, min(e.count, 2))...)
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
	tag := reflect.StructTag(f.Tag).Get("json")
	if tag == "-" {
		return member{}, nil
	}
	m.name, m.options = parseTag(tag)
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

// dominant chooses at most one of the rivals for each name that is not yet taken, and takes all their names.
func dominant(rivals []member, taken map[string]bool) (chosen []member) {
	byName := map[string][]member{}
	for _, m := range rivals {
		byName[m.name] = append(byName[m.name], m)
	}
	for name, same := range byName {
		tagged := slices.DeleteFunc(slices.Clone(same), func(m member) bool { return !m.tagged })
		if len(tagged) > 0 {
			same = tagged
		}
		if len(same) == 1 && !taken[name] {
			chosen = append(chosen, same[0])
		}
		taken[name] = true
	}
	return chosen
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
	return slices.ContainsFunc(m.path[:len(m.path)-1], func(step GoField) bool {
		return b.describe(step.Type).Kind == reflect.Pointer
	})
}
