package schema

// HasNoEnd reports whether the type is a pointer to nothing but pointers: type P *P, or a pointer to that. A value of it has no end and
// no content.
func (t *Type) HasNoEnd() bool {
	for slow := t; t.Kind == Pointer; slow = slow.Elem { // half as fast as t, which catches up in a loop
		t = t.Elem
		if t.Kind == Pointer {
			t = t.Elem
		}
		if t == slow {
			return true
		}
	}
	return false
}

// FindPointerLoop returns a type that has no end among types and all that they are made of, or nil.
func FindPointerLoop(types ...*Type) *Type {
	seen := map[*Type]bool{}
	for len(types) > 0 {
		t := types[len(types)-1]
		types = types[:len(types)-1]
		if t == nil || seen[t] {
			continue
		}
		if t.HasNoEnd() {
			return t
		}
		seen[t] = true
		types = append(types, t.Elem, t.Key)
		for i := range t.Fields {
			types = append(types, t.Fields[i].Type)
		}
	}
	return nil
}
