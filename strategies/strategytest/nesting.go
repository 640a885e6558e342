package strategytest

import (
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// maxNesting is the number of open containers that are allowed.
const maxNesting = 10_000

// A nest is what is written once for each level of a deep document.
type nest struct {
	open, center, close string
	containers          int // opened by one level
}

// document returns the nest at the given number of levels.
func (n nest) document(levels int) []byte {
	return []byte(strings.Repeat(n.open, levels) + n.center + strings.Repeat(n.close, levels))
}

// nestings are documents at the limit of nesting, just below and just above it, which fit any type or none.
func (v *vocabulary) nestings() [][]byte {
	v.nesting.Do(func() { v.nested = v.makeNestings() })
	return v.nested
}

func (v *vocabulary) makeNestings() (documents [][]byte) {
	for _, n := range v.nests {
		limit := maxNesting / n.containers
		for levels := limit - 1; levels <= limit+1; levels++ {
			documents = append(documents, n.document(levels))
		}
	}
	first := v.nests[0]
	for levels := maxNesting - 2; levels <= maxNesting; levels++ {
		document := v.beside[0] + string(first.document(levels)) + v.beside[1]
		documents = append(documents, []byte(document))
	}
	open := []byte(strings.Repeat(first.open, maxNesting+1))
	return append(documents, open, open[:maxNesting*len(first.open)])
}

// selfNestings are documents at the limit that fit a recursive type, because they follow its recursion.
func selfNestings(g grammar, t *schema.Type) (documents [][]byte) {
	n, ok := recursion(g, t, t, map[*schema.Type]bool{})
	if !ok || n.containers == 0 {
		return nil
	}
	limit := maxNesting / n.containers
	for levels := limit - 1; levels <= limit+1; levels++ {
		documents = append(documents, n.document(levels))
	}
	n.center = g.vocabulary().text
	return append(documents, n.document(limit/2), n.document(3))
}

// recursion finds a way from a type to the goal, as what has to be written around a value of the goal's type.
func recursion(g grammar, t, goal *schema.Type, visited map[*schema.Type]bool) (nest, bool) {
	if visited[t] {
		return nest{center: g.vocabulary().null}, t == goal
	}
	visited[t] = true
	switch t.Kind {
	case schema.Pointer:
		return recursion(g, t.Elem, goal, visited)
	case schema.Slice, schema.Array, schema.Map:
		n, ok := recursion(g, t.Elem, goal, visited)
		return n.inside(g.around(t, 0)), ok
	case schema.Struct:
		for i := range t.Fields {
			if n, ok := recursion(g, t.Fields[i].Type, goal, visited); ok {
				return n.inside(g.around(t, i)), true
			}
		}
	}
	return nest{}, false
}

// inside returns the nest within one more container on each level.
func (n nest) inside(open, end string) nest {
	return nest{open + n.open, n.center, n.close + end, n.containers + 1}
}
