package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/vmbench/vmbench/workloads/schema"
)

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
	f.found = f.limit(t)
	for i := range t.Fields {
		if f.found == "" {
			f.found = f.fieldLimit(t, &t.Fields[i])
		}
		f.look(t.Fields[i].Type)
	}
	f.look(t.Elem)
}

// limit says what of t itself programs cannot do.
func (f *limitFinder) limit(t *schema.Type) string {
	switch {
	case t.HasNoEnd():
		return t.Name + " points to nothing but pointers"
	case len(t.Fields) >= 1<<16:
		return t.Name + " has too many fields"
	case t.Kind == schema.Array && t.Len >= 1<<31:
		return t.Name + " is too long"
	case f.named && isHidden(t) && needsName(t):
		return t.Name + " has no name here"
	case f.named && t.Kind == schema.Map && isHidden(t.Key) && (t.KeyEncode == schema.KeyText || t.KeyDecode != t.KeyEncode):
		return t.Key.Name + " has no name here"
	}
	return ""
}

// isHidden reports whether the expression of a type has a name that its package does not export.
func isHidden(t *schema.Type) bool {
	if t.Package == "" {
		return false
	}
	for i := range len(t.Name) - 1 {
		if first, _ := utf8.DecodeRuneInString(t.Name[i+1:]); t.Name[i] == '.' && !unicode.IsUpper(first) {
			return true
		}
	}
	return false
}

// needsName reports whether generated code mentions a type: as one with offsets in it, or with functions of its own.
func needsName(t *schema.Type) bool {
	switch t.Kind {
	case schema.Pointer, schema.Slice, schema.Array, schema.Map:
		return t.Encode != schema.ByKind || t.Decode != schema.ByKind
	}
	return scalars[t.Kind] == 0 || t.Encode != schema.ByKind || t.Decode != schema.ByKind
}

// fieldLimit says what of a field programs cannot do.
func (f *limitFinder) fieldLimit(t *schema.Type, field *schema.Field) string {
	for _, s := range field.Path {
		if f.named && !s.Exported {
			return t.Name + " embeds " + s.Type.Name + ", which has no name here"
		}
	}
	hops := segments(t, field)
	for _, hop := range hops[:len(hops)-1] {
		if hop.offset.distance() >= 1<<16 {
			return t.Name + " has an embedded pointer too far from its start"
		}
	}
	switch {
	case len(field.Name) >= 1<<13:
		return t.Name + " has a member whose name is too long"
	case f.named && isHidden(field.Type) && (field.Options.Quoted || field.Options.OmitZero):
		return field.Type.Name + " has no name here"
	}
	return ""
}
