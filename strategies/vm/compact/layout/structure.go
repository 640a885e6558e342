package layout

import (
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// structOf is a struct, which may be written as an array.
func (b *Layout) structOf(t *schema.Type) Ref {
	r := Ref{Code: compact.Struct, Block: b.newBlock(blockKey{t: t}, t.Name, func(n *Block) { b.structure(n, t) })}
	if !t.ToArray {
		return r
	}
	b.Tuples = true
	r.Code = compact.Tuple
	return b.words(blockKey{t, false, "tuple"}, t.Name, r)
}

// structure fills the block of a struct: an instruction for each member, or more for one that is left out under two conditions.
func (b *Layout) structure(n *Block, t *schema.Type) {
	n.Lines = []Line{{Words: numbers(len(t.Fields))}}
	for i := range t.Fields {
		n.Lines = append(n.Lines, b.member(t, &t.Fields[i]))
	}
}

// member is the instruction of a field of t.
func (b *Layout) member(t *schema.Type, f *schema.Field) Line {
	r := b.fieldRef(f)
	hops := segments(t, f)
	last := hops[len(hops)-1]
	name := b.names.index(f)
	flags, test := b.omits(f)
	way := last.way()
	if f.Type.Size == 0 {
		way |= compact.Sizeless
	}
	if len(hops) > 1 || way != 0 && r.Code.IsComposite() {
		flags |= compact.Embedded
	}
	wide := b.wide && r.Block != nil || name >= 1<<16 || b.Types >= 1<<16 || last.size >= 1<<16 || r.Argument >= 1<<16
	if wide {
		flags |= compact.Wide
	}
	words := append(numbers(int(r.Code|flags), name&0xFFFF), Word{Offset: last.offset})
	if wide {
		words = append(words, Word{Number: name >> 16}, Word{Offset: last.offset, High: true})
	}
	if r.Code.HasArgument() {
		argument := r.halves()
		if !wide {
			argument = argument[:1]
		}
		words = append(words, argument...)
	}
	if r.Code.IsComposite() {
		b.Types++
		words = append(words, Word{Number: (b.Types - 1) & 0xFFFF})
		if wide {
			words = append(words, Word{Number: (b.Types - 1) >> 16})
		}
	}
	if flags&compact.Test != 0 {
		words = append(words, Word{Number: test})
	}
	if flags&compact.Embedded != 0 {
		words = append(words, Word{Number: len(hops) - 1})
		for _, hop := range hops[:len(hops)-1] {
			words = append(words, Word{Offset: hop.offset}, Word{Number: hop.way()})
		}
		words = append(words, Word{Number: way})
	}
	return Line{words, f.Name + " " + f.Type.Name}
}

func (b *Layout) fieldRef(f *schema.Field) Ref {
	if f.Options.Quoted {
		return b.hook(f.Type, Hook{Append: InString, Decode: InString}, false)
	}
	return b.ref(f.Type, false)
}

// A segment is the part of the way to a field that lies in one object: up to an embedded pointer, or to the field.
type segment struct {
	offset *Offset
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
		list = append(list, segment{&Offset{object, f.Path[from : end+1]}, object.Size})
		object = f.Path[end].Type.Elem
		from = end + 1
	}
	return list
}

// way is how package compact finds the type at the end of the segment.
func (s *segment) way() int {
	way := len(s.offset.Steps) - 1
	if !s.offset.Steps[way].Exported && s.offset.Steps[way].Type.Kind == schema.Pointer {
		way |= compact.Hidden
	}
	return way
}
