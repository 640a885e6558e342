package layout

import (
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A Word is one word of a program: a number, half of where a block begins, or half of an offset that Go's compiler knows.
type Word struct {
	Number int
	Block  *Block
	Offset *Offset
	High   bool // the higher half of what the word says
}

// An Offset is the distance from the start of a struct to the end of some steps into it.
type Offset struct {
	Owner *schema.Type
	Steps []schema.Step
}

// distance is the offset in bytes, on the architecture that the types were read for.
func (o *Offset) distance() (n int) {
	for _, step := range o.Steps {
		n += int(step.Offset)
	}
	return n
}

// Value returns the word, where offsets are those of the architecture that the types were read for.
func (w *Word) Value() uint16 {
	v := w.Number
	switch {
	case w.Block != nil:
		v = w.Block.At
	case w.Offset != nil:
		v = w.Offset.distance()
	}
	if w.High {
		v >>= 16
	}
	return uint16(v)
}

// A Line is words that stand together in the source: an instruction, or the words of a type.
type Line struct {
	Words   []Word
	Comment string
}

// A Block is a struct, or the words of a type, that codes refer to.
type Block struct {
	Comment string
	Lines   []Line
	At      int // where its first word is
}

func (b *Block) size() (n int) {
	for i := range b.Lines {
		n += len(b.Lines[i].Words)
	}
	return n
}

// numbers makes words. It is not inlined where it stands, as it would be many times over.
//
//go:noinline
func numbers(list ...int) (words []Word) {
	for _, n := range list {
		words = append(words, Word{Number: n})
	}
	return words
}

// A Ref is a type as codes say it, with what the code refers to.
type Ref struct {
	Code     compact.Code
	Block    *Block // of compact.Struct and compact.Type
	Argument int
}

// halves are the words of an argument in full.
func (r Ref) halves() []Word {
	if r.Block != nil {
		return []Word{{Block: r.Block}, {Block: r.Block, High: true}}
	}
	return numbers(r.Argument&0xFFFF, r.Argument>>16)
}

// words are the words that compact.Programs.typeAt reads.
//
//go:noinline
func (r Ref) words() []Word { return append(numbers(int(r.Code)), r.halves()...) }

// A blockKey is what a block is of: as what was reached through a pointer, a few types are read in another way.
type blockKey struct {
	t       *schema.Type
	pointed bool
	what    string
}

// newBlock adds a block, if there is none for the key; fill writes it, later.
func (b *Layout) newBlock(key blockKey, comment string, fill func(*Block)) *Block {
	if old, ok := b.blockOf[key]; ok {
		return old
	}
	n := &Block{Comment: comment}
	b.blockOf[key] = n
	b.Blocks = append(b.Blocks, n)
	b.queue = append(b.queue, func() { fill(n) })
	return n
}

// layOut gives all blocks their places, and returns how many words they are.
func (b *Layout) layOut() (at int) {
	for _, n := range b.Blocks {
		n.At = at
		at += n.size()
	}
	return at
}
