package layout

import "github.com/vmbench/vmbench/workloads/schema"

// unsupported says what of a type, or of what it is made of, programs cannot do, or "".
func (b *Layout) unsupported(t *schema.Type) string {
	f := limitFinder{named: b.named, seen: map[*schema.Type]bool{}}
	f.look(t)
	return f.found
}

// A limitFinder looks at each type once and keeps the first thing that it finds.
type limitFinder struct {
	named bool
	seen  map[*schema.Type]bool
	found string
}

func (f *limitFinder) look(t *schema.Type) {
	if t == nil || f.seen[t] || f.found != "" {
		return
	}
	f.seen[t] = true
	f.found = limit(t)
	for i := range t.Fields {
		if f.found == "" {
			f.found = f.fieldLimit(t, &t.Fields[i])
		}
		f.look(t.Fields[i].Type)
	}
	f.look(t.Elem)
}

// limit says what of t itself programs cannot do.
func limit(t *schema.Type) string {
	switch {
	case t.Kind == schema.Pointer && isPointerLoop(t):
		return t.Name + " points to itself"
	case len(t.Fields) >= 1<<16:
		return t.Name + " has too many fields"
	}
	return ""
}

// isPointerLoop reports whether t is a pointer to nothing but pointers.
func isPointerLoop(t *schema.Type) bool {
	for e := t.Elem; e.Kind == schema.Pointer; e = e.Elem {
		if e == t {
			return true
		}
	}
	return false
}

// fieldLimit says what of a field programs cannot do.
func (l *limitFinder) fieldLimit(t *schema.Type, f *schema.Field) string {
	through := f.ThroughPointer()
	for _, s := range f.Path {
		if l.named && !s.Exported {
			return t.Name + " embeds " + s.Type.Name + ", which has no name here"
		}
		if through && s.Offset >= 1<<16 {
			return t.Name + " has an embedded pointer too far from its start"
		}
	}
	if len(f.Name) >= 1<<13 {
		return t.Name + " has a member whose name is too long"
	}
	return ""
}
