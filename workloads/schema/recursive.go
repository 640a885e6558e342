package schema

// markRecursive sets Recursive on the Types that can contain themselves: those in a cycle of the graph. Types outside
// the list must already be finished.
func markRecursive(types []*Type) {
	s := search{index: map[*Type]int{}, low: map[*Type]int{}, open: map[*Type]bool{}, within: map[*Type]bool{}}
	for _, t := range types {
		s.within[t] = true
	}
	for _, t := range types {
		if s.index[t] == 0 {
			s.visit(t)
		}
	}
}

// A search finds strongly connected components by Tarjan's algorithm.
type search struct {
	within map[*Type]bool
	index  map[*Type]int // order of visit, from 1
	low    map[*Type]int // the earliest open Type that is reached from here
	open   map[*Type]bool
	stack  []*Type // the open Types
}

func (s *search) visit(t *Type) {
	s.index[t] = len(s.index) + 1
	s.low[t] = s.index[t]
	s.open[t] = true
	s.stack = append(s.stack, t)
	for _, next := range contents(t) {
		switch {
		case !s.within[next]:
		case s.index[next] == 0:
			s.visit(next)
			s.low[t] = min(s.low[t], s.low[next])
		case s.open[next]:
			s.low[t] = min(s.low[t], s.index[next])
			t.Recursive = t.Recursive || next == t
		}
	}
	if s.low[t] == s.index[t] {
		s.close(t)
	}
}

// close takes the component of root, which is the end of the stack from root on.
func (s *search) close(root *Type) {
	first := len(s.stack) - 1
	for s.stack[first] != root {
		first--
	}
	component := s.stack[first:]
	for _, t := range component {
		t.Recursive = t.Recursive || len(component) > 1
		s.open[t] = false
	}
	s.stack = s.stack[:first]
}

// contents are the types of the values that a value of the type holds in its serialized form.
func contents(t *Type) []*Type {
	if t.Elem != nil {
		return []*Type{t.Elem}
	}
	held := make([]*Type, len(t.Fields))
	for i := range t.Fields {
		held[i] = t.Fields[i].Type
	}
	return held
}
