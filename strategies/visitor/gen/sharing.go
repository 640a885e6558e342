package gen

import (
	"fmt"
	"strings"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A sharing says which types of several dialects are the same to a half, although each dialect has a graph of its own: those
// that no statement of a half would tell apart, nor of the halves that it calls. One half is generated for all of them.
type sharing struct {
	types   []*schema.Type                // of all dialects
	first   map[*schema.Type]*schema.Type // the type that a half is generated for
	formats map[*schema.Type][]*format    // which formats call the half of that type
}

// share compares the types that the roots are made of. It takes all for the same at first, and tells apart what differs in
// itself or in what it is made of, until nothing more does.
func share(all []Types) *sharing {
	var types []*schema.Type
	of := map[*schema.Type]*format{}
	for i := range all {
		f := formatOf(all[i].Dialect)
		for _, t := range reachable(all[i].all()) {
			types = append(types, t)
			of[t] = f
		}
	}
	class := map[*schema.Type]int{}
	for before, now := -1, 0; before != now; before, now = now, len(refine(types, of, class)) {
	}
	return newSharing(types, of, class)
}

// refine gives types another class if they differ, and returns the classes.
func refine(types []*schema.Type, of map[*schema.Type]*format, class map[*schema.Type]int) map[string]int {
	classes, next := map[string]int{}, make([]int, len(types))
	for i, t := range types {
		text := fmt.Sprint(class[t], " ", signature(t, of[t]))
		for _, part := range parts(t) {
			text += fmt.Sprint(" ", class[part])
		}
		if _, ok := classes[text]; !ok {
			classes[text] = len(classes) + 1
		}
		next[i] = classes[text]
	}
	for i, t := range types {
		class[t] = next[i]
	}
	return classes
}

func newSharing(types []*schema.Type, of map[*schema.Type]*format, class map[*schema.Type]int) *sharing {
	s := &sharing{types, map[*schema.Type]*schema.Type{}, map[*schema.Type][]*format{}}
	first := map[int]*schema.Type{}
	for _, t := range types {
		if first[class[t]] == nil {
			first[class[t]] = t
		}
		f := first[class[t]]
		s.first[t] = f
		if last := len(s.formats[f]) - 1; last < 0 || s.formats[f][last] != of[t] {
			s.formats[f] = append(s.formats[f], of[t])
		}
	}
	return s
}

// signature is what a half is generated from, but for the types that a type is made of.
func signature(t *schema.Type, f *format) string {
	var s strings.Builder
	fmt.Fprint(&s, t.Name, t.Imports, t.Kind, t.Len, t.ToArray, t.Encode, t.Decode, t.PointerDecode,
		t.KeyEncode, t.KeyDecode, t.HasIsZero, t.Comparable, t.Recursive, readsElements(t, f))
	for i := range t.Fields {
		field := &t.Fields[i]
		fmt.Fprintf(&s, " %q%v", field.Name, field.Options)
		for _, step := range field.Path {
			fmt.Fprint(&s, ".", step.GoName)
		}
	}
	return s.String()
}

// readsElements reports whether a slice that is written as bytes is read element by element, because its elements have a method:
// in JSON alone.
func readsElements(t *schema.Type, f *format) bool {
	return t.Kind == schema.Bytes && t.Elem.Decode != schema.ByKind && f.dialect == schema.JSON
}

// parts are the types whose halves that of a type depends on.
func parts(t *schema.Type) (list []*schema.Type) {
	if byMethods(t) {
		return nil
	}
	if t.Key != nil {
		list = append(list, t.Key)
	}
	return append(list, values(t)...)
}

// values are the types of the values that a value of the type holds.
func values(t *schema.Type) (list []*schema.Type) {
	if byMethods(t) {
		return nil
	}
	if t.Elem != nil {
		list = append(list, t.Elem)
	}
	for i := range t.Fields {
		list = append(list, t.Fields[i].Type)
	}
	return list
}

// byMethods reports whether a type's own methods do all, so that nobody looks into its values.
func byMethods(t *schema.Type) bool { return t.Encode != schema.ByKind && t.Decode != schema.ByKind }

// reachable returns types and all that they are made of.
func reachable(types []*schema.Type) (found []*schema.Type) {
	seen := map[*schema.Type]bool{}
	var add func(*schema.Type)
	add = func(t *schema.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		found = append(found, t)
		for _, part := range parts(t) {
			add(part)
		}
	}
	for _, t := range types {
		add(t)
	}
	return found
}

func (s *sharing) same(a, b *schema.Type) bool { return s.first[a] == s.first[b] }

// name gives types names that are the same where their halves are. Where a Go type has more than one half, the one for JSON gets
// its plain name, and others get numbers.
func (s *sharing) name(pkg *codegen.Package) {
	later := s.types[:0:0]
	for _, t := range s.types {
		if s.formats[s.first[t]][0] == &formats[0] {
			pkg.Alias(t, s.first[t])
		} else {
			later = append(later, t)
		}
	}
	for _, t := range later {
		pkg.Alias(t, s.first[t])
	}
}
