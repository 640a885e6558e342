package main

import (
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A shape is what a type is made of.
type shape struct {
	structs, fields              int
	recursive, maps, any, method bool
}

func shapeOf(t *schema.Type) shape {
	var s shape
	s.visit(t, map[*schema.Type]bool{})
	return s
}

func (s *shape) visit(t *schema.Type, seen map[*schema.Type]bool) {
	if t == nil || seen[t] {
		return
	}
	seen[t] = true
	s.recursive = s.recursive || t.Recursive
	s.method = s.method || t.Encode != schema.ByKind || t.Decode != schema.ByKind
	switch t.Kind {
	case schema.Struct:
		s.structs++
		s.fields += len(t.Fields)
	case schema.Map:
		s.maps = true
	case schema.Any:
		s.any = true
	}
	s.visit(t.Elem, seen)
	for i := range t.Fields {
		s.visit(t.Fields[i].Type, seen)
	}
}

// holds names what makes the type more than structs, slices and scalars.
func (s shape) holds() string {
	var words []string
	for _, w := range []struct {
		word string
		has  bool
	}{{"itself", s.recursive}, {"maps", s.maps}, {"any", s.any}, {"methods", s.method}} {
		if w.has {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, ", ")
}
