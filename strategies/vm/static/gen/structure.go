package gen

import (
	"strings"

	"github.com/vmbench/vmbench/strategies/vm/static"
	"github.com/vmbench/vmbench/workloads/schema"
)

// structure fills the block of a struct: an instruction for each member, or more for one that is left out under two conditions.
func (b *builder) structure(n *block, t *schema.Type) {
	n.lines = []line{{words: numbers(len(t.Fields))}}
	for i := range t.Fields {
		n.lines = append(n.lines, b.member(t, &t.Fields[i]))
	}
}

// member is the instruction of a field of t.
func (b *builder) member(t *schema.Type, f *schema.Field) line {
	r := b.fieldRef(f)
	hops := segments(t, f)
	last := hops[len(hops)-1]
	name := b.names.index(f.Name)
	flags, test := b.omits(f)
	way := last.way()
	if f.Type.Size == 0 {
		way |= sizelessWay(f.Type)
	}
	if len(hops) > 1 || way != 0 && r.code.IsComposite() {
		flags |= static.Embedded
	}
	wide := b.wide && r.block != nil || name >= 1<<16 || b.types >= 1<<16 || last.size >= 1<<16 || r.argument >= 1<<16
	if wide {
		flags |= static.Wide
	}
	words := append(numbers(int(r.code|flags), name&0xFFFF), word{offset: last.offset})
	if wide {
		words = append(words, word{number: name >> 16}, word{offset: last.offset, high: true})
	}
	if r.code.HasArgument() {
		argument := r.halves()
		if !wide {
			argument = argument[:1]
		}
		words = append(words, argument...)
	}
	if r.code.IsComposite() {
		b.types++
		words = append(words, word{number: (b.types - 1) & 0xFFFF})
		if wide {
			words = append(words, word{number: (b.types - 1) >> 16})
		}
	}
	if flags&static.Test != 0 {
		words = append(words, word{number: test})
	}
	if flags&static.Embedded != 0 {
		words = append(words, word{number: len(hops) - 1})
		for _, hop := range hops[:len(hops)-1] {
			words = append(words, word{offset: hop.offset}, word{number: hop.way()})
		}
		words = append(words, word{number: way})
	}
	return line{words, text("%s %s", f.Name, f.Type)}
}

// sizelessWay is how a type of no size is told from others that lie at the same offset.
func sizelessWay(t *schema.Type) int {
	if t.Kind == schema.Array {
		return static.NoArray
	}
	return static.NoStruct
}

func (b *builder) fieldRef(f *schema.Field) ref {
	if f.Options.Quoted {
		return b.hook(f.Type, hook{append: quotedAppend, decode: quotedDecode}, false)
	}
	return b.ref(f.Type, false)
}

// A segment is the part of the way to a field that lies in one object: up to an embedded pointer, or to the field.
type segment struct {
	offset func(w *writer) string // as an expression
	steps  []schema.Step
	size   uintptr // of the object
}

// segments takes the way to a field of t apart.
func segments(t *schema.Type, f *schema.Field) (list []segment) {
	object := t
	for from := 0; from < len(f.Path); {
		end := from
		for end < len(f.Path)-1 && f.Path[end].Type.Kind != schema.Pointer {
			end++
		}
		steps, owner := f.Path[from:end+1], object
		s := segment{steps: steps, size: owner.Size}
		s.offset = func(w *writer) string { return w.offset(owner, steps) }
		list = append(list, s)
		object = f.Path[end].Type.Elem
		from = end + 1
	}
	return list
}

// way is how package static finds the type at the end of the segment.
func (s *segment) way() int {
	way := len(s.steps) - 1
	if !s.steps[way].Exported && s.steps[way].Type.Kind == schema.Pointer {
		way |= static.Hidden
	}
	return way
}

// offset is the distance from the start of a struct to the end of the steps, as a constant expression.
func (w *writer) offset(owner *schema.Type, steps []schema.Step) string {
	selector := w.TypeExpr(owner) + "{}"
	var terms []string
	for _, step := range steps {
		selector += "." + step.GoName
		terms = append(terms, w.Import("unsafe")+".Offsetof("+selector+")")
	}
	return strings.Join(terms, "+")
}
