package strategytest

import (
	"strings"
	"sync"

	"github.com/vmbench/vmbench/workloads/schema"
)

// maxNesting is the number of open containers that encoding/json allows.
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

var nests = []nest{
	{"[", "", "]", 1},
	{`{"a":`, "1", "}", 1},
	{`[{"":`, "null", "}]", 2},
}

// nestings are documents at the limit of nesting, just below and just above it, which fit any type or none.
var nestings = sync.OnceValue(func() (documents [][]byte) {
	for _, n := range nests {
		limit := maxNesting / n.containers
		for levels := limit - 1; levels <= limit+1; levels++ {
			documents = append(documents, n.document(levels))
		}
	}
	unknown := nest{"[", "", "]", 1}
	for levels := maxNesting - 2; levels <= maxNesting; levels++ {
		document := `{"no such member":` + string(unknown.document(levels)) + `,"another":[[],{}]}`
		documents = append(documents, []byte(document))
	}
	open := []byte(strings.Repeat("[", maxNesting+1))
	return append(documents, open, open[:maxNesting])
})

// selfNestings are documents at the limit that fit a recursive type, because they follow its recursion.
func selfNestings(t *schema.Type) (documents [][]byte) {
	n, ok := recursion(t, t, map[*schema.Type]bool{})
	if !ok || n.containers == 0 {
		return nil
	}
	limit := maxNesting / n.containers
	for levels := limit - 1; levels <= limit+1; levels++ {
		documents = append(documents, n.document(levels))
	}
	n.center = `"x"`
	return append(documents, n.document(limit/2), n.document(3))
}

// recursion finds a way from a type to the goal, as what has to be written around a value of the goal's type.
func recursion(t, goal *schema.Type, visited map[*schema.Type]bool) (nest, bool) {
	if visited[t] {
		return nest{center: "null"}, t == goal
	}
	visited[t] = true
	switch t.Kind {
	case schema.Pointer:
		return recursion(t.Elem, goal, visited)
	case schema.Slice, schema.Array:
		n, ok := recursion(t.Elem, goal, visited)
		return n.inside("[", "]"), ok
	case schema.Map:
		n, ok := recursion(t.Elem, goal, visited)
		return n.inside(`{"1":`, "}"), ok
	case schema.Struct:
		for i := range t.Fields {
			if n, ok := recursion(t.Fields[i].Type, goal, visited); ok {
				return n.inside(`{"`+t.Fields[i].Name+`":`, "}"), true
			}
		}
	}
	return nest{}, false
}

// inside returns the nest within one more container on each level.
func (n nest) inside(open, close string) nest {
	return nest{open + n.open, n.center, n.close + close, n.containers + 1}
}
